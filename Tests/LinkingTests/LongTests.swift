import Foundation

/// Counts that take minutes run only when they are asked for: `LIAISON_LONG_TESTS=1`, best with a release build.
enum LongTests {
    static let isOn = !(ProcessInfo.processInfo.environment["LIAISON_LONG_TESTS"] ?? "").isEmpty
}
