import Domain
import Linking
import Storage

/// Reads what timeline entries are made of. What all of them share is read once.
struct ConversationDays {
    private let connection: any SQLConnection
    private let workspace: WorkspaceID
    private let calendar: LocalCalendar
    private let fallbackOwner: OwnerID?
    private let activeOwners: Set<OwnerID>
    private let mappings: [BusinessNumberID: [UserMapping]]
    private let numbers: [BusinessNumberID: BusinessNumber]
    private let files: FilesOnTimeline

    /// - Parameter mediaLinks: what a link to a file begins with; the message's id follows.
    init(_ connection: any SQLConnection, _ workspace: WorkspaceID, mediaLinks: String? = nil) throws {
        self.connection = connection
        self.workspace = workspace
        let settings = try WorkspaceTable.find(connection, workspace)
        calendar = LocalCalendar(timeZone: settings?.timeZone ?? "UTC")
        fallbackOwner = settings?.fallbackOwner
        activeOwners = Set(try OwnerTable.all(connection, workspace).filter { !$0.isArchived }.map(\.id))
        mappings = Dictionary(grouping: try UserMappingTable.current(connection, workspace), by: \.number)
        let all = try BusinessNumberTable.all(connection, workspace)
        numbers = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        files = try FilesOnTimeline(connection, workspace, links: mediaLinks)
    }

    /// A chat that is gone, or a day without messages, is an empty day: nothing of it should be seen.
    func load(chat: ChatID, day: LocalDay) throws -> ConversationDay {
        let place = try ChatTable.find(connection, workspace, [chat])[chat]
        let person = try place.flatMap { try PersonTable.find(connection, workspace, [$0.person])[$0.person] }
        let contact = try person.flatMap { try LinkTable.active(connection, workspace, person: $0.id) }?.contact
        let number = place.flatMap { numbers[$0.number] }
        var loaded = ConversationDay(
            chat: chat, day: day, messages: [], amendments: [], referred: [:], statuses: [:],
            personName: person.map(name) ?? "", personPhone: person?.phone,
            businessName: number.map(name) ?? "our number",
            contact: contact, calendar: calendar,
            owner: ConversationDay.OwnerQuestionBase(
                mappings: place.flatMap { mappings[$0.number] } ?? [],
                contactOwner: try contact.flatMap { try ContactTable.find(connection, workspace, $0)?.owner },
                fallbackOwner: fallbackOwner, activeOwners: activeOwners))
        if contact != nil { try loadMessages(into: &loaded) }
        return loaded
    }

    private func loadMessages(into loaded: inout ConversationDay) throws {
        let messages = try MessageTable.ofDay(connection, workspace, loaded.chat, loaded.day)
        let ids = messages.map(\.whatsAppID)
        loaded.messages = messages
        loaded.amendments = try MessageTable.amendments(connection, workspace, of: ids)
        loaded.files = try files.find(messages + loaded.amendments)
        let referred = Set(messages.flatMap { [$0.replyTo, $0.content.target].compactMap(\.self) })
        loaded.referred = try MessageTable.find(connection, workspace, referred.sorted())
        let outgoing = messages.filter { $0.direction == .outgoing }.map(\.whatsAppID)
        loaded.statuses = try MessageStatusTable.find(connection, workspace, outgoing).filter { $0.value == .failed }
    }

    private func name(_ number: BusinessNumber) -> String {
        [number.verifiedName, number.displayPhone].first { !$0.isEmpty } ?? "our number"
    }

    private func name(_ person: Person) -> String {
        let names = [person.bookName, person.profileName, person.username, person.phone.map(displayForm(of:))]
        return names.compactMap(\.self).first { !$0.isEmpty } ?? "WhatsApp user"
    }
}
