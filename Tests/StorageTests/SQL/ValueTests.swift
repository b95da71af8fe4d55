import Domain
import Foundation
import Storage
import TestEngines
import Testing

@Suite struct ValueTests {
    @Test(arguments: TestEngine.available)
    func `integers keep all 64 bits`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            for whole in [Int64.min, -1, 0, 1, .max] {
                let found = try await store(database, "whole", whole) { try $0.integer("whole") }
                #expect(found == whole)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `an INTEGER column takes and gives 64 bit values of Swift`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            let truth = try await store(database, "small", true) { try $0.bool("small") }
            #expect(truth)
            let least = try await store(database, "small", Int32.min) { try $0.integer("small") }
            #expect(least == Int64(Int32.min))
        }
    }

    @Test(arguments: TestEngine.available)
    func `real numbers come back exactly`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            for amount in [0.1, -0.0, 1e308, .leastNonzeroMagnitude, 3, .infinity] {
                let found = try await store(database, "amount", amount) { try $0.real("amount") }
                #expect(found == amount)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `text comes back character by character`(_ engine: TestEngine) async throws {
        let long = String(repeating: "ä€😀", count: 20_000)
        try await withScratch(engine) { database in
            for text in ["", "plain", "Zoë 👩‍👩‍👧 नमस्ते", "e\u{301}", "a'b\"c\\d$1?\n\t", long] {
                let found = try await store(database, "name", text) { try $0.text("name") }
                #expect(Array(found.unicodeScalars) == Array(text.unicodeScalars))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `bytes come back byte by byte`(_ engine: TestEngine) async throws {
        let all = Data((0...255).map { UInt8($0) })
        try await withScratch(engine) { database in
            for body in [Data(), Data([0]), Data([0, 0, 1, 0]), Data("12".utf8), all, all[7..<9]] {
                let found = try await store(database, "body", body) { try $0.data("body") }
                #expect(found == body)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `NULL is neither empty nor zero`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            try await database.write { connection in
                try connection.run("INSERT INTO things (id, name, body) VALUES (\(1), \(""), \(Data()))")
                try connection.run("INSERT INTO things (id, name) VALUES (\(2), \(String?.none))")
            }
            let rows = try await database.read { try $0.rows("SELECT * FROM things ORDER BY id") }
            #expect(try rows[0].optionalText("name") == "")
            #expect(try rows[0].optionalData("body") == Data())
            #expect(try rows[1].optionalText("name") == nil)
            #expect(try rows[1].optionalInteger("whole") == nil)
            #expect(try rows[1].optionalReal("amount") == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `ids and times have their own types`(_ engine: TestEngine) async throws {
        enum Noun {}
        let id = RowID<Noun>(Int64.max)
        let vendor = VendorID<Noun>("wamid.HBg=")
        let moment = Timestamp(milliseconds: 1_780_000_000_123)
        try await withScratch(engine) { database in
            try await database.write { connection in
                try connection.run("INSERT INTO things (id, name, whole) VALUES (\(id), \(vendor), \(moment))")
            }
            let row = try await database.read { try $0.row("SELECT id, name, whole, small FROM things") }
            let found = try #require(row)
            #expect(try found.id("id") == id)
            #expect(try found.vendorID("name") == vendor)
            #expect(try found.timestamp("whole") == moment)
            #expect(try found.optionalTimestamp("small") == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `sums of whole numbers are whole`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            let row = try await database.write { connection in
                for id in 1...3 {
                    try connection.run("INSERT INTO things (id, whole) VALUES (\(id), \(id * 30_000_000_000_001))")
                }
                return try connection.row(
                    "SELECT SUM(whole) AS sum, SUM(-whole) AS minus, AVG(whole) AS mean, COUNT(*) AS n FROM things")
            }
            let found = try #require(row)
            #expect(try found.integer("sum") == 180_000_000_000_006)
            #expect(try found.integer("minus") == -180_000_000_000_006)
            #expect(try found.real("mean") == 60_000_000_000_002)
            #expect(try found.integer("n") == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the ends of the integer range survive a sum`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            for whole in [Int64.min, 0, 10_000, 100_000_000, .max] {
                let found = try await database.write { connection in
                    try connection.run("DELETE FROM things")
                    try connection.run("INSERT INTO things (id, whole) VALUES (\(1), \(whole))")
                    return try connection.row("SELECT SUM(whole) AS sum FROM things")?.integer("sum")
                }
                #expect(found == whole)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a wrong column or type is an error with its name`(_ engine: TestEngine) async throws {
        try await withScratch(engine) { database in
            try await database.write { connection in
                try connection.run("INSERT INTO things (id, name) VALUES (\(1), \("secret"))")
            }
            let row = try await database.read { try $0.row("SELECT id, name, whole FROM things") }
            let found = try #require(row)
            #expect(throws: SQLError.row("an answer has no column \"size\"")) { try found.text("size") }
            #expect(throws: SQLError.row("column \"name\" should be an integer and is text")) {
                try found.integer("name")
            }
            #expect(throws: SQLError.row("column \"whole\" should be an integer and is NULL")) {
                try found.integer("whole")
            }
        }
    }

    /// Writes one value into one column and reads it back.
    private func store<Value: Sendable>(
        _ database: any SQLDatabase, _ column: SQL, _ value: some SQLConvertible & Sendable,
        _ read: @Sendable (SQLRow) throws -> Value
    ) async throws -> Value {
        try await database.write { connection in
            try connection.run("DELETE FROM things")
            try connection.run("INSERT INTO things (id, \(sql: column)) VALUES (\(1), \(value))")
        }
        let row = try await database.read { try $0.row("SELECT \(sql: column) FROM things") }
        return try read(#require(row))
    }
}
