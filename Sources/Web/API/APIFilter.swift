import Domain
import Storage

/// A query parameter that narrows a list.
struct APIFilter<Filter>: Sendable {
    var name: String
    var type: APIType
    var meaning: String
    /// Sets the condition, or throws a sentence.
    var apply: @Sendable (inout Filter, String) throws(WebFailure) -> Void
}

extension APIFilter {
    /// A phone number in any spelling.
    static func phone(
        _ meaning: String, _ path: any WritableKeyPath<Filter, PhoneFilter?> & Sendable
    ) -> APIFilter {
        APIFilter(name: "phone", type: .text, meaning: meaning) { filter, text throws(WebFailure) in
            guard let phone = PhoneFilter(text: text) else {
                throw .bad(
                    "bad_phone",
                    "“\(text)” is not a full phone number: give it with its country code, such as +525512345678.")
            }
            filter[keyPath: path] = phone
        }
    }

    /// An id of ours.
    static func rowID<Noun>(
        _ name: String, _ meaning: String, _ path: any WritableKeyPath<Filter, RowID<Noun>?> & Sendable
    ) -> APIFilter {
        APIFilter(name: name, type: .id, meaning: meaning) { filter, text throws(WebFailure) in
            guard let id = RowID<Noun>(text: text[...]) else {
                throw .bad("bad_\(name)", "“\(text)” is no id of this API; “\(name)” takes the id as it was answered.")
            }
            filter[keyPath: path] = id
        }
    }

    /// An id that a vendor made.
    static func vendorID<Noun>(
        _ name: String, _ meaning: String, _ path: any WritableKeyPath<Filter, VendorID<Noun>?> & Sendable
    ) -> APIFilter {
        APIFilter(name: name, type: .id, meaning: meaning) { filter, text throws(WebFailure) in
            guard !text.isEmpty else { throw .bad("bad_\(name)", "“\(name)” is empty.") }
            filter[keyPath: path] = VendorID(text)
        }
    }

    /// One of some words.
    static func word(
        _ name: String, _ meaning: String, of words: [String], _ path: any WritableKeyPath<Filter, String?> & Sendable
    ) -> APIFilter {
        APIFilter(name: name, type: .words(words), meaning: meaning) { filter, text throws(WebFailure) in
            guard words.contains(text) else {
                throw .bad("bad_\(name)", "“\(name)” is one of \(words.joined(separator: ", ")), not “\(text)”.")
            }
            filter[keyPath: path] = text
        }
    }

    /// Any text, at most 200 characters.
    static func text(
        _ name: String, _ meaning: String, _ path: any WritableKeyPath<Filter, String?> & Sendable
    ) -> APIFilter {
        APIFilter(name: name, type: .text, meaning: meaning) { filter, text throws(WebFailure) in
            guard !text.isEmpty, text.count <= 200 else {
                throw .bad("bad_\(name)", "“\(name)” takes between 1 and 200 characters.")
            }
            filter[keyPath: path] = text
        }
    }

    /// A moment.
    static func moment(
        _ name: String, _ meaning: String, _ path: any WritableKeyPath<Filter, Timestamp?> & Sendable
    ) -> APIFilter {
        APIFilter(name: name, type: .moment, meaning: meaning) { filter, text throws(WebFailure) in
            guard let moment = Timestamp(iso8601: text) else {
                throw .bad("bad_\(name)", "“\(name)” is a moment such as 2026-11-21T09:00:00Z, not “\(text)”.")
            }
            filter[keyPath: path] = moment
        }
    }

    static func flag(
        _ name: String, _ meaning: String, _ path: any WritableKeyPath<Filter, Bool?> & Sendable
    ) -> APIFilter {
        let words = ["true", "false"]
        return APIFilter(name: name, type: .words(words), meaning: meaning) { filter, text throws(WebFailure) in
            guard words.contains(text) else { throw .bad("bad_\(name)", "“\(name)” is true or false, not “\(text)”.") }
            filter[keyPath: path] = text == "true"
        }
    }
}
