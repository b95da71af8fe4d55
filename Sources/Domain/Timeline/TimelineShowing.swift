/// Whether HubSpot's timelines show a chat: the chat's own word, else its number's, else the workspace's rule.
public struct TimelineShowing: Sendable, Equatable {
    /// What a workspace shows.
    public enum Rule: String, Sendable, CaseIterable {
        /// Every chat with somebody linked.
        case linked
        /// Only the numbers and chats that were chosen.
        case chosen
        /// None, whatever was chosen.
        case never
    }

    public var rule: Rule
    /// What was said of the number; `nil` = nothing.
    public var number: Bool?
    /// What was said of the chat; `nil` = nothing.
    public var chat: Bool?

    public init(rule: Rule = .linked, number: Bool? = nil, chat: Bool? = nil) {
        self.rule = rule
        self.number = number
        self.chat = chat
    }

    public var isShown: Bool {
        switch rule {
        case .linked: chat ?? number ?? true
        case .chosen: chat ?? number ?? false
        case .never: false
        }
    }

    /// Why not; `nil` = it is shown.
    public var hiddenSentence: String? {
        if isShown { return nil }
        if rule == .never { return "Timelines are switched off for the whole workspace." }
        if chat == false { return "This chat was taken off timelines." }
        if number == false { return "The chats of this business number are not shown on timelines." }
        return "Only chosen chats are shown on timelines, and neither this chat nor its number was chosen."
    }
}
