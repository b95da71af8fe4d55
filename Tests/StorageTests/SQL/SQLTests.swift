import Storage
import Testing

@Suite struct SQLTests {
    @Test func `a value is an argument and never text`() {
        let name = "'); DROP TABLE things; --"
        let sql: SQL = "SELECT id FROM things WHERE name = \(name) AND whole > \(5)"
        #expect(sql.text == "SELECT id FROM things WHERE name = ? AND whole > ?")
        #expect(sql.arguments == [.text(name), .integer(5)])
    }

    @Test func `a fragment brings its arguments to the right place`() {
        let condition: SQL = "whole = \(2)"
        let sql: SQL = "SELECT \(1), id FROM things WHERE \(sql: condition) AND small = \(3)"
        #expect(sql.text == "SELECT ?, id FROM things WHERE whole = ? AND small = ?")
        #expect(sql.arguments == [.integer(1), .integer(2), .integer(3)])
    }

    @Test func `a list becomes one argument each`() {
        let sql: SQL = "id IN \(list: [7, 8, 9])"
        #expect(sql.text == "id IN (?, ?, ?)")
        #expect(sql.arguments == [.integer(7), .integer(8), .integer(9)])
    }

    @Test func `an empty list is a list that holds nothing`() {
        let sql: SQL = "id IN \(list: [Int]())"
        #expect(sql.text == "id IN (NULL)")
        #expect(sql.arguments.isEmpty)
    }

    @Test func `statements can be added and joined`() {
        let rows: [SQL] = ["(\(1), \("a"))", "(\(2), \("b"))"]
        let sql = "INSERT INTO things (id, name) VALUES " + rows.joined(separator: ", ")
        #expect(sql.text == "INSERT INTO things (id, name) VALUES (?, ?), (?, ?)")
        #expect(sql.arguments == [.integer(1), .text("a"), .integer(2), .text("b")])
        #expect([SQL]().joined(separator: " AND ").text.isEmpty)
    }

    @Test func `an absent value is NULL and an empty one is not`() {
        let absent: String? = nil
        let sql: SQL = "\(absent) \("") \(true) \(String?.some("x"))"
        #expect(sql.arguments == [.null, .text(""), .integer(1), .text("x")])
    }

    @Test func `a NUL in text becomes the replacement character`() {
        let sql: SQL = "\("a\0b")"
        #expect(sql.arguments == [.text("a\u{FFFD}b")])
    }
}
