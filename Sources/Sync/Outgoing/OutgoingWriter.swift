import Domain
import Linking
import Storage

/// Writes what is sent and what becomes of it inside one transaction, with all that goes with it: the message of the
/// chat, audit, timeline.
struct OutgoingWriter {
    let connection: any SQLConnection
    let workspace: WorkspaceID
    let pace: TimelineEntryTable.Pace
    let now: Timestamp
    let ids: IDSource
    let calendar: LocalCalendar

    init(
        connection: any SQLConnection, workspace: WorkspaceID, pace: TimelineEntryTable.Pace, now: Timestamp,
        ids: IDSource
    ) throws {
        self.connection = connection
        self.workspace = workspace
        self.pace = pace
        self.now = now
        self.ids = ids
        calendar = LocalCalendar(timeZone: try WorkspaceTable.find(connection, workspace)?.timeZone ?? "UTC")
    }

    func find(_ id: OutgoingID) throws -> OutgoingMessage {
        guard let message = try OutgoingTable.find(connection, workspace, id) else {
            throw OutgoingRefusal.unknownMessage(id)
        }
        return message
    }

    func insert(_ message: OutgoingMessage) throws {
        try OutgoingTable.insert(connection, workspace, message, day: calendar.day(of: message.shownAt))
        try mark(message)
    }

    /// Changes what becomes of a message, and whatever follows from the change. Returns it as it is then.
    @discardableResult
    func change(_ message: OutgoingMessage, _ edit: (inout OutgoingFate) -> Void) throws -> OutgoingMessage {
        var changed = message
        edit(&changed.fate)
        if changed == message { return message }
        try OutgoingTable.save(connection, workspace, changed, day: calendar.day(of: changed.shownAt))
        if changed.fate.state == .accepted, message.fate.state != .accepted { try store(changed) }
        // What it shows is the same while it waits or a call is under way; on another day it must go from the first.
        let hasMoved = calendar.day(of: changed.shownAt) != calendar.day(of: message.shownAt)
        if hasMoved { try mark(message) }
        if hasMoved || changed.fate.state != message.fate.state && changed.fate.state != .sending { try mark(changed) }
        return changed
    }

    /// News of WhatsApp names a message: it has left, whatever we thought.
    func hear(_ status: ReceivedStatus) throws {
        guard let id = status.callback.flatMap(CallbackWord.read),
            let message = try OutgoingTable.find(connection, workspace, id), message.number == status.number,
            message.fate.state != .accepted
        else { return }
        try change(message) { $0.prove(status.whatsAppID) }
        try learn(status.recipient.phone, of: message.chat)
    }

    /// WhatsApp's own spelling of a number takes the place of one that was read from a text: by it the customer's first
    /// answer finds them.
    func learn(_ phone: String?, of chat: ChatID) throws {
        guard let phone, let key = PhoneKey(waID: phone),
            let id = try ChatTable.find(connection, workspace, [chat])[chat]?.person,
            let person = try PersonTable.find(connection, workspace, [id])[id], person.phone != phone
        else { return }
        let holders = try PersonBookTable.known(connection, workspace, person.portfolio, holdersOf: [key])[key] ?? []
        guard holders.contains(where: { $0.id == id && $0.isPhoneRead }),
            !holders.contains(where: { $0.phone == phone })
        else { return }
        try PersonBookTable.respell(connection, workspace, id, phone: phone)
    }

    func audit(_ verb: String, _ message: OutgoingMessage, _ author: Author, _ reason: String) throws {
        let person = try ChatTable.find(connection, workspace, [message.chat])[message.chat]?.person
        try AuditTable.add(
            connection, workspace,
            AuditEntry(
                id: ids.next(), at: now, author: author, verb: verb,
                subject: AuditEntry.subject(chat: message.chat, of: person), before: nil,
                after: "outgoing:\(message.id) \(message.content.kind)", reason: reason))
    }

    /// WhatsApp has it, so it is a message of the chat like any other.
    private func store(_ message: OutgoingMessage) throws {
        guard let content = message.content.asMessage, let whatsAppID = message.fate.whatsAppID else { return }
        let day = calendar.day(of: message.shownAt)
        _ = try MessageTable.store(
            connection, workspace,
            MessageTable.NewMessage(
                message: Message(
                    id: ids.next(), chat: message.chat, whatsAppID: whatsAppID, direction: .outgoing,
                    sender: nil, sentAt: message.shownAt, content: content, replyTo: message.replyTo),
                source: .api, day: day, intake: nil))
        try queueMedia(content, of: whatsAppID, askedAt: message.askedAt)
        try ChatTable.touch(connection, workspace, message.chat, at: message.shownAt)
    }

    /// A file that was uploaded is kept here as those are that come. One that was sent by an address is not: WhatsApp
    /// gives it no id, and an address that somebody typed is not ours to call.
    private func queueMedia(
        _ content: MessageContent, of message: WhatsAppMessageID, askedAt: Timestamp
    ) throws {
        guard let media = content.media, media.file.mediaID != nil,
            let place = try MessageTable.place(connection, workspace, message)
        else { return }
        let download = MediaDownload(
            message: place.messageID, kind: media.kind, file: media.file, receivedAt: askedAt,
            life: MediaDownload.uploadLife, now: now)
        try MediaTable.queue(connection, workspace, download, .live)
    }

    /// Where the message shows on HubSpot's timeline is to be written anew.
    func mark(_ message: OutgoingMessage) throws {
        let day = calendar.day(of: message.shownAt)
        guard !message.content.isSignal,
            let chat = try ChatTable.find(connection, workspace, [message.chat])[message.chat],
            try chat.isShown(connection, workspace, on: day)
        else { return }
        try mark(message.chat, day)
        if let target = message.content.target, let place = try MessageTable.place(connection, workspace, target) {
            try mark(place.chat, place.day)
        }
    }

    private func mark(_ chat: ChatID, _ day: LocalDay) throws {
        try TimelineEntryTable.mark(connection, workspace, chat: chat, day: day, pace: pace, now: now)
    }
}
