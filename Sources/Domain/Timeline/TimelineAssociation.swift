/// On what else, beside the contacts, a chat's entries stand, if the workspace says so.
public enum TimelineAssociation: String, Sendable, CaseIterable, Comparable {
    /// The contact's primary company.
    case company
    /// Of the contact's deals that were open on the day, the one opened last.
    case deal
    /// The contact's tickets that were open on the day.
    case ticket

    public static func < (left: TimelineAssociation, right: TimelineAssociation) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension Set<TimelineAssociation> {
    /// `company,deal`, in order; empty = none.
    public var text: String { sorted().map(\.rawValue).joined(separator: ",") }

    /// What is not known is left out.
    public init(text: String) {
        self.init(text.split(separator: ",").compactMap { TimelineAssociation(rawValue: String($0)) })
    }
}
