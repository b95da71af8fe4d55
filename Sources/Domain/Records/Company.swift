/// A company that a contact belongs to.
public struct Company: Sendable, Equatable {
    public var id: CompanyID
    public var name: String?
    /// Such as `acme-example.net`.
    public var domain: String?
    public var phone: String?
    public var city: String?
    public var country: String?
    public var owner: OwnerID?

    public init(
        id: CompanyID, name: String?, domain: String? = nil, phone: String? = nil, city: String? = nil,
        country: String? = nil, owner: OwnerID? = nil
    ) {
        self.id = id
        self.name = name
        self.domain = domain
        self.phone = phone
        self.city = city
        self.country = country
        self.owner = owner
    }

    public var displayName: String { name ?? domain ?? "Company \(id)" }
}
