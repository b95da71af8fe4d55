/// What a part of a form says of itself.
struct MultipartHead: Sendable, Equatable {
    /// The field's.
    var name: String
    /// As the browser has it; empty = a field for a file in which none was chosen, `nil` = no file.
    var fileName: String?
    var contentType: String

    init(name: String, fileName: String? = nil, contentType: String = "text/plain") {
        self.name = name
        self.fileName = fileName
        self.contentType = contentType
    }

    /// `nil` without a name.
    init?(_ lines: String) {
        var fields: [String: String] = [:]
        for line in lines.split(separator: "\r\n", omittingEmptySubsequences: true) {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { fields[parts[0].lowercased()] = String(parts[1]) }
        }
        let (kind, parameters) = Self.value(fields["content-disposition"] ?? "")
        guard kind == "form-data", let name = parameters["name"] else { return nil }
        let type = fields["content-type"].map { Self.value($0).value } ?? "text/plain"
        self.init(name: name, fileName: parameters["filename"], contentType: type)
    }

    /// `form-data; name="file"; filename="a \"b\".vcf"` in its parts. A quotation mark in a name comes as `%22` or
    /// behind a backslash.
    static func value(_ text: String) -> (value: String, parameters: [String: String]) {
        var pieces: [String] = [""]
        var (isQuoted, isEscaped) = (false, false)
        for character in text {
            if isEscaped {
                pieces[pieces.count - 1].append(character)
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ";", !isQuoted {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        var parameters: [String: String] = [:]
        for piece in pieces.dropFirst() {
            let parts = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            parameters[trimmed(parts[0]).lowercased()] = trimmed(parts[1]).replacing("%22", with: "\"")
        }
        return (trimmed(pieces[0][...]).lowercased(), parameters)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}
