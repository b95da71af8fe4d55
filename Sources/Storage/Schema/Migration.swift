/// One step of the schema. A step that has shipped never changes; the next one gets the next number.
public struct Migration: Sendable {
    public let number: Int
    public let name: String
    /// Text that both engines understand. Column types: BIGINT, INTEGER, TEXT, BYTEA, DOUBLE PRECISION.
    public let statements: [SQL]

    public init(number: Int, name: String, statements: [SQL]) {
        self.number = number
        self.name = name
        self.statements = statements
    }
}
