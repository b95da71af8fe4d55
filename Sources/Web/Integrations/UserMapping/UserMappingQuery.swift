import Domain

/// What the address of the page says: which number is being mapped, and how far.
struct UserMappingQuery: Sendable {
    enum Names {
        static let number = "number"
        static let find = "find"
        static let owner = "owner"
        static let removal = "remove"
        static let done = "done"
        static let check = "check"
    }

    var number: BusinessNumberID?
    /// Part of a name, as typed; empty = the first of all; `nil` = nobody is being chosen.
    var find: String?
    /// Who was chosen and is to be confirmed.
    var owner: OwnerID?
    var isRemoval: Bool
    /// The number that was just changed.
    var done: BusinessNumberID?
    /// A name that is missed in the list.
    var check: String

    init(_ items: QueryItems) {
        number = items[Names.number].map { BusinessNumberID($0) }
        find = items[Names.find].map { String($0.prefix(200)) }
        owner = items[Names.owner].map { OwnerID($0) }
        isRemoval = items[Names.removal] != nil
        done = items[Names.done].map { BusinessNumberID($0) }
        check = String((items[Names.check] ?? "").prefix(200))
    }

    init() {
        self.init(QueryItems(nil))
    }

    static func choice(_ number: BusinessNumberID, _ owner: OwnerID) -> String {
        link([(Names.number, number.value), (Names.owner, owner.value)])
    }

    static func removal(_ number: BusinessNumberID) -> String {
        link([(Names.number, number.value), (Names.removal, "")])
    }

    static func done(_ number: BusinessNumberID) -> String {
        "\(link([(Names.done, number.value)]))#\(anchor(number))"
    }

    /// The part of the page where the number stands.
    static func anchor(_ number: BusinessNumberID) -> String { "number-\(number)" }

    /// Without a place in the page: a browser that is sent to one puts the focus nowhere else.
    private static func link(_ items: [(String, String)]) -> String {
        let query = items.map { "\($0.0)=\(QueryItems.encoded($0.1))" }.joined(separator: "&")
        return "\(SiteURL.hubSpotUsers.path)?\(query)"
    }
}
