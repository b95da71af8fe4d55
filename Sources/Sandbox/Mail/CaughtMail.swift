import Foundation

/// A mail that the sandbox's server took.
public struct CaughtMail: Sendable, Equatable {
    /// Of the envelope, as the commands named them.
    public let sender: String
    public let recipients: [String]
    /// Headers and body as they came, without the dots that SMTP adds.
    public let source: String

    /// Names in lower case; folded lines are one, encoded words are read.
    public let headers: [String: String]
    /// The part for people who read plain text.
    public let text: String
    public let html: String

    init(sender: String, recipients: [String], source: String) {
        self.sender = sender
        self.recipients = recipients
        self.source = source
        let (head, body) = Self.cut(source)
        let headers = Self.headers(head)
        self.headers = headers
        let parts = Self.parts(body, of: headers["content-type"] ?? "")
        text = parts["text/plain"] ?? body
        html = parts["text/html"] ?? ""
    }

    public var subject: String { headers["subject"] ?? "" }

    /// Addresses in the text, such as the one that a person would click on.
    public var links: [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init).filter {
            $0.hasPrefix("http://") || $0.hasPrefix("https://")
        }
    }

    private static func cut(_ source: String) -> (head: String, body: String) {
        guard let gap = source.range(of: "\r\n\r\n") else { return (source, "") }
        return (String(source[..<gap.lowerBound]), String(source[gap.upperBound...]))
    }

    private static func headers(_ head: String) -> [String: String] {
        let unfolded = head.replacingOccurrences(of: "\r\n ", with: " ").replacingOccurrences(of: "\r\n\t", with: " ")
        let pairs = unfolded.components(separatedBy: "\r\n").compactMap { line -> (String, String)? in
            let halves = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            return halves.count == 2 ? (halves[0].lowercased(), EncodedWords.read(halves[1])) : nil
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// The parts of a body by their type.
    private static func parts(_ body: String, of type: String) -> [String: String] {
        guard let mark = type.firstMatch(of: /boundary="([^"]+)"/) else { return [:] }
        var parts: [String: String] = [:]
        for part in body.components(separatedBy: "--\(mark.output.1)").dropFirst() where part.hasPrefix("\r\n") {
            let (head, content) = cut(String(part.dropFirst(1)))
            let headers = headers(head)
            let type = (headers["content-type"] ?? "").split(separator: ";").first.map(String.init) ?? ""
            let isEncoded = headers["content-transfer-encoding"]?.lowercased() == "base64"
            let decoded = isEncoded ? Data(base64Encoded: content, options: .ignoreUnknownCharacters) : nil
            parts[type] = decoded.map { String(decoding: $0, as: UTF8.self) } ?? content
        }
        return parts
    }
}

/// RFC 2047, the form with base64.
private enum EncodedWords {
    static func read(_ text: String) -> String {
        // Space between two encoded words is not part of the text.
        let joined = text.replacing(/\?=\s+=\?/, with: "?==?")
        var (read, rest) = ("", joined[...])
        while let match = rest.firstMatch(of: /=\?(?i:utf-8)\?[Bb]\?([A-Za-z0-9+\/=]*)\?=/) {
            read += rest[..<match.range.lowerBound]
            read += Data(base64Encoded: String(match.output.1)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            rest = rest[match.range.upperBound...]
        }
        return read + rest
    }
}
