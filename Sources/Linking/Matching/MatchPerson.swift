/// Somebody on WhatsApp who is to be matched.
public struct MatchPerson: Hashable, Sendable {
    /// As received. `nil` or no number (a BSUID, a LID): nobody can be matched by phone.
    public let waID: String?
    /// What the person calls itself.
    public let profileName: String?
    /// What the business's phone calls the person.
    public let addressBookName: String?

    public init(waID: String?, profileName: String? = nil, addressBookName: String? = nil) {
        self.waID = waID
        self.profileName = profileName
        self.addressBookName = addressBookName
    }

    public var key: PhoneKey? { waID.flatMap(PhoneKey.init(waID:)) }

    var names: [String] { [addressBookName, profileName].compactMap(\.self) }
}
