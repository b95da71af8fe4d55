public import Domain

/// A group that a business number made, as the Groups API knows them: eight people at most besides the business, who
/// come by an invitation link.
public struct SandboxGroup: Sendable, Hashable {
    public static let participantsMax = 8

    public let id: String
    /// `phone_number_id` of the business number.
    public let number: String
    public internal(set) var subject: String
    public internal(set) var description: String
    /// In the order in which they came.
    public internal(set) var participants: [SandboxPersonID] = []
    /// Who asked to be let in, with the id of the request.
    public internal(set) var requests: [SandboxPersonID: String] = [:]
    /// Whoever has the link waits until the business lets them in.
    public let needsApproval: Bool
    public internal(set) var isSuspended = false
    public internal(set) var isDeleted = false
    public let createdAt: Timestamp
    let inviteCode: String

    public var inviteLink: String { "https://chat.whatsapp.com/\(inviteCode)" }

    var thread: SandboxThread { SandboxThread(number: number, person: SandboxPersonID(0), group: id) }
}

/// The groups of the sandbox, in the order in which they were made.
struct GroupBook: Sendable {
    /// What Meta allows for one number (*Groups API*).
    static let limit = 10_000

    private(set) var all: [SandboxGroup] = []
    private var places: [String: Int] = [:]

    subscript(id: String) -> SandboxGroup? {
        places[id].map { all[$0] }
    }

    mutating func add(_ group: SandboxGroup) {
        places[group.id] = all.count
        all.append(group)
    }

    mutating func change(_ id: String, _ edit: (inout SandboxGroup) -> Void) {
        guard let place = places[id] else { return }
        edit(&all[place])
    }
}
