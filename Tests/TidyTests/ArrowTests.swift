import Testing

/// Who may import whom: the table in `ARCHITECTURE.md`. Each line is a target and everything it may name, ours first.
struct ArrowTests {
    static let arrows: [String: Set<String>] = [
        "Linking": ["CPhoneNumber"],
        "Domain": ["Linking"],
        "HubSpot": ["Domain", "Linking", "Crypto"],
        "WhatsApp": ["Domain", "Linking", "Crypto"],
        "SMTP": ["Domain", "CMail"],
        "Storage": ["Domain", "Linking", "CLibpq", "Dispatch", "GRDB", "GRDBSQLite", "NIOPosix", "Crypto"],
        "Sync": [
            "Domain", "Linking", "Storage", "HubSpot", "WhatsApp", "SMTP", "Crypto", "CryptoExtras", "Logging",
        ],
        "Web": [
            "Domain", "Linking", "Storage", "Sync", "CZlib", "CQRencode", "Hummingbird", "Mustache", "Crypto",
            "Logging", "HTTPTypes", "NIOCore", "ServiceLifecycle",
        ],
        "Sandbox": [
            "Domain", "Hummingbird", "Mustache", "Crypto", "Logging", "HTTPTypes", "NIOCore", "NIOPosix",
        ],
        "App": [
            "Domain", "Linking", "HubSpot", "WhatsApp", "SMTP", "Storage", "Sync", "Web", "Sandbox", "ArgumentParser",
            "AsyncHTTPClient", "Configuration", "Hummingbird", "Logging", "NIOCore", "NIOFoundationCompat",
            "NIOFoundationEssentialsCompat", "NIOHTTP1", "NIOPosix", "ServiceLifecycle", "SystemPackage", "UnixSignals",
        ],
    ]
    static let everywhere: Set = ["Foundation", "Synchronization"]

    private let sources = Tree.package.swift.filter { $0.isBelow("Sources") }

    @Test func `no target imports what its layer may not know`() {
        expectNone(
            sources.flatMap { file -> [Violation] in
                guard let target = file.folder(in: "Sources"), let allowed = Self.arrows[target] else { return [] }
                return imports(of: file).filter { !allowed.union(Self.everywhere).contains($0.module) }.map {
                    Violation(file.path, line: $0.line, "\(target) must not import \($0.module)")
                }
            })
    }

    @Test func `every target has its line in the table of arrows`() {
        expectNone(
            Tree.package.targets.subtracting(Self.arrows.keys).sorted().map {
                Violation("Sources/\($0)", "is not in the table of ArrowTests")
            })
    }

    @Test func `the table of arrows has no circle`() {
        var settled: Set<String> = []
        var waiting = Self.arrows.mapValues { $0.intersection(Self.arrows.keys) }
        while let next = waiting.first(where: { $0.value.isSubset(of: settled) })?.key {
            settled.insert(next)
            waiting[next] = nil
        }
        #expect(waiting.isEmpty)
    }

    private func imports(of file: SwiftFile) -> [(module: String, line: Int)] {
        let pattern = /^\s*(?:@\w+\s+)*(?:\w+\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let)\s+)?(\w+)/
        return file.code.enumerated().compactMap { index, line in
            line.firstMatch(of: pattern).map { (String($0.output.1), index + 1) }
        }
    }
}
