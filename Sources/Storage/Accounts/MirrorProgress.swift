public import Domain

/// How far the mirror has read HubSpot. Stored with every page, so a restart goes on where it was.
public struct MirrorProgress: Sendable, Equatable {
    public var importStartedAt: Timestamp
    /// HubSpot's paging word of the next page; `nil` before the first and after the last.
    public var importAfter: String?
    public var importFinishedAt: Timestamp?
    public var imported: Int64 = 0
    /// How many contacts HubSpot counted when the import began.
    public var importTotal: Int64?
    /// The connector's cursor of the incremental read, as text.
    public var changesCursor: String?
    public var changesReadAt: Timestamp?
    public var comparison = Comparison()
    public var ownersReadAt: Timestamp?
    public var numbers = Numbers()
    /// A field that holds phones was added, and not every contact has been read with it.
    public var lacksProperties = false

    /// Every contact is here with all its numbers. Before that nobody is linked by Liaison: a contact that is not here
    /// yet may fit as well as the one that is.
    public var isWhole: Bool { importFinishedAt != nil && !lacksProperties && !numbers.isRunning }

    /// The full comparison: every contact is read again, and those that HubSpot did not list are asked for by id.
    public struct Comparison: Sendable, Equatable {
        public var startedAt: Timestamp?
        /// HubSpot's paging word of the next page.
        public var after: String?
        /// Contacts of the running one, or of the last.
        public var read: Int64 = 0
        public var finishedAt: Timestamp?

        public init() {}

        public var isRunning: Bool {
            guard let startedAt else { return false }
            return finishedAt.map { $0 < startedAt } ?? true
        }
    }

    /// The phone texts that are here are read again, because how they are read was changed.
    public struct Numbers: Sendable, Equatable {
        public var startedAt: Timestamp?
        public var isRunning = false
        /// The last contact that was read; `nil` before the first.
        public var after: ContactID?
        /// Contacts of the running one, or of the last.
        public var read: Int64 = 0
        public var finishedAt: Timestamp?

        public init() {}
    }

    public init(importStartedAt: Timestamp) {
        self.importStartedAt = importStartedAt
    }
}
