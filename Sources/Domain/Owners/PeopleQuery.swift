/// Part of somebody's name or e-mail address, as typed: each word must begin a word of the name, or stand in the
/// address.
public struct PeopleQuery: Sendable, Equatable {
    private let words: [String]

    public init(_ text: String) {
        words = Self.words(in: text)
    }

    /// Nothing that could be looked for.
    public var isEmpty: Bool { words.isEmpty }

    public func fits(_ owner: Owner) -> Bool {
        fits(names: [owner.firstName, owner.lastName], email: owner.email)
    }

    public func fits(_ user: CRMUser) -> Bool {
        fits(names: [user.firstName, user.lastName], email: user.email)
    }

    /// A team's name counts like the person's own.
    public func fits(_ owner: Owner, team: String?) -> Bool {
        fits(names: [owner.firstName, owner.lastName, team], email: owner.email)
    }

    private func fits(names: [String?], email: String?) -> Bool {
        let names = names.compactMap(\.self).flatMap(Self.words)
        let address = Self.words(in: email ?? "")
        return words.allSatisfy { word in (names + address).contains { $0.hasPrefix(word) } }
    }

    private static func words(in text: String) -> [String] {
        WordFolding.groups(in: text).flatMap(\.self)
    }
}
