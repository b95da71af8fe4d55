/// What stands under `/links`: pages, and what their buttons do. The raw value is the word in the URL.
enum LinksPart: String, Sendable {
    case settlement
    case dismissal
    case unblocking
    /// What kind of phone a field holds.
    case kind
    case reopening
    case unlinking
    case restoration
    case phoneWrite = "phone-write"
    case confirmation = "number-confirmation"
    case byHand = "by-hand"
    case creation
    case explanation
    case forgetting
    case bookImport = "import"
}

/// What the tab *Timeline* saves. The raw value is the word in the URL.
enum TimelinePart: String, Sendable {
    case number
    case chat
    case files
    case granularity
    case associations
}
