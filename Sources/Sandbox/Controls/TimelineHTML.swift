import Foundation

/// Makes the body of a timeline entry safe to draw: a short list of elements without attributes, links to web pages and
/// mail; everything else is shown as the text it is. HubSpot cleans what integrations send in the same spirit.
enum TimelineHTML {
    /// Elements that stay. The ones without content need no end.
    private static let kept: Set<String> = [
        "p", "br", "b", "strong", "i", "em", "u", "s", "span", "div", "ul", "ol", "li", "a", "blockquote", "code",
        "pre",
        "hr", "h1", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "small", "sub", "sup",
    ]
    private static let empty: Set<String> = ["br", "hr"]
    /// Elements that go together with what is in them.
    private static let dropped: Set<String> = ["script", "style", "iframe", "object", "template", "noscript"]
    private static let limit = 65_536

    static func clean(_ html: String) -> String {
        var rest = html.prefix(limit)
        var out = ""
        var open: [String] = []
        while let start = rest.firstIndex(of: "<") {
            out += text(rest[..<start])
            guard let end = rest[start...].firstIndex(of: ">"), let tag = Tag(rest[rest.index(after: start)..<end])
            else {
                out += "&lt;"
                rest = rest[rest.index(after: start)...]
                continue
            }
            rest = rest[rest.index(after: end)...]
            if dropped.contains(tag.name), !tag.isEnd {
                rest = skip(past: tag.name, in: rest)
            } else if kept.contains(tag.name) {
                write(tag, to: &out, &open)
            }
        }
        out += text(rest)
        return out + open.reversed().map { "</\($0)>" }.joined()
    }

    private static func write(_ tag: Tag, to out: inout String, _ open: inout [String]) {
        if empty.contains(tag.name) {
            out += "<\(tag.name)>"
        } else if !tag.isEnd {
            open.append(tag.name)
            out +=
                tag.href.map { "<a href=\"\(text($0))\" rel=\"noreferrer noopener\" target=\"_blank\">" }
                ?? "<\(tag.name)>"
        } else if let place = open.lastIndex(of: tag.name) {
            out += open[place...].reversed().map { "</\($0)>" }.joined()
            open.removeSubrange(place...)
        }
    }

    private static func skip(past name: String, in rest: Substring) -> Substring {
        guard let end = rest.range(of: "</\(name)", options: .caseInsensitive),
            let close = rest[end.upperBound...].firstIndex(of: ">")
        else { return "" }
        return rest[rest.index(after: close)...]
    }

    /// Entities stay as they are; what could begin a tag or end an attribute does not.
    private static func text(_ part: some StringProtocol) -> String {
        String(part).replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    private struct Tag {
        let name: String
        let isEnd: Bool
        /// Of a link to somewhere harmless.
        let href: String?

        init?(_ inside: Substring) {
            isEnd = inside.first == "/"
            let body = isEnd ? inside.dropFirst() : inside
            name = body.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }.lowercased()
            guard !name.isEmpty else { return nil }
            href = name == "a" ? Self.link(in: body) : nil
        }

        private static func link(in body: Substring) -> String? {
            guard let match = body.firstMatch(of: /href\s*=\s*["']([^"']*)["']/.ignoresCase()) else { return nil }
            let target = String(match.1)
            let isHarmless = ["https://", "http://", "mailto:", "tel:"].contains { target.lowercased().hasPrefix($0) }
            return isHarmless ? target : nil
        }
    }
}
