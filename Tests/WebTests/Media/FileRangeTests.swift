import Testing

@testable import Web

@Suite struct FileRangeTests {
    @Test(arguments: [
        ("bytes=0-499", FileRange.part(0..<500)), ("bytes=500-", .part(500..<1000)), ("bytes=-100", .part(900..<1000)),
        ("bytes=-5000", .part(0..<1000)), ("bytes=999-999", .part(999..<1000)), ("bytes=0-99999", .part(0..<1000)),
        ("bytes=1000-", .unsatisfiable), ("bytes=5000-6000", .unsatisfiable), ("bytes=-0", .unsatisfiable),
    ])
    func `one range is understood`(header: String, expected: FileRange) {
        #expect(FileRange(header, size: 1000) == expected)
    }

    @Test(arguments: [
        nil, "", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-2", "bytes=0-1,5-6", "items=0-5", "bytes=+1-5",
        "bytes=1-5-9", "bytes=99999999999999999999-", "bytes=-99999999999999999999", "bytes= 1-5", "bytes=١-٥",
        "bytes=" + String(repeating: "1", count: 500) + "-",
    ])
    func `what is not understood gets the whole`(header: String?) {
        #expect(FileRange(header, size: 1000) == .whole)
    }
}
