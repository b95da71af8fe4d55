import Storage
import TestEngines
import Testing

@Suite struct StatementTests {
    @Test(arguments: TestEngine.available)
    func `run tells how many rows changed`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            let changes = try await database.write { connection in
                try Self.statements.map { try connection.run($0) }
            }
            #expect(changes == [3, 0, 2, 0, 0, 0, 3])
        }
    }

    private static let statements: [SQL] = [
        "INSERT INTO things (id) VALUES (\(1)), (\(2)), (\(3))",
        "CREATE INDEX things_name ON things (name)",
        "UPDATE things SET name = \("x") WHERE id > \(1)",
        "UPDATE things SET name = \("y") WHERE id > \(9)",
        "SELECT id FROM things",
        "INSERT INTO things (id) VALUES (\(1)) ON CONFLICT (id) DO NOTHING",
        "DELETE FROM things",
    ]

    @Test(arguments: TestEngine.available)
    func `RETURNING answers and writes`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            let old = try await database.write { connection in
                try connection.rows("INSERT INTO things (id) VALUES (\(5)), (\(6)) RETURNING id")
                    .map { try $0.integer("id") }
            }
            #expect(old.sorted() == [5, 6])
            #expect(try await database.count() == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `lists of any length find their rows`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            try await database.write { connection in
                let rows = (1...700).map { id -> SQL in "(\(id), \("n\(id)"))" }
                try connection.run("INSERT INTO things (id, name) VALUES \(sql: rows.joined(separator: ", "))")
            }
            for length in [0, 1, 3, 9, 500, 613] {
                let found = try await database.read { connection in
                    try connection.rows("SELECT id FROM things WHERE id IN \(list: Array(1..<(length + 1)))").count
                }
                #expect(found == length)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `more texts than are kept prepared still work`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            try await database.write { connection in
                var condition: SQL = "1 = 1"
                for _ in 0..<600 {
                    condition = "\(sql: condition)\n"
                    _ = try connection.rows("SELECT id FROM things WHERE \(sql: condition)")
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a statement prepared before the schema changed works afterwards`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            try await database.write { try $0.run("INSERT INTO things (id) VALUES (\(1))") }
            for _ in 0..<8 { _ = try await database.read { try $0.rows("SELECT * FROM things") } }
            try await database.write { try $0.run("ALTER TABLE things ADD COLUMN added TEXT DEFAULT 'new'") }
            for _ in 0..<8 {
                let row = try await database.read { try $0.row("SELECT * FROM things") }
                #expect(try row?.text("added") == "new")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `refused rows are constraint errors`(_ engine: TestEngine) async throws {
        let refused: [SQL] = [
            "INSERT INTO things (id) VALUES (\(1))",
            "INSERT INTO things (id) VALUES (\(Int?.none))",
            "INSERT INTO parts (thing) VALUES (\(99))",
            "INSERT INTO parts (thing) VALUES (\(-1))",
        ]
        try await withScratch(engine) { database in
            try await database.write { connection in
                try connection.run("CREATE TABLE parts (thing BIGINT REFERENCES things (id) CHECK (thing > 0))")
                try connection.run("INSERT INTO things (id) VALUES (\(1))")
            }
            for statement in refused {
                await #expect {
                    try await database.write { try $0.run(statement) }
                } throws: {
                    guard case .constraint = $0 as? SQLError else { return false }
                    return true
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a wrong statement says so`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            for statement in ["SELEC id FROM things", "SELECT nothing FROM things", "SELECT id FROM nowhere"] as [SQL] {
                await #expect {
                    try await database.write { try $0.rows(statement) }
                } throws: {
                    guard case .statement(let reason) = $0 as? SQLError else { return false }
                    return !reason.isEmpty
                }
            }
        }
    }
}
