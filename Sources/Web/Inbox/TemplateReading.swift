import Domain
import Storage

/// The templates that a chat may be sent, and what is known to fill them with.
struct TemplateReading: Sendable {
    var chat: InboxChat
    var number: BusinessNumber?
    var templates: [MessageTemplate]
    /// They have never been listed.
    var isUnread: Bool
    var contact: Contact?
    var facts: CustomerFacts

    static func read(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: ChatID, _ viewer: InboxList.Viewer,
        _ reading: InboxReading
    ) throws -> TemplateReading? {
        let filter = InboxList.Filter(numbers: Set(reading.numbers.map(\.id)))
        let found = try InboxList.find(connection, workspace, [id], filter, viewer, limit: 1, now: reading.now)
        guard let chat = found.first, let number = reading.numbers.first(where: { $0.id == chat.chat.number }) else {
            return nil
        }
        let (facts, contact) = try CustomerFacts.read(connection, workspace, chat, reading)
        return TemplateReading(
            chat: chat, number: number,
            templates: try MessageTemplateTable.approved(connection, workspace, number.account),
            isUnread: try MessageTemplateTable.readAt(connection, workspace, number.account) == nil,
            contact: contact, facts: facts)
    }

    /// What a variable most likely stands for: the first name in the first one, and what a named one names.
    func guess(_ variable: String) -> String {
        if variable == "1" { return facts.value(named: "firstname") ?? "" }
        guard Int(variable) == nil else { return "" }
        return facts.value(named: variable) ?? ""
    }
}
