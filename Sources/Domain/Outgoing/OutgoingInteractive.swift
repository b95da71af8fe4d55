extension InteractiveReply {
    /// A question of the business's, kept in the form of its answers.
    public var isQuestion: Bool { ["buttons", "list", "contact_request"].contains(kind) }
}

/// What stands around buttons and lists.
public struct InteractiveFrame: Sendable, Hashable, Codable {
    public var header: String?
    public var body: String
    public var footer: String?

    public init(header: String? = nil, body: String, footer: String? = nil) {
        self.header = header
        self.body = body
        self.footer = footer
    }
}

/// A question with one to three buttons.
public struct OutgoingButtons: Sendable, Hashable, Codable {
    public struct Button: Sendable, Hashable, Codable {
        /// The business's own word, which comes back with the answer.
        public var id: String
        public var title: String

        public init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    public var frame: InteractiveFrame
    public var buttons: [Button]

    public init(frame: InteractiveFrame, buttons: [Button]) {
        self.frame = frame
        self.buttons = buttons
    }
}

/// A question with a list to choose from.
public struct OutgoingMenu: Sendable, Hashable, Codable {
    public struct Row: Sendable, Hashable, Codable {
        public var id: String
        public var title: String
        public var description: String?

        public init(id: String, title: String, description: String? = nil) {
            self.id = id
            self.title = title
            self.description = description
        }
    }

    public struct Section: Sendable, Hashable, Codable {
        /// Needed where there is more than one section.
        public var title: String?
        public var rows: [Row]

        public init(title: String? = nil, rows: [Row]) {
            self.title = title
            self.rows = rows
        }
    }

    public var frame: InteractiveFrame
    /// The text of the button that opens the list.
    public var button: String
    public var sections: [Section]

    public init(frame: InteractiveFrame, button: String, sections: [Section]) {
        self.frame = frame
        self.button = button
        self.sections = sections
    }

    public var rows: [Row] { sections.flatMap(\.rows) }
}
