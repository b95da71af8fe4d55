/// Somebody of the team who has a chat open now.
public struct ChatPresence: Sendable, Equatable {
    /// A page tells that it is looked at every 20 seconds; whoever was not heard of for this long has left.
    public static let life = Duration.seconds(45)
    /// "… is writing" is said this long after a key was pressed.
    public static let typingLife = Duration.seconds(12)

    public var member: MemberID
    public var name: String
    public var isTyping: Bool

    public init(member: MemberID, name: String, isTyping: Bool) {
        self.member = member
        self.name = name
        self.isTyping = isTyping
    }
}
