import Domain
import Foundation
import Storage
import TestEngines
import Testing

struct FileStoreTests {
    @Test func `a file is found by its hash, whole and in parts, and the same twice is one`() async throws {
        try await withTemporaryFolder { folder in
            let store = FileStore(folder: folder + "/deep/media")
            let bytes = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            let kept = try keep(bytes, store, pieces: 7)
            #expect(try keep(bytes, store, pieces: 1, id: 2) == kept)
            #expect(kept.size == 300_000 && store.size(of: kept.hash) == 300_000)
            #expect(try store.whole(kept.hash) == bytes)
            for range in [Int64(0)..<300_000, 0..<1, 131_071..<131_073, 299_999..<300_000, 5..<5] {
                #expect(try await read(store, kept.hash, range) == bytes[Int(range.lowerBound)..<Int(range.upperBound)])
            }
            #expect(try files(in: folder).count == 1)
        }
    }

    @Test func `what was discarded, dropped or cut off leaves nothing that could be served`() async throws {
        try await withTemporaryFolder { folder in
            let store = FileStore(folder: folder)
            let kept = try keep(Data("whole".utf8), store)
            let discarded = try store.draft(7)
            try discarded.write(Data("half".utf8))
            discarded.discard()
            do {
                let dropped = try store.draft(8)
                try dropped.write(Data("half".utf8))
            }
            #expect(try files(in: folder).count == 1)
            // A killed process runs no clean-up.
            try Data("half".utf8).write(to: URL(fileURLWithPath: folder + "/unfinished-9"))
            #expect(try store.sweep() == 1)
            #expect(try files(in: folder).map { ($0 as NSString).lastPathComponent } == [kept.hash.hexadecimal])
            #expect(try store.sweep() == 0)
        }
    }

    @Test func `a file that was finished is not written to any more`() async throws {
        try await withTemporaryFolder { folder in
            let draft = try FileStore(folder: folder).draft(1)
            try draft.write(Data("a".utf8))
            let kept = try draft.keep()
            #expect(throws: FileStoreError.self) { try draft.write(Data("b".utf8)) }
            #expect(throws: FileStoreError.self) { _ = try draft.keep() }
            draft.discard()
            #expect(FileStore(folder: folder).size(of: kept.hash) == 1)
        }
    }

    @Test func `a folder that cannot be used is said with what to do`() async throws {
        try await withTemporaryFolder { folder in
            let place = folder + "/file"
            try Data().write(to: URL(fileURLWithPath: place))
            let store = FileStore(folder: place + "/media")
            #expect(throws: FileStoreError.self) { try store.check() }
            let error = #expect(throws: FileStoreError.self) { _ = try store.draft(1) }
            #expect(error?.word == "disk" && error?.sentence.contains(place) == true)
        }
    }

    @Test func `files are for this user only`() async throws {
        try await withTemporaryFolder { folder in
            let kept = try keep(Data("x".utf8), FileStore(folder: folder + "/media"))
            let path = folder + "/media/\(kept.hash.hexadecimal.prefix(2))/\(kept.hash.hexadecimal)"
            for (path, mode) in [(path, 0o600), (folder + "/media", 0o700)] {
                #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode)
            }
        }
    }

    private func keep(_ bytes: Data, _ store: FileStore, pieces: Int = 1, id: Int64 = 1) throws -> KeptFile {
        let draft = try store.draft(id)
        let step = bytes.count / pieces + 1
        for start in stride(from: 0, to: bytes.count, by: step) {
            try draft.write(bytes[start..<min(start + step, bytes.count)])
        }
        return try draft.keep()
    }

    private func read(_ store: FileStore, _ hash: FileHash, _ range: Range<Int64>) async throws -> Data {
        var data = Data()
        for try await piece in try #require(store.pieces(of: hash, range: range)) { data += piece }
        return data
    }

    private func files(in folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }
}
