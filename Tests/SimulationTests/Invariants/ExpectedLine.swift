import Domain
import Sandbox

/// What a message's line must look like after all that was done to the message.
struct ExpectedLine {
    private let message: Told
    private let changes: [Told]
    private let speaker: String
    private let clockTime: String
    private let quoted: Told?
    private let isFailed: Bool

    init(_ message: Told, _ world: World, _ calendar: LocalCalendar, _ order: [String: Int]) {
        self.message = message
        changes = world.truth.told.filter { $0.target == message.wamid }.sorted {
            ($0.sentAt, order[$0.wamid] ?? 0) < ($1.sentAt, order[$1.wamid] ?? 0)
        }
        let business = world.numbers.first { $0.id == message.number }?.verifiedName ?? ""
        speaker = message.isIncoming ? world.truth.names[message.person] ?? "" : business
        clockTime = calendar.clockTime(of: message.sentAt)
        quoted = message.replyingTo.flatMap { world.truth.byID[$0] }
        isFailed = !message.isIncoming && world.truth.statuses[message.wamid] == .failed
    }

    func problems(with line: ShownLine) -> [String] {
        var problems: [String] = []
        if line.words != words { problems.append("shows \(line.words) and should \(words)") }
        if isDeleted != line.html.contains("deleted by the sender") { problems.append("is deleted: \(isDeleted)") }
        if isEdited != line.html.contains("(edited)") { problems.append("is edited: \(isEdited)") }
        if isFailed != line.html.contains("(not delivered") { problems.append("has failed: \(isFailed)") }
        if !speaker.isEmpty, line.speaker != escaped(speaker) { problems.append("is said by \(line.speaker)") }
        if line.clockTime != clockTime { problems.append("stands at \(line.clockTime), not \(clockTime)") }
        if (quoted != nil) != (line.quote != nil) { problems.append("quotes \(line.quote ?? "nothing")") }
        for (emoji, count) in emojis where line.html.count(of: emoji) != count {
            problems.append("shows \(emoji) \(line.html.count(of: emoji)) times, not \(count)")
        }
        if line.html.contains("<b>") { problems.append("what a person wrote became HTML") }
        return problems
    }

    private var isDeleted: Bool {
        changes.contains { if case .deletion = $0.content { true } else { false } }
    }

    private var lastEdit: String? {
        changes.compactMap { if case .edit(_, let word) = $0.content { word } else { nil } }.last
    }

    private var isEdited: Bool { lastEdit != nil && !isDeleted }

    private var words: [String] {
        if isDeleted { return [] }
        if let lastEdit { return [lastEdit] }
        if case .word(let word) = message.content { return [word] }
        return []
    }

    /// The last reaction of each. Only those of the emoji that no text and no name has.
    private var emojis: [String: Int] {
        var last: [SandboxPersonID?: String] = [:]
        for change in changes {
            if case .reaction(_, let emoji) = change.content { last[change.isIncoming ? change.person : nil] = emoji }
        }
        var counts = ["👍": 0, "❤️": 0, "😮": 0, "🎉": 0, "👌": 0]
        if case .reaction(_, let emoji?) = message.content { counts[emoji, default: 0] += 1 }
        for emoji in last.values { counts[emoji, default: 0] += 1 }
        return counts
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

extension String {
    fileprivate func count(of part: String) -> Int {
        ranges(of: part).count
    }
}
