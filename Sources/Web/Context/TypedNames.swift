import Domain
import Storage
import Sync

/// Whom somebody means by what they typed.
struct TypedNames: Sendable {
    static let choicesMax = 20

    let services: WebServices
    /// Nobody else is found.
    let sight: Sight

    /// By our id, or by a phone in any spelling.
    func persons(_ text: String) async throws -> [Person] {
        let (workspace, sight) = (services.workspace, sight)
        return try await services.database.read { connection in
            if let id = PersonID(text: text[...]), let person = try PersonTable.find(connection, workspace, [id])[id] {
                return try PersonSight.seen(connection, workspace, among: [id], sight).isEmpty ? [] : [person]
            }
            guard let phone = PhoneFilter(text: text) else { return [] }
            return try PersonList.page(
                connection, workspace, PersonList.Filter(phone: phone, sight: sight),
                PageRequest(limit: Self.choicesMax)
            ).items.filter { $0.mergedInto == nil }.map(\.person)
        }
    }

    /// By HubSpot's id, or by what a search finds.
    func contacts(_ text: String) async throws -> ContactSearchAnswer {
        let workspace = services.workspace
        let byID = try await services.database.read { try ContactTable.living($0, workspace, ContactID(text)) }
        if let byID { return ContactSearchAnswer(contacts: [byID]) }
        return try await services.findContacts(text)
    }

    static func unknownPerson(_ text: String) -> String {
        "Nobody on WhatsApp has the number “\(text)”. Type it with its country code, such as +34 612 345 678."
    }

    static func unknownContact(_ text: String, _ answer: ContactSearchAnswer) -> String {
        answer.problem?.sentence ?? "HubSpot has no contact for “\(text)”. Try fewer words."
    }
}
