import Foundation
import Storage
import TestEngines
import Testing

@Suite struct SQLiteTests {
    @Test func `folder and file are made, for the owner alone`() async throws {
        try await withTemporaryFolder { folder in
            let url = try DatabaseURL(parsing: "sqlite:\(folder)/a/b/liaison.sqlite")
            try await withOpen(url) { try await $0.write { try $0.run("CREATE TABLE t (id BIGINT)") } }
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/a/b")
            #expect(attributes[.posixPermissions] as? Int == 0o700)
            let file = try FileManager.default.attributesOfItem(atPath: "\(folder)/a/b/liaison.sqlite")
            #expect(file[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `a commit waits for the disk, with a write-ahead log`() async throws {
        try await withOpenDatabase(.sqlite) { database in
            let (durability, journal, keys) = try await database.write { connection in
                (
                    try connection.row("PRAGMA synchronous")?.integer("synchronous"),
                    try connection.row("PRAGMA journal_mode")?.text("journal_mode"),
                    try connection.row("PRAGMA foreign_keys")?.integer("foreign_keys")
                )
            }
            #expect(durability == 2)
            #expect(journal == "wal")
            #expect(keys == 1)
        }
    }

    @Test func `what was written is there after opening again`() async throws {
        try await withDatabaseURL(.sqlite) { url in
            try await withOpen(url) { try await $0.write { try $0.run("CREATE TABLE things (id BIGINT)") } }
            let count = try await withOpen(url) { try await $0.count() }
            #expect(count == 0)
        }
    }

    @Test func `a database in memory works`() async throws {
        try await withOpen(DatabaseURL(parsing: "sqlite::memory:")) { database in
            try await database.write { try $0.run("CREATE TABLE things (id BIGINT)") }
            #expect(try await database.count() == 0)
        }
    }

    @Test(.enabled("the superuser may write everywhere") { getuid() != 0 })
    func `a folder that may not be written is unavailable`() async throws {
        try await withTemporaryFolder { folder in
            try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
            defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder) }
            await expectUnavailable("\(folder)/liaison.sqlite")
            await expectUnavailable("\(folder)/deeper/liaison.sqlite")
        }
    }

    @Test(.enabled("the superuser may write everywhere") { getuid() != 0 })
    func `a file that may not be written is unavailable for writing`() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/liaison.sqlite"
            try await withOpen(DatabaseURL(parsing: "sqlite:\(path)")) { database in
                try await database.write { try $0.run("CREATE TABLE things (id BIGINT)") }
            }
            try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
            await expectUnavailable(path)
        }
    }

    @Test func `a path through a file is unavailable, and so is a file that is no database`() async throws {
        try await withTemporaryFolder { folder in
            let file = URL(fileURLWithPath: "\(folder)/notes.txt")
            try Data(repeating: 65, count: 5_000).write(to: file)
            await expectUnavailable("\(folder)/notes.txt/liaison.sqlite")
            await expectUnavailable("\(folder)/notes.txt")
        }
    }

    @Test func `a full disk is unavailable and what was there stays`() async throws {
        try await withScratch(.sqlite) { database in
            await #expect {
                try await database.write { connection in
                    // The engine's own limit behaves as the disk's does.
                    _ = try connection.rows("PRAGMA max_page_count = 20")
                    for id in 1...1_000 {
                        try connection.run("INSERT INTO things (id, body) VALUES (\(id), \(Data(count: 1_000)))")
                    }
                }
            } throws: {
                guard case .unavailable = $0 as? SQLError else { return false }
                return true
            }
            let count = try await database.count()
            #expect(count == 0)
        }
    }

    private func expectUnavailable(_ path: String) async {
        await #expect {
            try await withOpen(DatabaseURL(parsing: "sqlite:\(path)")) { database in
                try await database.write { try $0.run("CREATE TABLE t (id BIGINT)") }
            }
        } throws: {
            guard let error = $0 as? SQLError, case .unavailable = error else { return false }
            return error.sentence.contains("Check that")
        }
    }
}
