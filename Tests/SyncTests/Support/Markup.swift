/// Reads simple HTML as strictly as a hostile text deserves: only our own tags, each closed in its turn, and no
/// character that a browser could take for markup.
struct Markup {
    /// What a reader sees; a line break for each `<br>` and each end of a paragraph.
    private(set) var text = ""
    private(set) var problems: [String] = []
    private var open: [String] = []

    init(_ html: String) {
        var rest = html.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "<": readTag(&rest)
            case "&": readEntity(&rest)
            case ">", "\"", "\n": problems.append("a bare \(scalar.escaped(asASCII: true))")
            default: text.unicodeScalars.append(scalar)
            }
        }
        if !open.isEmpty { problems.append("not closed: \(open)") }
    }

    private mutating func readTag(_ rest: inout Substring.UnicodeScalarView) {
        guard let end = rest.firstIndex(of: ">") else { return problems.append("a tag without end") }
        let tag = String(rest[..<end])
        rest = rest[rest.index(after: end)...]
        if tag == "br" {
            text += "\n"
        } else if ["p", "strong", "em"].contains(tag) || tag.wholeMatch(of: Self.link) != nil {
            open.append(tag.hasPrefix("a ") ? "a" : tag)
        } else if tag.hasPrefix("/"), open.last == String(tag.dropFirst()) {
            open.removeLast()
            if tag == "/p" { text += "\n" }
        } else {
            problems.append("<\(tag)> inside \(open)")
        }
    }

    private mutating func readEntity(_ rest: inout Substring.UnicodeScalarView) {
        let entities = [("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\"")]
        for (name, character) in entities where rest.starts(with: name.unicodeScalars) {
            rest = rest.dropFirst(name.count)
            text += character
            return
        }
        problems.append("a bare &")
    }

    private static var link: Regex<Substring> {
        /a href="https:\/\/www\.openstreetmap\.org\/\?mlat=[-+.0-9e]+&amp;mlon=[-+.0-9e]+"/
    }
}
