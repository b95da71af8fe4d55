/// A field that records of one kind have: what it is called and how it is edited.
public struct PropertyDefinition: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case text
        case multilineText = "multiline_text"
        case richText = "rich_text"
        case phone
        case number
        case bool
        case singleOption = "single_option"
        /// Several options in one value: see `values(in:)`.
        case multiOption = "multi_option"
        case date
        case dateTime = "date_time"
        case unknown
    }

    public struct Option: Sendable, Hashable {
        /// What is stored.
        public var value: String
        public var label: String
        /// Kept by records that have it, offered to nobody.
        public var isHidden: Bool

        public init(value: String, label: String, isHidden: Bool = false) {
            self.value = value
            self.label = label
            self.isHidden = isHidden
        }
    }

    public var name: String
    public var label: String
    public var help: String
    /// Name of its `PropertyGroup`.
    public var group: String
    public var kind: Kind
    /// In the order in which they are offered.
    public var options: [Option]
    public var isReadOnly: Bool
    public var isHidden: Bool
    /// No two records may have the same value.
    public var isUnique: Bool
    /// The value is an `OwnerID`: the options are the owners.
    public var refersToOwner: Bool
    /// HubSpot's own, not made by the customer.
    public var isBuiltIn: Bool
    /// Place within the group; negative = after all that have one.
    public var displayOrder: Int

    public init(
        name: String, label: String, help: String = "", group: String, kind: Kind, options: [Option] = [],
        isReadOnly: Bool = false, isHidden: Bool = false, isUnique: Bool = false, refersToOwner: Bool = false,
        isBuiltIn: Bool = true, displayOrder: Int = -1
    ) {
        self.name = name
        self.label = label
        self.help = help
        self.group = group
        self.kind = kind
        self.options = options
        self.isReadOnly = isReadOnly
        self.isHidden = isHidden
        self.isUnique = isUnique
        self.refersToOwner = refersToOwner
        self.isBuiltIn = isBuiltIn
        self.displayOrder = displayOrder
    }

    /// The options that a value of several holds, in their order.
    public static func values(in text: String) -> [String] {
        text.split(separator: ";").map(String.init)
    }

    /// One value of several options. It replaces what the record has.
    public static func text(of values: [String]) -> String {
        values.filter { !$0.isEmpty }.joined(separator: ";")
    }
}

/// A heading under which fields stand.
public struct PropertyGroup: Sendable, Equatable {
    public var name: String
    public var label: String
    public var displayOrder: Int

    public init(name: String, label: String, displayOrder: Int = -1) {
        self.name = name
        self.label = label
        self.displayOrder = displayOrder
    }
}
