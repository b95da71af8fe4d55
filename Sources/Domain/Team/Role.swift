/// What a member is: an admin does everything, an agent what the work in chats needs and what an admin grants.
public enum Role: String, Sendable, CaseIterable, Codable {
    case admin
    case agent
}
