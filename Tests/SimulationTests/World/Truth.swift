import Domain
import Sandbox

/// What has happened in the world, whoever has heard of it.
struct Truth: Sendable {
    /// A phone that somebody was seen with, and since when.
    struct Shown: Sendable {
        var phone: String
        var at: Timestamp
    }

    private(set) var told: [Told] = []
    private(set) var byID: [String: Told] = [:]
    /// The phone by which the business knows a person last.
    private(set) var phones: [SandboxPersonID: Shown] = [:]
    /// The profile name told last.
    private(set) var names: [SandboxPersonID: String] = [:]
    /// The highest status told of a message, whether or not the message itself was.
    private(set) var statuses: [String: MessageStatus] = [:]
    /// When somebody in HubSpot touched a contact last, in any way.
    var touched: [String: Timestamp] = [:]
    /// The owner whom the admin chose last for a number.
    var owners: [String: String] = [:]
    /// By WhatsApp's id of the group.
    var groups: [String: GroupTruth] = [:]
    private var words = 0

    mutating func newWord() -> String {
        words += 1
        return "w\(words)w"
    }

    mutating func tell(_ message: Told) {
        told.append(message)
        byID[message.wamid] = message
    }

    /// A phone that is seen with somebody else is theirs from then on.
    mutating func show(_ person: SandboxPersonID, phone: String?, at moment: Timestamp) {
        guard let phone else { return }
        for (other, shown) in phones where other != person && shown.phone == phone { phones[other] = nil }
        phones[person] = Shown(phone: phone, at: moment)
    }

    mutating func name(_ person: SandboxPersonID, _ name: String) {
        names[person] = name
    }

    mutating func tell(_ status: MessageStatus, of wamid: String) {
        statuses[wamid] = max(statuses[wamid] ?? status, status)
    }

    func messages(of person: SandboxPersonID, on number: String) -> [Told] {
        told.filter { $0.person == person && $0.number == number && $0.group == nil }
    }

    func messages(inGroup group: String) -> [Told] {
        told.filter { $0.group == group }
    }
}
