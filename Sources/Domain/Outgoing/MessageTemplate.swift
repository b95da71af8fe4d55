/// A template of a WhatsApp account, as it was listed last. A name stands for as many of them as it has languages.
public struct MessageTemplate: Sendable, Equatable, Codable {
    /// Meta's word, upper case; only `APPROVED` can be sent.
    public typealias State = String
    public static let approved: State = "APPROVED"

    public enum Header: String, Sendable, Codable {
        case text
        case image
        case video
        case document
        case location
    }

    public struct Button: Sendable, Equatable, Codable {
        /// Meta's word in lower case: `url`, `quick_reply`, `phone_number` …
        public var kind: String
        public var title: String
        /// The end of its link, or its code, is filled in.
        public var hasVariable: Bool

        public init(kind: String, title: String, hasVariable: Bool) {
            self.kind = kind
            self.title = title
            self.hasVariable = hasVariable
        }
    }

    public var id: TemplateID
    public var account: WhatsAppAccountID
    public var name: String
    public var language: String
    public var state: State
    /// `UTILITY`, `MARKETING`, `AUTHENTICATION`.
    public var category: String?
    /// `GREEN`, `YELLOW`, `RED`, as WhatsApp told it last; no list says it.
    public var quality: String?
    public var header: Header?
    public var headerText: String?
    public var body: String
    public var footer: String?
    public var buttons: [Button]

    public init(
        id: TemplateID, account: WhatsAppAccountID, name: String, language: String, state: State,
        category: String? = nil, quality: String? = nil, header: Header? = nil, headerText: String? = nil, body: String,
        footer: String? = nil, buttons: [Button] = []
    ) {
        self.id = id
        self.account = account
        self.name = name
        self.language = language
        self.state = state
        self.category = category
        self.quality = quality
        self.header = header
        self.headerText = headerText
        self.body = body
        self.footer = footer
        self.buttons = buttons
    }

    /// What WhatsApp tells of it by itself.
    public mutating func apply(_ change: TemplateChange) {
        switch change {
        case .status(let word): state = word
        case .quality(let word): quality = word
        case .category(let word): category = word
        }
    }

    /// What stands between `{{` and `}}`, each once, in the order in which they appear: `1`, `2` or names.
    public var bodyVariables: [String] { Self.variables(in: body) }
    public var headerVariables: [String] { header == .text ? Self.variables(in: headerText ?? "") : [] }

    /// Whether variables have names rather than numbers.
    public var isNamed: Bool { (bodyVariables + headerVariables).contains { Int($0) == nil } }

    static func variables(in text: String) -> [String] {
        var seen: Set<String> = []
        let found = pieces(of: text).compactMap { $0.isVariable ? $0.text : nil }.filter { seen.insert($0).inserted }
        return found.allSatisfy { Int($0) != nil } ? found.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) } : found
    }

    /// The text that the customer reads: what a variable is not filled with stays as `{{name}}`.
    static func fill(_ text: String, with values: [OutgoingTemplate.Value]) -> String {
        pieces(of: text).map { piece in
            guard piece.isVariable else { return piece.text }
            let named = values.first { $0.name == piece.text }
            let placed = Int(piece.text).flatMap { values.indices.contains($0 - 1) ? values[$0 - 1] : nil }
            return (named ?? placed)?.text ?? "{{\(piece.text)}}"
        }.joined()
    }

    private static func pieces(of text: String) -> [(text: String, isVariable: Bool)] {
        var pieces: [(text: String, isVariable: Bool)] = []
        var rest = text[...]
        while let opening = rest.firstRange(of: "{{"),
            let closing = rest[opening.upperBound...].firstRange(of: "}}")
        {
            pieces.append((String(rest[..<opening.lowerBound]), false))
            let name = rest[opening.upperBound..<closing.lowerBound].filter { !$0.isWhitespace }
            pieces.append((String(name), true))
            rest = rest[closing.upperBound...]
        }
        return pieces + [(String(rest), false)]
    }
}

extension MessageTemplate {
    /// What is wrong with sending this template so. Pure; Meta has the last word, for its list may be newer.
    public func problems(of outgoing: OutgoingTemplate) -> [OutgoingProblem] {
        var check = OutgoingCheck()
        if state != Self.approved {
            check.note(
                "template",
                "Template “\(name)” (\(language)) is \(state.lowercased()), and only approved ones can be sent. "
                    + "See WhatsApp Manager.")
        }
        check.values(outgoing.body, for: bodyVariables, "text")
        check.header(outgoing.header, of: self)
        for index in buttons.indices where buttons[index].hasVariable {
            if !outgoing.buttons.contains(where: { $0.index == index }) {
                check.note("template", "Button \(index) (“\(buttons[index].title)”) needs a value.")
            }
        }
        if let stray = outgoing.buttons.first(where: { !buttons.indices.contains($0.index) }) {
            check.note("template", "The template has \(buttons.count) buttons; there is no button \(stray.index).")
        }
        return check.problems
    }

    /// Header, text and footer as the customer reads them.
    public func text(of outgoing: OutgoingTemplate) -> String {
        var header: String?
        if self.header == .text {
            if case .text(let values) = outgoing.header {
                header = headerText.map { Self.fill($0, with: values) }
            } else {
                header = headerText
            }
        }
        return [header, Self.fill(body, with: outgoing.body), footer].compactMap(\.self).filter { !$0.isEmpty }
            .joined(separator: "\n")
    }
}

extension OutgoingCheck {
    fileprivate mutating func values(_ values: [OutgoingTemplate.Value], for variables: [String], _ place: String) {
        if values.count != variables.count {
            let names = variables.map { "{{\($0)}}" }.joined(separator: ", ")
            note(
                "template",
                "The template's \(place) has \(variables.count) variables\(names.isEmpty ? "" : " (\(names))"), and "
                    + "\(values.count) are filled.")
            return
        }
        for name in values.compactMap(\.name) where !variables.contains(name) {
            note("template", "The template's \(place) has no variable “\(name)”.")
        }
        if variables.contains(where: { Int($0) == nil }), values.contains(where: { $0.name == nil }) {
            note("template", "The variables of the template's \(place) have names; say which value is whose.")
        }
    }

    fileprivate mutating func header(_ header: OutgoingTemplate.Header?, of template: MessageTemplate) {
        switch (template.header, header) {
        case (.text, .text(let values)): self.values(values, for: template.headerVariables, "heading")
        case (.text, nil): values([], for: template.headerVariables, "heading")
        case (.image, .media(let media)): kind(media, .image)
        case (.video, .media(let media)): kind(media, .video)
        case (.document, .media(let media)): kind(media, .document)
        case (.location, .location), (nil, nil): break
        case (nil, _): note("template", "The template has no heading to fill.")
        case (let wanted?, _): note("template", "The template's heading needs: \(wanted.rawValue).")
        }
    }

    private mutating func kind(_ media: OutgoingMedia, _ wanted: OutgoingMedia.Kind) {
        if media.kind != wanted { note("template", "The template's heading needs: \(wanted.rawValue).") }
    }
}
