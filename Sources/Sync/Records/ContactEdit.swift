public import Domain

/// "Write these values to the contact", as asked for by the API or a page.
public struct ContactEdit: Sendable, Equatable {
    public var contact: ContactID
    /// By HubSpot's names; an empty text clears.
    public var values: [String: String]
    /// What the caller saw, by property; where HubSpot has something else by now, nothing is written. An empty text
    /// and none are the same.
    public var expected: [String: String]
    public var author: Author

    public init(contact: ContactID, values: [String: String], expected: [String: String] = [:], author: Author) {
        self.contact = contact
        self.values = values
        self.expected = expected
        self.author = author
    }

    func conflicts(with record: ContactRecord) -> [PropertyConflict] {
        expected.sorted { $0.key < $1.key }.compactMap { property, expected in
            let actual = record[property] ?? ""
            guard actual != expected else { return nil }
            return PropertyConflict(
                property: property, expected: expected.isEmpty ? nil : expected, actual: actual.isEmpty ? nil : actual)
        }
    }

    /// Only what is not so already.
    func news(for record: ContactRecord) -> [String: String] {
        values.filter { (record[$0.key] ?? "") != $0.value }
    }
}
