import Domain
import Foundation

/// Reads the chats, which are written as a play:
///
///     # nuria 106540352242922            who, with which business number
///     5d 09:12 > Bon dia!                five days ago at 09:12 UTC, the customer
///     +3 < Hola, Núria                   three minutes later, the business on its phone
///     40m > [photo Així ha quedat]       forty minutes ago, something else than text
///     +1 < ^ Perfecte                    a reply that quotes the other side's last message
///
/// In brackets: `photo`, `video`, `voice`, `file`, `sticker`, `place`, `card`, `button`, `list`, `order`, `poll`,
/// `react`, `edit`, `delete`, `number`, `username`. A mistake in a script is a mistake of ours and traps.
enum StoryScript {
    static func chats(_ script: String, now: Timestamp) -> [StoryChat] {
        var chats: [StoryChat] = []
        var head: (key: String, number: String)?
        var lines: [StoryLine] = []
        func finish() {
            guard let head else { return }
            guard let person = StoryPerson.all.first(where: { $0.key == head.key }) else {
                preconditionFailure("no person \(head.key) in the story")
            }
            chats.append(
                StoryChat(
                    personName: person.name, phoneNumberID: head.number, lines: lines, personKey: head.key))
        }
        for text in script.split(separator: "\n") {
            if text.hasPrefix("# ") {
                finish()
                let words = text.split(separator: " ").map(String.init)
                head = (words[1], words[2])
                lines = []
            } else {
                lines.append(line(text, after: lines.last?.at, now: now))
            }
        }
        finish()
        return chats
    }

    private static func line(_ text: Substring, after previous: Timestamp?, now: Timestamp) -> StoryLine {
        guard let mark = text.range(of: " > ") ?? text.range(of: " < "),
            let at = time(text[..<mark.lowerBound], after: previous, now: now)
        else { preconditionFailure("not a line of a story: \(text)") }
        let isFromCustomer = text[mark].contains(">")
        return StoryLine(at: at, isFromCustomer: isFromCustomer, act: act(text[mark.upperBound...]))
    }

    /// `5d 09:12`, `+3` (minutes), `40m` (ago). `+0` is eleven seconds later.
    static func time(_ text: Substring, after previous: Timestamp?, now: Timestamp) -> Timestamp? {
        if text.hasPrefix("+") {
            guard let previous, let minutes = Int(text.dropFirst()) else { return nil }
            return previous + .seconds(minutes == 0 ? 11 : minutes * 60)
        }
        let minute = now.milliseconds - now.milliseconds % 60_000
        if text.hasSuffix("m"), let minutes = Int64(text.dropLast()) {
            return Timestamp(milliseconds: minute - minutes * 60_000)
        }
        let parts = text.split { " d:".contains($0) }.compactMap { Int64($0) }
        guard parts.count == 3 else { return nil }
        let midnight = now.milliseconds - now.milliseconds % 86_400_000
        return Timestamp(milliseconds: midnight - parts[0] * 86_400_000 + parts[1] * 3_600_000 + parts[2] * 60_000)
    }

    static func act(_ text: Substring) -> StoryAct {
        if text.hasPrefix("^ ") { return .replies(content(text.dropFirst(2))) }
        guard let (word, rest) = bracket(text) else { return .says(content(text)) }
        return switch word {
        case "react": .reacts(rest)
        case "edit": .edits(rest)
        case "delete": .deletes
        case "number": .changesNumber(rest)
        case "username": .adoptsUsername(rest)
        default: .says(content(text))
        }
    }

    static func bracket(_ text: Substring) -> (word: String, rest: String)? {
        guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
        let inside = text.dropFirst().dropLast()
        let word = inside.prefix { $0 != " " }
        return (String(word), inside.dropFirst(word.count).trimmingCharacters(in: .whitespaces))
    }

    private static func content(_ text: Substring) -> SandboxContent {
        guard let (word, rest) = bracket(text) else { return .text(String(text)) }
        let parts = rest.components(separatedBy: " | ")
        switch word {
        case "photo": return .media(.picture(seed: seed(rest)), caption: rest.isEmpty ? nil : rest)
        case "video": return .video(rest.isEmpty ? nil : rest)
        case "voice": return .voiceNote(seconds: Int(rest) ?? 5)
        case "file": return .document(parts[0], caption: parts.count > 1 ? parts[1] : nil)
        case "sticker": return .sticker
        case "place": return place(parts)
        case "card": return .contactCard(SandboxContactCard(name: parts[0], phone: parts[1]))
        case "button": return .templateButton(payload: rest, text: rest)
        case "list": return .listReply(id: parts[0], title: parts[0], description: parts.count > 1 ? parts[1] : nil)
        case "order":
            return .order(
                SandboxOrder(
                    text: parts[2], product: parts[0], quantity: Int(parts[1]) ?? 1, price: 18, currency: "EUR"))
        case "poll": return .unsupported(kind: "poll")
        default: preconditionFailure("no such act in a story: \(word)")
        }
    }

    /// `41.98 2.82 | Name | Address`
    private static func place(_ parts: [String]) -> SandboxContent {
        let numbers = parts[0].split(separator: " ").compactMap { Double($0) }
        precondition(numbers.count == 2, "a place has a latitude and a longitude: \(parts[0])")
        return .location(
            latitude: numbers[0], longitude: numbers[1], name: parts.count > 1 ? parts[1] : nil,
            address: parts.count > 2 ? parts[2] : nil)
    }

    /// The same caption always paints the same picture.
    private static func seed(_ text: String) -> UInt64 {
        text.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }
}
