public import Domain
import Linking

/// Reads what a diagnosis is made of. A dozen short look-ups by index.
public struct DiagnosisReading {
    let connection: any SQLConnection
    let workspace: WorkspaceID
    let now: Timestamp

    public init(_ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp) {
        self.connection = connection
        self.workspace = workspace
        self.now = now
    }

    /// Of one message, whether it is known or not; `nil` = none of the chats that are seen has it.
    public func facts(of message: WhatsAppMessageID, _ sight: Sight = .all) throws -> DiagnosisFacts? {
        let found = try MessageList.page(
            connection, workspace, MessageList.Filter(whatsAppID: message), PageRequest(limit: 1)
        ).items.first
        if sight != .all {
            guard let found, sight.includes(found.number) else { return nil }
        }
        return try facts(.message(message), found, person: found?.sender ?? found?.person)
    }

    /// Of the newest message with this person, among the chats that are seen.
    ///
    /// - Parameter asked: how somebody came to ask about them.
    public func facts(
        of person: PersonID, asked: DiagnosisFacts.Asked = .person, _ sight: Sight = .all
    ) throws -> DiagnosisFacts {
        try facts(asked, try newest(with: person, sight), person: person)
    }

    /// Where nobody on WhatsApp is known who could be meant.
    public func facts(ofNobody asked: DiagnosisFacts.Asked) throws -> DiagnosisFacts {
        try facts(asked, nil, person: nil)
    }

    private func facts(
        _ asked: DiagnosisFacts.Asked, _ message: MessageList.Item?, person: PersonID?
    ) throws -> DiagnosisFacts {
        let account = try HubSpotAccountTable.find(connection, workspace)
        var facts = DiagnosisFacts(
            now: now, asked: asked,
            hubSpot: DiagnosisFacts.HubSpot(state: account?.state, isRead: account?.mirror.isWhole ?? false),
            intake: try intake(asked, message))
        if let message { try add(message, to: &facts) }
        if let person, facts.isAboutSomebody || facts.person == nil {
            let group = facts.person?.group
            facts.person = try seen(person)
            facts.person?.group = group
        }
        if let person = facts.person, person.group == nil || facts.isAboutSomebody {
            facts.linking = try linking(person.id, asked)
        }
        return facts
    }

    private func add(_ message: MessageList.Item, to facts: inout DiagnosisFacts) throws {
        facts.message = DiagnosisFacts.SeenMessage(
            id: message.whatsAppID, chat: message.chat,
            kind: message.content.unreadKind == nil ? message.kind : "unknown",
            isIncoming: message.direction == "incoming", sentAt: message.sentAt, target: message.target,
            failure: failure(message))
        facts.number = try number(message)
        // What changes a message is shown on that one's day.
        let place = try message.target.flatMap { try MessageTable.place(connection, workspace, $0) }
        let (chat, day) = (place?.chat ?? message.chat, place?.day ?? message.day)
        if message.person == nil { facts.person = try group(message, on: day) }
        facts.showing = try TimelineShowingTable.find(connection, workspace, chat)
        facts.entry = try TimelineEntryList.find(
            connection, workspace, id: TimelineEntryKey(chat: chat, group: day.number).text
        ).map(entry)
        let communications = try CommunicationTable.ofEntry(connection, workspace, chat: chat, group: day.number)
        facts.communications = try shown(
            place?.messageID ?? message.id, in: communications, isWaiting: facts.entry?.state == "waiting"
        ).map { DiagnosisFacts.Communication(id: $0.id, isStanding: $0.state == .standing, sentAt: $0.sentAt) }
    }

    /// Of the message, where each has its own; else all of its day.
    private func shown(
        _ message: MessageID, in all: [CommunicationTable.Row], isWaiting: Bool
    ) throws -> [CommunicationTable.Row] {
        guard try WorkspaceTable.find(connection, workspace)?.granularity == .message else { return all }
        let sent = try OutgoingTable.id(connection, workspace, of: message)
        let own = all.filter { $0.key.part == sent?.value ?? message.value }
        // The setting may be on its way to this day.
        return own.isEmpty && isWaiting ? all : own
    }

    private func failure(_ message: MessageList.Item) -> String? {
        guard let status = message.status, status.status == MessageStatus.failed.rawValue else { return nil }
        let code = status.errorCode.map { " (\($0))" } ?? ""
        return "\(status.errorText ?? "WhatsApp did not say why")\(code)."
    }

    private func entry(_ item: TimelineEntryList.Item) throws -> DiagnosisFacts.Entry {
        DiagnosisFacts.Entry(
            state: item.state, changedAt: item.changedAt, dueAt: item.dueAt, writtenAt: item.writtenAt,
            attempts: item.attempts, sentence: item.sentence,
            owner: try item.owner.flatMap { try OwnerList.find(connection, workspace, id: $0.value) },
            ownerReason: item.ownerReason)
    }

    private func number(_ message: MessageList.Item) throws -> DiagnosisFacts.Number? {
        guard let number = try BusinessNumberTable.find(connection, workspace, message.number) else { return nil }
        let mapping = try UserMappingTable.current(connection, workspace)
            .filter { $0.number == message.number && $0.covers(message.sentAt) }.max { $0.from < $1.from }
        return DiagnosisFacts.Number(
            name: number.verifiedName.isEmpty ? number.displayPhone : number.verifiedName,
            mapped: try mapping.flatMap { try OwnerList.find(connection, workspace, id: $0.owner.value) },
            hasMapping: mapping != nil)
    }
}
