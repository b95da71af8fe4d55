import Storage
import TestEngines
import Testing

@Suite struct TransactionTests {
    private struct ChangedMind: Error {}

    @Test(arguments: TestEngine.available)
    func `a closure that throws leaves nothing behind`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            await #expect(throws: ChangedMind.self) {
                try await database.write { connection in
                    try connection.run("INSERT INTO things (id) VALUES (\(1))")
                    throw ChangedMind()
                }
            }
            let count = try await database.count()
            #expect(count == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a swallowed failure still ends the transaction`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            await #expect(throws: SQLError.self) {
                try await database.write { connection in
                    try connection.run("INSERT INTO things (id) VALUES (\(1))")
                    _ = try? connection.run("INSERT INTO things (id) VALUES (\(1))")
                }
            }
            #expect(try await database.count() == 0)
            try await database.write { try $0.run("INSERT INTO things (id) VALUES (\(1))") }
            #expect(try await database.count() == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a read cannot write`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            await #expect {
                try await database.read { try $0.run("INSERT INTO things (id) VALUES (\(1))") }
            } throws: {
                guard case .statement = $0 as? SQLError else { return false }
                return true
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a read sees one snapshot while others write`(_ engine: TestEngine) async throws {
        let hasRead = Signal()
        let hasWritten = Signal()
        try await withScratch(engine) { database in
            async let counts = database.read { connection in
                let before = try connection.row("SELECT COUNT(*) AS n FROM things")?.integer("n")
                hasRead.raise()
                hasWritten.waitBlocking()
                return [before, try connection.row("SELECT COUNT(*) AS n FROM things")?.integer("n")]
            }
            await hasRead.wait()
            try await database.write { try $0.run("INSERT INTO things (id) VALUES (\(1))") }
            hasWritten.raise()
            #expect(try await counts == [0, 0])
            #expect(try await database.count() == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `concurrent writers that read first lose no update`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            try await database.write { try $0.run("INSERT INTO things (id, whole) VALUES (\(1), \(0))") }
            try await withThrowingTaskGroup { group in
                for _ in 0..<100 {
                    group.addTask {
                        try await Self.addOne(database)
                    }
                }
                try await group.waitForAll()
            }
            let row = try await database.read { try $0.row("SELECT whole FROM things") }
            #expect(try row?.integer("whole") == 100)
        }
    }

    /// The classic that snapshot isolation lets through: each sees no row of the other and adds its own.
    @Test(arguments: TestEngine.available)
    func `of writers that look for a row before making it one wins`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            let made = try await withThrowingTaskGroup { group in
                for id in 1...20 {
                    group.addTask {
                        try await database.write { connection in
                            let found = try connection.row("SELECT id FROM things WHERE name = \("link")")
                            if found != nil { return 0 }
                            return try connection.run("INSERT INTO things (id, name) VALUES (\(id), \("link"))")
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(made == 1)
            #expect(try await database.count() == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `two nodes that write the same row lose no update`(_ engine: TestEngine) async throws {
        try await withDatabaseURL(engine) { url in
            try await withOpen(url) { first in
                try await first.write { connection in
                    try connection.run("CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, whole BIGINT)")
                    try connection.run("INSERT INTO things (id, whole) VALUES (\(1), \(0))")
                }
                try await withOpen(url) { second in
                    try await withThrowingTaskGroup { group in
                        for turn in 0..<60 {
                            let node = turn.isMultiple(of: 2) ? first : second
                            group.addTask { try await Self.addOne(node) }
                        }
                        try await group.waitForAll()
                    }
                }
                let row = try await first.read { try $0.row("SELECT whole FROM things") }
                #expect(try row?.integer("whole") == 60)
            }
        }
    }

    private static func addOne(_ database: any SQLDatabase) async throws {
        try await database.write { connection in
            let whole = try connection.row("SELECT whole FROM things WHERE id = \(1)")?.integer("whole")
            try connection.run("UPDATE things SET whole = \((whole ?? 0) + 1) WHERE id = \(1)")
        }
    }

    @Test(arguments: TestEngine.available)
    func `after closing everything is refused`(_ engine: TestEngine) async throws {
        try await withDatabaseURL(engine) { url in
            let database = try await openDatabase(url)
            await database.close()
            await #expect(throws: SQLError.unavailable("it has been closed")) {
                try await database.write { try $0.run("CREATE TABLE late (id BIGINT)") }
            }
            await #expect(throws: SQLError.unavailable("it has been closed")) {
                try await database.read { try $0.rows("SELECT 1 AS one") }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a cancelled task writes nothing`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await database.write { try $0.run("INSERT INTO things (id) VALUES (\(1))") }
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            let count = try await database.count()
            #expect(count == 0)
        }
    }
}
