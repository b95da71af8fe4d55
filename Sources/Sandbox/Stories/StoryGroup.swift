public import Domain

/// One group of a story, with what happens in it in the order of time. It is made a minute before its first line.
public struct StoryGroup: Sendable {
    public let subject: String
    public let phoneNumberID: String
    public let lines: [StoryGroupLine]
}

/// One thing that somebody does in a group.
public struct StoryGroupLine: Sendable {
    public let at: Timestamp
    public let personName: String
    public let act: StoryGroupAct
    let personKey: String
}

public enum StoryGroupAct: Sendable, Hashable {
    case joins
    case leaves
    /// The group's new name.
    case renames(String)
    case says(SandboxContent)
    /// Quotes the last message.
    case replies(SandboxContent)
    /// To the last message.
    case reacts(String)
}

extension StoryGroup {
    static func all(now: Timestamp) -> [StoryGroup] {
        StoryScript.groups(StoryScript.obras, now: now)
    }
}
