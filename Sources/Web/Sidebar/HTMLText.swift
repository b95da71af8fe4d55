/// HubSpot's rich texts as plain text: they are shown without their tags, and never as HTML.
enum HTMLText {
    private static let breaks: Set<String> = ["br", "p", "/p", "div", "/div", "li", "/li", "/ul", "/ol"]
    private static let names = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "nbsp": " "]

    static func plain(_ html: String) -> String {
        var text = ""
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            text += rest[..<open]
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            let name = rest[rest.index(after: open)..<close].prefix { !$0.isWhitespace }.lowercased()
            if breaks.contains(name) { text += "\n" }
            rest = rest[rest.index(after: close)...]
        }
        text += rest.prefix { $0 != "<" }
        return decoded(text).split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// What somebody typed as HTML that reads the same.
    static func html(_ text: String) -> String {
        var html = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\r": break
            case "\n": html += "<br>"
            default: html.unicodeScalars.append(scalar)
            }
        }
        return html
    }

    private static func decoded(_ text: String) -> String {
        var decoded = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            decoded += rest[..<start]
            let name = rest[rest.index(after: start)...].prefix(8).prefix { $0 != ";" }
            if let character = names[String(name)], rest[name.endIndex...].first == ";" {
                decoded += character
                rest = rest[rest.index(after: name.endIndex)...]
            } else {
                decoded.append("&")
                rest = rest[rest.index(after: start)...]
            }
        }
        return decoded + rest
    }
}
