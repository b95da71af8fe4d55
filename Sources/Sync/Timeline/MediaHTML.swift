import Domain

/// A message's file on the timeline: what it is, its name, its size, where it is, its caption, or why it is not there.
enum MediaHTML {
    static func text(_ kind: String, _ media: MediaFile, _ file: FileOnTimeline?) -> String {
        let caption = media.caption.map { "<br>" + MessageHTML.escaped($0) } ?? ""
        let title = media.fileName.map { "\(kind): \(MessageHTML.escaped($0))" } ?? kind
        return MessageHTML.notice("[\(linked(title, file))\(remark(file))]") + caption
    }

    private static func linked(_ title: String, _ file: FileOnTimeline?) -> String {
        guard case .kept(_, .link, let link?) = file else { return title }
        return "<a href=\"\(MessageHTML.escaped(link))\">\(title)</a>"
    }

    private static func remark(_ file: FileOnTimeline?) -> String {
        switch file {
        case nil: ""
        case .coming: " · being fetched"
        case .kept(let kept, .note, _): " · \(byteSize(kept.size)) · in the note of this day"
        case .kept(let kept, _, _): " · \(byteSize(kept.size))"
        case .missing(let word): " · not here: \(MessageHTML.escaped(word.phrase))"
        }
    }
}
