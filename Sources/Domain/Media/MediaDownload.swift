/// The file of a message on its way from WhatsApp to our store: a job with a state. One for each message that has one.
public struct MediaDownload: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        /// To be fetched, now or later.
        case waiting
        /// Being fetched; after a crash it is fetched again.
        case downloading
        case stored
        /// It will not be taken, and `problem` says why.
        case refused
        /// WhatsApp does not have it any more.
        case gone

        public var isOpen: Bool { self == .waiting || self == .downloading }
    }

    public var message: MessageID
    public var kind: MediaKind
    /// WhatsApp's id of the file; empty = it named none.
    public var mediaID: String
    /// As WhatsApp tells it.
    public var mimeType: String?
    /// What the bytes must have; `nil` = nobody told.
    public var toldHash: FileHash?
    /// WhatsApp keeps the file until then.
    public var expiresAt: Timestamp
    public var state: State
    /// Tries begun.
    public var attempts: Int64
    /// When it is tried next; while downloading, when it is taken for given up. `nil` = never.
    public var dueAt: Timestamp?
    /// Why it waits, was refused or is gone.
    public var problem: MediaProblem?
    public var file: KeptFile?
    /// When it was stored, refused or given up.
    public var settledAt: Timestamp?

    public init(
        message: MessageID, kind: MediaKind, mediaID: String, mimeType: String?, toldHash: FileHash?,
        expiresAt: Timestamp, state: State = .waiting, attempts: Int64 = 0, dueAt: Timestamp?,
        problem: MediaProblem? = nil, file: KeptFile? = nil, settledAt: Timestamp? = nil
    ) {
        self.message = message
        self.kind = kind
        self.mediaID = mediaID
        self.mimeType = mimeType
        self.toldHash = toldHash
        self.expiresAt = expiresAt
        self.state = state
        self.attempts = attempts
        self.dueAt = dueAt
        self.problem = problem
        self.file = file
        self.settledAt = settledAt
    }
}

extension MediaDownload {
    /// WhatsApp keeps what a webhook names for 7 days (Meta, *Media*).
    public static let life = Duration.seconds(7 * 86_400)
    /// And what was uploaded, for 30 days (same page).
    public static let uploadLife = Duration.seconds(30 * 86_400)

    /// Of a message that has just come, or just left. A file without an id is refused at once.
    public init(
        message: MessageID, kind: MediaKind, file: MediaFile, receivedAt: Timestamp, life: Duration = Self.life,
        now: Timestamp
    ) {
        self.init(
            message: message, kind: kind, mediaID: file.mediaID ?? "", mimeType: file.mimeType,
            toldHash: file.sha256.flatMap { FileHash(told: $0) }, expiresAt: receivedAt + life, dueAt: now)
        if mediaID.isEmpty { self = settled(.refused, .noID, now: now) }
    }
}
