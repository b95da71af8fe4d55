import Domain
import Foundation

/// What a message says, as simple HTML that HubSpot's timeline shows. Everything a person wrote is escaped.
enum MessageHTML {
    /// One file-like name for each kind, so that somebody who reads the timeline knows what there was.
    ///
    /// - Parameter file: what is known of the message's file, if it has one.
    static func text(_ content: MessageContent, _ file: FileOnTimeline? = nil) -> String {
        switch content {
        case .text(let text): escaped(text)
        case .image(let media): MediaHTML.text("🖼 Picture", media, file)
        case .video(let media): MediaHTML.text("🎬 Video", media, file)
        case .audio(let media, let isVoiceNote):
            MediaHTML.text(isVoiceNote ? "🎤 Voice note" : "🎵 Audio", media, file)
        case .document(let media): MediaHTML.text("📄 Document", media, file)
        case .sticker(let media, _): MediaHTML.text("Sticker", media, file)
        case .location(let location): locationText(location)
        case .contactCards(let cards): cards.map(cardText).joined(separator: "<br>")
        case .interactive(let reply): interactiveText(reply)
        case .button(let text, _): "🔘 " + escaped(text)
        case .reaction(_, let emoji): emoji.map { "\(escaped($0)) to an earlier message" } ?? "took a reaction back"
        case .order(let order): orderText(order)
        case .system(let kind, let text): notice(systemText(kind, text))
        case .edit(_, let new): notice("edited an earlier message:") + " " + text(new, file)
        case .revoke: notice("deleted an earlier message")
        case .call(let call): callText(call)
        case .template(let name, _): notice("template “\(escaped(name))”")
        case .unsupported(let kind, _):
            notice("sent \(kind.map { "a message of kind “\(escaped($0))”" } ?? "a message") that only the phone shows")
        case .mediaPlaceholder: notice("sent a file that was not shared with the history")
        case .erased: notice("erased, as the person asked to be forgotten")
        case .unknown(let kind, _):
            notice("sent a message of the new kind “\(escaped(kind))”; Liaison keeps it as received")
        }
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "<br>"
            case "\r", "\u{0}": break
            // They would turn the direction of whatever follows, beyond the name or text they stand in.
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// One line of plain text, for a quotation.
    static func summary(_ content: MessageContent) -> String {
        switch content {
        case .text(let text): text
        case .image(let file): file.caption ?? "a picture"
        case .video(let file): file.caption ?? "a video"
        case .audio(_, let isVoiceNote): isVoiceNote ? "a voice note" : "an audio file"
        case .document(let file): file.caption ?? file.fileName ?? "a document"
        case .sticker: "a sticker"
        case .location(let location): location.name ?? location.address ?? "a location"
        case .contactCards(let cards): cards.first?.name ?? "a contact card"
        case .interactive(let reply): reply.title ?? "an answer"
        case .button(let text, _): text
        case .order: "an order"
        case .edit(_, let new): summary(new)
        case .call: "a call"
        case .template(let name, _): name
        case .reaction, .system, .revoke, .unsupported, .mediaPlaceholder, .erased, .unknown: "an earlier message"
        }
    }

    /// WhatsApp's own words name the old and the new identifier, which may be one that nobody can read, or should.
    private static func systemText(_ kind: String, _ text: String) -> String {
        switch kind {
        case "user_changed_number", "customer_changed_number": "has another number now"
        case "user_changed_user_id": "has another WhatsApp account now"
        default: escaped(text)
        }
    }

    static func notice(_ text: String) -> String { "<em>\(text)</em>" }

    private static func locationText(_ location: Location) -> String {
        let place = "\(location.latitude),\(location.longitude)"
        let link =
            "<a href=\"https://www.openstreetmap.org/?mlat=\(location.latitude)&amp;mlon=\(location.longitude)\">"
        let names = [location.name, location.address].compactMap(\.self).filter { !$0.isEmpty }.map(escaped)
        return "📍 \(link)\(names.isEmpty ? place : names.joined(separator: ", "))</a>"
    }

    private static func cardText(_ card: ContactCard) -> String {
        let lines = [card.name, card.organization].compactMap(\.self) + card.phones + card.emails
        return "👤 " + lines.map(escaped).joined(separator: " · ")
    }

    private static func interactiveText(_ reply: InteractiveReply) -> String {
        let texts = [reply.title, reply.description].compactMap(\.self).map(escaped)
        if !texts.isEmpty { return "🔘 " + texts.joined(separator: " – ") }
        return reply.response.map { "📋 Form: " + escaped($0) } ?? notice("answered with “\(escaped(reply.kind))”")
    }

    /// The beginning alone tells only that somebody called.
    static func callText(_ call: Call) -> String {
        switch (call.event, call.isCompleted) {
        case (.began, _): "📞 Call"
        case (.ended, false): "📞 Call, not answered"
        case (.ended, _): "📞 Call" + (call.seconds.map { ", \(span($0))" } ?? ", ended")
        }
    }

    private static func span(_ seconds: Int64) -> String {
        let seconds = max(0, seconds)
        return seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
    }

    private static func orderText(_ order: Order) -> String {
        let items = order.items.map { item in
            let price = item.price.map { " at \(amount($0)) \(escaped(item.currency ?? ""))" } ?? ""
            return "\(item.quantity) × \(escaped(item.product))\(price)"
        }
        return "🛒 Order: " + (items + [order.text.map(escaped) ?? ""]).filter { !$0.isEmpty }.joined(separator: "<br>")
    }

    private static func amount(_ price: Double) -> String {
        let cents = (price * 100).rounded()
        guard cents.magnitude < 1e15 else { return "\(price)" }
        let whole = Int64(cents)
        let fraction = abs(whole % 100)
        return "\(whole / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
