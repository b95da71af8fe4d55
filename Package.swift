// swift-tools-version: 6.2

import PackageDescription

/// Swift 6 mode, four upcoming features, and warnings as errors in our own targets only.
let ours: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioFoundation = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

func library(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: ours)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: ours)
}

let package = Package(
    name: "liaison",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "liaison", targets: ["App"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(name: "CPhoneNumber", linkerSettings: [.linkedLibrary("phonenumber")]),
        .target(name: "CMail", linkerSettings: [.linkedLibrary("curl")]),

        library("Linking", ["CPhoneNumber"]),
        library("Domain", ["Linking"]),
        library("HubSpot", ["Domain", crypto]),
        library("WhatsApp", ["Domain", crypto]),
        library("SMTP", ["Domain", "CMail"]),
        library("Storage", ["Domain", "Linking", "CLibpq", grdb, grdbSQLite, nioPosix, crypto]),
        library(
            "Sync", ["Domain", "Linking", "Storage", "HubSpot", "WhatsApp", "SMTP", crypto, cryptoExtras, logging]),
        library(
            "Web",
            [
                "Domain", "Storage", "Sync", "CZlib", "CQRencode", hummingbird, mustache, crypto, logging, httpTypes,
                nioCore, serviceLifecycle,
            ],
            resources: [.copy("Pages"), .copy("Assets"), .copy("Words")]),
        library(
            "Sandbox", ["Domain", hummingbird, mustache, crypto, logging, httpTypes, nioCore, nioPosix],
            resources: [.copy("Pages")]),
        .executableTarget(
            name: "App",
            dependencies: [
                "Domain", "Linking", "HubSpot", "WhatsApp", "SMTP", "Storage", "Sync", "Web", "Sandbox",
                argumentParser, asyncHTTPClient, configuration, hummingbird, logging, nioCore, nioPosix, nioHTTP1,
                nioFoundation, serviceLifecycle, systemPackage, unixSignals,
            ],
            swiftSettings: ours),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Domain", "Linking", "CPhoneNumber", "HubSpot", "WhatsApp", "Storage", "Sync", "Web", "Sandbox",
                "TestEngines", "WebhookSamples", grdbSQLite, crypto, hummingbird, hummingbirdTesting, httpTypes,
            ],
            path: "Benchmarks",
            swiftSettings: ours),

        tests("LinkingTests", ["Linking"]),
        tests("DomainTests", ["Domain"]),
        .target(
            name: "TestEngines", dependencies: ["Storage", "Domain"], path: "Tests/TestEngines", swiftSettings: ours),
        .target(
            name: "WebhookSamples", dependencies: ["Domain"], path: "Tests/WebhookSamples", swiftSettings: ours),
        tests("StorageTests", ["Storage", "Domain", "Linking", "TestEngines", crypto]),
        tests("HubSpotTests", ["HubSpot", "Domain", "Sandbox"]),
        tests("WhatsAppTests", ["WhatsApp", "Domain", "WebhookSamples"]),
        tests("SMTPTests", ["SMTP", "Domain", "Sandbox"]),
        tests(
            "SyncTests",
            [
                "Sync", "Storage", "Domain", "Linking", "HubSpot", "WhatsApp", "SMTP", "Sandbox", "TestEngines",
                "WebhookSamples", logging,
            ]),
        tests("SandboxTests", ["Sandbox", "Domain"]),
        tests(
            "WebTests",
            [
                "Web", "Sync", "Storage", "Domain", "Linking", "HubSpot", "TestEngines", hummingbird,
                hummingbirdTesting,
                httpTypes, nioCore, logging, crypto,
            ]),
        tests(
            "JourneyTests",
            ["App", "Sandbox", "Storage", "Sync", "Domain", "WhatsApp", "TestEngines", logging, serviceLifecycle]),
        tests(
            "SimulationTests",
            ["Sync", "Storage", "Domain", "Linking", "HubSpot", "WhatsApp", "Sandbox", "TestEngines", logging]),
        tests("TidyTests", []),
    ],
    cxxLanguageStandard: .cxx17
)
