import Domain
import Storage

/// Fills a bubble with what a message says: every kind has its form.
extension ThreadBubble {
    mutating func fill(_ content: MessageContent, filledText: String?, media: FileState) {
        switch content {
        case .text(let text): pieces = TextPiece.pieces(of: text)
        case .image(let file): fill(file, localized("Picture"), media)
        case .video(let file): fill(file, localized("Video"), media)
        case .audio(let file, let isVoice): fill(file, isVoice ? localized("Voice note") : localized("Audio"), media)
        case .document(let file): fill(file, localized("Document"), media)
        case .sticker(let file, _): fill(file, localized("Sticker"), media)
        case .location(let location): place = Place(location)
        case .contactCards(let people): cards = people.map(Card.init)
        case .interactive(let reply): fill(reply)
        case .button(let text, _):
            title = localized("Chose")
            pieces = TextPiece.pieces(of: text)
        case .reaction(_, let emoji):
            quiet =
                emoji.map { localized("Reacted \($0) to a message that is not here") }
                ?? localized("Took a reaction back")
        case .order(let order): fill(order)
        case .system(_, let text): quiet = text
        case .edit(_, let new):
            isEdited = true
            fill(new, filledText: filledText, media: media)
        case .revoke: quiet = localized("Deleted a message that is not here")
        case .call(let call): title = Self.words(call)
        case .template(let name, _):
            title = localized("Template “\(name)”")
            pieces = filledText.map(TextPiece.pieces) ?? []
        case .unsupported(let kind, _):
            quiet =
                kind.map { localized("A message of the kind “\($0)”, which WhatsApp shows only on a phone") }
                ?? localized("A message that WhatsApp shows only on a phone")
        case .mediaPlaceholder: quiet = localized("A file that was not shared with the history")
        case .erased: quiet = localized("Erased, as the person asked to be forgotten")
        case .unknown(let kind, _):
            quiet = localized("A message of the new kind “\(kind)”. It is kept as received.")
        }
    }

    private mutating func fill(_ media: MediaFile, _ kind: String, _ state: FileState) {
        file = File(media, kind, state)
        if let caption = media.caption, !caption.isEmpty { pieces = TextPiece.pieces(of: caption) }
    }

    private mutating func fill(_ reply: InteractiveReply) {
        title = reply.isQuestion ? localized("Asked") : localized("Chose")
        pieces = TextPiece.pieces(of: reply.title ?? reply.response ?? reply.kind)
        if let description = reply.description, !description.isEmpty { rows = [description] }
    }

    private mutating func fill(_ order: Order) {
        title = localized("Order")
        if let text = order.text { pieces = TextPiece.pieces(of: text) }
        rows = order.items.map { item in
            let price = item.price.map { " · \(Self.amount($0)) \(item.currency ?? "")" } ?? ""
            return "\(item.quantity) × \(item.product)\(price)"
        }
    }

    private static func amount(_ price: Double) -> String {
        let cents = (price * 100).rounded()
        guard cents.magnitude < 1e15 else { return "\(price)" }
        let rest = Int64(cents.magnitude) % 100
        return "\(price < 0 ? "-" : "")\(Int64(cents.magnitude) / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    static func words(_ call: Call) -> String {
        switch (call.event, call.isCompleted) {
        case (.began, _): return localized("Call")
        case (.ended, false): return localized("Call, not answered")
        case (.ended, _):
            let span = call.seconds.map { PageText.span(.seconds($0)) }
            return span.map { localized("Call, \($0.number) \($0.unit)") } ?? localized("Call, ended")
        }
    }
}

extension ThreadBubble.Place {
    init(_ location: Location) {
        let point = "\(location.latitude), \(location.longitude)"
        placeName = [location.name, location.address].compactMap(\.self).first { !$0.isEmpty } ?? point
        placeAddress = location.name == nil ? nil : location.address
        mapLink =
            "https://www.openstreetmap.org/?mlat=\(location.latitude)&mlon=\(location.longitude)"
            + "#map=16/\(location.latitude)/\(location.longitude)"
    }
}

extension ThreadBubble.Card {
    init(_ card: ContactCard) {
        cardName = card.name ?? localized("Contact card")
        cardFacts = [card.organization].compactMap(\.self) + card.phones + card.emails
    }
}

/// How far the file of a message is.
enum FileState: Sendable {
    /// It is the business's own, or of a message from before files were fetched.
    case unknown
    case known(MediaDownload)
}

extension ThreadBubble.File {
    init(_ media: MediaFile, _ kind: String, _ state: FileState) {
        fileName = media.fileName ?? kind
        plain = true
        guard case .known(let download) = state else { return }
        switch download.state {
        case .stored: show(download)
        case .waiting, .downloading: fileNote = localized("Being fetched from WhatsApp")
        case .refused, .gone:
            fileNote =
                (download.problem?.sentence).map(localizedSentence) ?? localized("WhatsApp does not have it any more.")
        }
    }

    private mutating func show(_ download: MediaDownload) {
        let path = SiteURL.media(id: "\(download.message)").path
        fileLink = path
        downloadLink = path + "?download"
        fileNote = download.file.map { Self.size($0.size) }
        switch download.kind {
        case .image: picture = path
        case .sticker:
            picture = path
            isSticker = true
        case .video: video = path
        case .audio, .voice: audio = path
        case .document: break
        }
        plain = picture == nil && video == nil && audio == nil
    }

    static func size(_ bytes: Int64) -> String {
        switch bytes {
        case ..<1_000: "\(bytes) B"
        case ..<1_000_000: "\(bytes / 1_000) kB"
        default: "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000) MB"
        }
    }
}

extension TextPiece {
    /// Addresses of the web become links; everything else is as it was written.
    static func pieces(of text: String) -> [TextPiece] {
        var pieces: [TextPiece] = []
        var words = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "http")?.lowerBound {
            let found = rest[start...].prefix { !$0.isWhitespace && !"<>\"".contains($0) }
            let address = found.trimmingEnd(of: ".,;:!?)»”’'")
            words += rest[..<start]
            if address.hasPrefix("https://") || address.hasPrefix("http://"), address.count > 9 {
                if !words.isEmpty { pieces.append(TextPiece(words: words)) }
                words = ""
                pieces.append(TextPiece(words: String(address), address: String(address)))
                rest = rest[address.endIndex...]
            } else {
                words += rest[start..<rest.index(start, offsetBy: 4)]
                rest = rest[rest.index(start, offsetBy: 4)...]
            }
        }
        words += rest
        return words.isEmpty ? pieces : pieces + [TextPiece(words: words)]
    }
}

extension Substring {
    fileprivate func trimmingEnd(of characters: String) -> Substring {
        var text = self
        while let last = text.last, characters.contains(last) { text.removeLast() }
        return text
    }
}
