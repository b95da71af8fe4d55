/// One field of a record that cannot be written as it is.
public struct PropertyProblem: Sendable, Hashable {
    /// HubSpot's name of it; empty if HubSpot did not say which.
    public var property: String
    public var message: String
    /// HubSpot's word for what is wrong, such as `INVALID_OPTION`.
    public var code: String?

    public init(property: String, message: String, code: String? = nil) {
        self.property = property
        self.message = message
        self.code = code
    }
}
