import Foundation
import Storage

/// `limit` and `after` of every list.
struct PageParameters {
    static let limitDefault = 50
    static let limitMax = 200

    private(set) var limit = limitDefault
    private var after: String?

    /// False when `name` is neither of the two.
    mutating func take(_ name: String, _ value: String) throws(WebFailure) -> Bool {
        switch name {
        case "limit":
            guard let number = Int(value), (1...Self.limitMax).contains(number) else {
                throw .bad("bad_limit", "“limit” is a whole number from 1 to \(Self.limitMax), not “\(value)”.")
            }
            limit = number
        // A client that always sends the parameter sends it empty the first time.
        case "after": after = value.isEmpty ? nil : value
        default: return false
        }
        return true
    }

    func request<Key: PageKey>() throws(WebFailure) -> PageRequest<Key> {
        guard let after else { return PageRequest(limit: limit) }
        guard let text = Self.clear(after), let key = Key(text: text) else {
            throw .bad("bad_after", "“after” is not what a page of this list answered as paging.next.after.")
        }
        return PageRequest(after: key, limit: limit)
    }

    /// The key's text in a form that invites nobody to build one: base64 for URLs.
    static func opaque(_ text: String) -> String {
        Data(text.utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func clear(_ opaque: String) -> String? {
        let base64 = opaque.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - base64.count % 4) % 4)
        guard opaque.count <= 200, let data = Data(base64Encoded: base64 + padding) else { return nil }
        return String(data: data, encoding: .utf8)
    }

    static let described = [
        APIParameter(
            name: "limit", place: .query, type: .integer,
            meaning: "How many at most, 1 to \(limitMax); \(limitDefault) unless told."),
        APIParameter(
            name: "after", place: .query, type: .text,
            meaning:
                "Where the page before ended: its paging.next.after, unchanged. A page may hold fewer than asked for "
                + "and still have a next one; the last page has no paging."),
    ]
}
