import Foundation
import Storage
import TestEngines
import Testing

@Suite(.enabled("PostgreSQL is not there") { TestEngine.available.contains(.postgresql) })
struct PostgreSQLTests {
    @Test func `after all connections were cut the next call works`() async throws {
        try await withScratch(.postgresql) { database in
            try await withOpenDatabase(.postgresql) { other in
                let victims = try await occupyAll(database)
                try await cut(victims, through: other)
                for id in 1...4 {
                    try await database.write { try $0.run("INSERT INTO things (id) VALUES (\(id))") }
                }
                #expect(try await database.count() == 4)
            }
        }
    }

    @Test func `a connection cut in the middle of a transaction is unavailable and leaves nothing`() async throws {
        try await withScratch(.postgresql) { database in
            await #expect {
                try await database.write { connection in
                    try connection.run("INSERT INTO things (id) VALUES (\(1))")
                    _ = try connection.rows("SELECT pg_terminate_backend(pg_backend_pid())")
                }
            } throws: {
                guard case .unavailable = $0 as? SQLError else { return false }
                return true
            }
            let count = try await database.count()
            #expect(count == 0)
        }
    }

    @Test func `a server that is away is unavailable, and its password stays secret`() async throws {
        let url = try DatabaseURL(parsing: "postgres://ann:s3cret@127.0.0.1:9/liaison")
        await #expect {
            _ = try await openDatabase(url)
        } throws: {
            guard let error = $0 as? SQLError, case .unavailable = error else { return false }
            return !error.sentence.contains("s3cret") && error.sentence.contains("127.0.0.1")
        }
    }

    @Test func `an unknown parameter of the address is refused without showing it`() async throws {
        let url = try DatabaseURL(parsing: "postgres://ann:s3cret@127.0.0.1/liaison?wrong=1")
        await #expect {
            _ = try await openDatabase(url)
        } throws: {
            guard let error = $0 as? SQLError, case .address = error else { return false }
            return !error.sentence.contains("s3cret")
        }
    }

    @Test func `a closure is run again when another transaction came in between`() async throws {
        let runs = Counter()
        try await withScratch(.postgresql) { database in
            try await database.write { try $0.run("INSERT INTO things (id, whole) VALUES (\(1), \(0))") }
            let hasRead = Signal()
            let hasWritten = Signal()
            async let slow: Void = database.write { connection in
                let isFirst = runs.increment() == 1
                let whole = try connection.row("SELECT whole FROM things WHERE id = \(1)")?.integer("whole") ?? 0
                hasRead.raise()
                if isFirst { hasWritten.waitBlocking() }
                try connection.run("UPDATE things SET whole = \(whole + 1) WHERE id = \(1)")
            }
            await hasRead.wait()
            try await database.write { try $0.run("UPDATE things SET whole = \(10) WHERE id = \(1)") }
            hasWritten.raise()
            try await slow
            let row = try await database.read { try $0.row("SELECT whole FROM things") }
            #expect(try row?.integer("whole") == 11)
            #expect(runs.value == 2)
        }
    }

    @Test func `more callers than connections take turns`() async throws {
        try await withScratch(.postgresql) { database in
            try await withThrowingTaskGroup { group in
                for _ in 0..<200 {
                    group.addTask { _ = try await database.count() }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func `a caller that is cancelled while it waits for a connection gives up`() async throws {
        let release = Signal()
        let busy = (0..<4).map { _ in Signal() }
        try await withScratch(.postgresql) { database in
            let holders = busy.map { signal in
                Task {
                    try await database.read { _ in
                        signal.raise()
                        release.waitBlocking()
                        release.raise()
                    }
                }
            }
            for signal in busy { await signal.wait() }
            let late = Task { try await database.count() }
            late.cancel()
            await #expect(throws: CancellationError.self) { try await late.value }
            release.raise()
            for holder in holders { try await holder.value }
            #expect(try await database.count() == 0)
        }
    }

    @Test func `a value that does not fit its column is not shown`() async throws {
        try await withScratch(.postgresql) { database in
            await #expect(throws: SQLError.statement("invalid input syntax for type bigint")) {
                try await database.write { try $0.run("INSERT INTO things (id) VALUES (\("secret"))") }
            }
        }
    }

    @Test func `a type that is not read says so`() async throws {
        try await withOpenDatabase(.postgresql) { database in
            await #expect(throws: SQLError.self) {
                try await database.read { try $0.rows("SELECT now() AS moment") }
            }
        }
    }

    /// The server's process numbers of all connections of a pool, made by using them at once.
    private func occupyAll(_ database: any SQLDatabase) async throws -> [Int64] {
        let gate = Gate(parties: 4)
        return try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    try await database.read { connection in
                        gate.arriveAndWait()
                        return try connection.row("SELECT pg_backend_pid() AS pid")?.integer("pid") ?? 0
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private func cut(_ victims: [Int64], through database: any SQLDatabase) async throws {
        #expect(Set(victims).count == 4)
        try await database.write { connection in
            for victim in victims {
                // Waits until the process is gone, ten seconds at most.
                _ = try connection.rows("SELECT pg_terminate_backend(CAST(\(victim) AS INTEGER), 10000)")
            }
        }
    }
}
