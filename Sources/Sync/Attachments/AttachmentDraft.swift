import Domain

/// What one note of a chat's day should be.
struct AttachmentDraft: Sendable, Equatable {
    var contacts: [ContactID]
    /// Simple HTML, escaped.
    var body: String
    var owner: OwnerID?
    /// Its place on the timeline; the milliseconds are ours.
    var timestamp: Timestamp
    var files: [FileHash]
}

/// A file of a day that is to be attached.
struct DayFile: Sendable, Equatable {
    var hash: FileHash
    var size: Int64
    var name: MediaName
    var type: String?
    var sentAt: Timestamp
    var author: LineAuthor
}

/// So many files in one note, so that a body of the longest names stays below HubSpot's 65,536 characters.
private let filesOfNote = 50

/// The files of a chat's day that belong into HubSpot, each once, in the order they were sent. What its sender deleted
/// is not among them.
func attachedFiles(of day: ConversationDay) -> [DayFile] {
    let amendments = Dictionary(grouping: day.amendments) { $0.content.target }
    var seen: Set<FileHash> = []
    return shownMessages(of: day).flatMap { message in
        let changes = amendments[message.whatsAppID] ?? []
        if changes.contains(where: \.content.isRevocation) { return [DayFile]() }
        return ([message] + changes).compactMap { file(of: $0, day) }
    }.filter { seen.insert($0.hash).inserted }
}

private func file(of message: Message, _ day: ConversationDay) -> DayFile? {
    guard case .kept(let kept, .note, _) = day.files[message.id], let media = message.content.media else { return nil }
    return DayFile(
        hash: kept.hash, size: kept.size,
        name: MediaName(media.file.fileName, kind: media.kind, type: media.file.mimeType), type: media.file.mimeType,
        sentAt: message.sentAt, author: day.author(of: message))
}

/// The notes that a chat's day should have: none without a linked contact or without files.
///
/// - Parameter held: what HubSpot has of the files; others are not shown.
func renderAttachments(_ day: ConversationDay, held: Set<FileHash>) -> [CommunicationKey: AttachmentDraft] {
    // The day decides whose they are, however finely it is cut.
    guard let owner = entryOwner(of: day) else { return [:] }
    let files = attachedFiles(of: day).filter { held.contains($0.hash) }
    var drafts: [CommunicationKey: AttachmentDraft] = [:]
    for (index, start) in stride(from: 0, to: files.count, by: filesOfNote).enumerated() {
        let part = files[start..<min(start + filesOfNote, files.count)]
        let key = CommunicationKey(chat: day.chat, group: day.day.number, part: Int64(index) + 1)
        drafts[key] = AttachmentDraft(
            contacts: day.contacts, body: noteHeading(day, part[start].sentAt) + part.map { line($0, day) }.joined(),
            owner: owner.owner, timestamp: stamp(part[start].sentAt, key), files: part.map(\.hash))
    }
    return drafts
}

private func noteHeading(_ day: ConversationDay, _ first: Timestamp) -> String {
    // Scalars are counted: a single character can be of any length.
    let name = String(String.UnicodeScalarView(day.receiver(of: .outgoing).unicodeScalars.prefix(100)))
    let date = day.calendar.date(of: first)
    return "<p><strong>WhatsApp</strong> · \(MessageHTML.escaped(name)) · \(date) · files</p>"
}

private func line(_ file: DayFile, _ day: ConversationDay) -> String {
    let who = MessageHTML.escaped(
        String(String.UnicodeScalarView(day.name(of: file.author).unicodeScalars.prefix(60))))
    let name = MessageHTML.escaped(file.name.text)
    return "<p>\(day.calendar.clockTime(of: file.sentAt)) \(who): \(name) (\(byteSize(file.size)))</p>"
}

extension MessageContent {
    var isRevocation: Bool {
        if case .revoke = self { return true }
        return false
    }
}
