/// Somebody on WhatsApp as one business portfolio knows them: a BSUID, a phone as alias, or both.
public struct Person: Sendable, Equatable {
    public var id: PersonID
    public var portfolio: PortfolioID
    public var userID: BusinessScopedUserID?
    /// Digits as WhatsApp wrote them (wa_id) of the phone in use now.
    public var phone: String?
    /// The name the person chose; may be empty, may be anything.
    public var profileName: String?
    public var username: String?
    /// What the company's address book calls the person.
    public var bookName: String?
    /// Business numbers of our own are nobody's contact.
    public var isBusiness: Bool
    /// They asked for it: soon nothing tells any more who they were.
    public var isForgotten: Bool

    public init(
        id: PersonID, portfolio: PortfolioID, userID: BusinessScopedUserID?, phone: String?, profileName: String?,
        username: String?, bookName: String? = nil, isBusiness: Bool = false, isForgotten: Bool = false
    ) {
        self.id = id
        self.portfolio = portfolio
        self.userID = userID
        self.phone = phone
        self.profileName = profileName
        self.username = username
        self.bookName = bookName
        self.isBusiness = isBusiness
        self.isForgotten = isForgotten
    }
}

/// How one payload names somebody. A phone and a BSUID belong together only if they stood in one object.
public struct PersonReference: Sendable, Hashable {
    public var userID: BusinessScopedUserID?
    /// Digits only, country code first; never anything else.
    public var phone: String?
    public var profileName: String?
    public var username: String?

    public init(
        userID: BusinessScopedUserID? = nil, phone: String? = nil, profileName: String? = nil, username: String? = nil
    ) {
        self.userID = userID
        self.phone = phone
        self.profileName = profileName
        self.username = username
    }

    /// Nobody can be found by this.
    public var isAnonymous: Bool { userID == nil && phone == nil }
}
