/// A call as far as WhatsApp tells of it: that it began, and how it ended. The end is a message of its own that changes
/// the first, for the two come in any order.
public struct Call: Sendable, Hashable, Codable {
    public enum Event: String, Sendable, Codable {
        case began
        case ended
    }

    public var event: Event
    /// WhatsApp's id of the call as the message that tells of its beginning.
    public var id: WhatsAppMessageID
    /// WhatsApp says that they spoke.
    public var isCompleted: Bool?
    public var seconds: Int64?

    public init(event: Event, id: WhatsAppMessageID, isCompleted: Bool? = nil, seconds: Int64? = nil) {
        self.event = event
        self.id = id
        self.isCompleted = isCompleted
        self.seconds = seconds
    }
}
