import Domain

/// A bubble of the chat.
struct MessageRow {
    private static let limit = 200

    let wamid: String
    /// Who wrote it, in a group and if it was not the page's person.
    let writer: String?
    let groupID: String?
    /// Set on the first message of a day.
    let day: String?
    let isMine: Bool
    let isSystem: Bool
    let isDeleted: Bool
    let isEdited: Bool
    let quoted: String?
    let text: String?
    /// What kind of thing it is, where it is not text.
    let label: String?
    let pictureURL: String?
    let audioURL: String?
    let fileURL: String?
    let fileName: String?
    let reactions: [String]
    let time: String
    let state: String?
    let canEdit: Bool
    let canDelete: Bool
    let canAnswer: Bool

    static func all(in whatsApp: WhatsAppSandbox, choice: ControlChoice, now: Timestamp) -> [MessageRow] {
        var lastDay = ""
        return messages(in: whatsApp, choice).map { message in
            let day = ClockFace.day(message.at, now: now)
            defer { lastDay = day }
            return MessageRow(
                message, day: day == lastDay ? nil : day, quoted: message.replyingTo.flatMap { whatsApp.message($0) },
                me: choice.person?.id, writer: whatsApp.person(message.person)?.name, now: now)
        }
    }

    private static func messages(in whatsApp: WhatsAppSandbox, _ choice: ControlChoice) -> [SandboxMessage] {
        if let group = choice.group { return whatsApp.messages(inGroup: group.id, limit: limit) }
        guard let person = choice.person else { return [] }
        return whatsApp.messages(of: person.id, on: choice.number.id, limit: limit)
    }

    private init(
        _ message: SandboxMessage, day: String?, quoted: SandboxMessage?, me: SandboxPersonID?, writer: String?,
        now: Timestamp
    ) {
        wamid = message.wamid
        self.day = day
        groupID = message.group
        isMine = message.author == .customer && message.person == me
        self.writer = message.group == nil || isMine ? nil : writer
        isSystem = message.author == .system
        isDeleted = message.isDeleted
        isEdited = message.isEdited && !message.isDeleted
        self.quoted = quoted?.content.summary
        time = ClockFace.time(message.at)
        state = message.author == .api ? message.status(at: now).map { String(describing: $0) } : nil
        reactions = message.reactions.keys.sorted { $0.rawValue < $1.rawValue }.compactMap { message.reactions[$0] }
        let face = ContentFace(message.content, wamid: message.wamid)
        (text, label) = message.isDeleted ? ("This message was deleted", nil) : (face.text, face.label)
        pictureURL = message.isDeleted ? nil : face.pictureURL
        audioURL = message.isDeleted ? nil : face.audioURL
        fileURL = message.isDeleted ? nil : face.fileURL
        fileName = face.fileName
        let isText = if case .text = message.content { true } else { false }
        // Groups know neither edits nor deletions.
        canEdit = isMine && isText && !message.isDeleted && message.group == nil
        canDelete = isMine && !message.isDeleted && message.group == nil
        canAnswer = !isMine && !isSystem && !message.isDeleted
    }
}

/// How a content looks in a bubble.
private struct ContentFace {
    var text: String?
    var label: String?
    var pictureURL: String?
    var audioURL: String?
    var fileURL: String?
    var fileName: String?

    init(_ content: SandboxContent, wamid: String) {
        switch content {
        case .text(let body): text = body
        case .media(let media, let caption): show(media, caption: caption, wamid: wamid)
        case .location(_, _, let name, let address): (label, text) = ("Location", Self.line([name, address]))
        case .contactCard(let card): (label, text) = ("Contact", "\(card.name)\n\(card.phone)")
        case .buttonReply(_, let title), .templateButton(_, let title): (label, text) = ("Button", title)
        case .listReply(_, let title, let description): (label, text) = ("Choice", Self.line([title, description]))
        case .formReply: (label, text) = ("Form", content.summary)
        case .order: (label, text) = ("Order", content.summary)
        case .template(let name, let language): (label, text) = ("Template", "\(name) · \(language)")
        case .unsupported(let kind): (label, text) = ("Not shown by the Cloud API", kind)
        case .future(let type): (label, text) = ("A type of the future", type)
        }
    }

    private mutating func show(_ media: SandboxMedia, caption: String?, wamid: String) {
        let url = "/_sandbox/media?wamid=" + QueryText.encode(wamid)
        text = caption
        switch media.kind {
        case .image where !media.bytes.isEmpty: pictureURL = url
        case .audio, .voice: (label, audioURL) = (media.kind == .voice ? "Voice note" : "Audio", url)
        case .sticker: label = "Sticker"
        case .video: label = "Video"
        case .image: (label, fileName) = ("Picture", media.fileName)
        case .document: (label, fileURL, fileName) = ("Document", url, media.fileName ?? "file")
        }
    }

    private static func line(_ parts: [String?]) -> String {
        parts.compactMap(\.self).joined(separator: "\n")
    }
}
