/// A statement and its arguments, kept apart: `"UPDATE chats SET unread = \(count) WHERE id = \(chat)"`.
///
/// An interpolated value is always an argument, never text, so nothing that came from outside can become part of a
/// statement. The only text is what stands in a string literal of the program. A literal must not contain `?`: that is
/// the mark of an argument (a question mark in a pattern is an argument too).
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// The statement as SQLite wants it, `?` for each argument. It also serves as the key of prepared statements.
    public private(set) var text: String
    public private(set) var arguments: [SQLValue]
    /// False for texts whose length follows the data: keeping each of them prepared would be a cache without a bound.
    private(set) var isWorthKeeping = true
    /// True for texts that look for more than a few values of a list. How that is done best depends on how large the
    /// table is now, and a plan that is kept was made when it was smaller.
    private(set) var hasLongList = false

    public init(stringLiteral text: StaticString) {
        self.text = ""
        arguments = []
        appendText(text)
    }

    public init(stringInterpolation interpolation: StringInterpolation) {
        self = interpolation.sql
    }

    private init() {
        text = ""
        arguments = []
    }

    public static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.append(right)
        return sum
    }

    public mutating func append(_ other: SQL) {
        text += other.text
        arguments += other.arguments
        isWorthKeeping = isWorthKeeping && other.isWorthKeeping
        hasLongList = hasLongList || other.hasLongList
    }

    private mutating func appendText(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes in
            precondition(!bytes.contains(UInt8(ascii: "?")), "Write the argument as \\(value), not as a question mark.")
            text += String(decoding: bytes, as: UTF8.self)
        }
    }

    private mutating func appendArgument(_ value: SQLValue) {
        text += "?"
        arguments.append(value.withoutNUL)
    }
}

extension SQL {
    public struct StringInterpolation: StringInterpolationProtocol {
        public typealias StringLiteralType = StaticString

        fileprivate var sql = SQL()

        public init(literalCapacity: Int, interpolationCount: Int) {
            sql.text.reserveCapacity(literalCapacity + interpolationCount)
            sql.arguments.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            sql.appendText(literal)
        }

        /// An argument.
        public mutating func appendInterpolation(_ value: some SQLConvertible) {
            sql.appendArgument(value.sqlValue)
        }

        /// An argument that may be NULL. (Without this the compiler takes an optional for a slip.)
        public mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            sql.appendArgument(value.sqlValue)
        }

        /// Another statement's text and arguments, in place.
        public mutating func appendInterpolation(sql fragment: SQL) {
            sql.append(fragment)
        }

        /// `(?, ?, ?)`, for `id IN \(list: ids)` and for a row of values. An empty list becomes `(NULL)`, which no
        /// value is in; do not ask `NOT IN` of a list that may be empty.
        public mutating func appendInterpolation(list values: some Collection<some SQLConvertible>) {
            sql.appendList(values)
        }
    }

    private mutating func appendList(_ values: some Collection<some SQLConvertible>) {
        if values.isEmpty {
            text += "(NULL)"
            return
        }
        isWorthKeeping = isWorthKeeping && Self.isUsualLength(values.count)
        hasLongList = hasLongList || values.count > Self.shortListMax
        var separator = "("
        for value in values {
            text += separator
            appendArgument(value.sqlValue)
            separator = ", "
        }
        text += ")"
    }

    private static let shortListMax = 8

    /// Few lengths are kept prepared: short lists, powers of two and the round numbers that batches are cut to.
    static func isUsualLength(_ count: Int) -> Bool {
        count <= shortListMax || count & (count - 1) == 0
            || [10, 20, 25, 50, 100, 200, 250, 500, 1_000].contains(count)
    }
}

extension Sequence<SQL> {
    /// The statements one after the other, for rows of an insert or the terms of a condition.
    public func joined(separator: SQL) -> SQL {
        var whole: SQL?
        var count = 0
        for fragment in self {
            whole?.append(separator)
            whole?.append(fragment)
            if whole == nil { whole = fragment }
            count += 1
        }
        return (whole ?? "").asPart(of: count)
    }
}

extension SQL {
    fileprivate func asPart(of count: Int) -> SQL {
        var part = self
        part.isWorthKeeping = isWorthKeeping && Self.isUsualLength(count)
        return part
    }
}

extension SQLValue {
    /// PostgreSQL cannot store NUL in text and SQLite's functions stop at it. So that both engines keep the same text,
    /// it becomes U+FFFD, the sign for a character that cannot be shown.
    fileprivate var withoutNUL: SQLValue {
        guard case .text(let text) = self, text.utf8.contains(0) else { return self }
        return .text(String(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : Character($0) }))
    }
}
