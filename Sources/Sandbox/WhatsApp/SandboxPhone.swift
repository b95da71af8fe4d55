public import Domain

/// The owner's phone behind a business number that is also used in the WhatsApp Business app: its address book and the
/// chats it had before the number came to the platform. Both are shared once, when the program asks for it.
struct SandboxPhone: Sendable {
    struct BookEntry: Sendable {
        var name: String
        var writtenAt: Timestamp
    }

    var onboardedAt: Timestamp
    var book: [SandboxPersonID: BookEntry] = [:]
    var past: [SandboxPersonID: [SandboxPastMessage]] = [:]
    /// The owner switched the sharing of the history off.
    var keepsHistory = false
    var messagesPerChunk = 2_000
    /// What was asked for, which can be done once.
    var shared: Set<String> = []

    /// Everything can be asked for within this time after onboarding.
    static let patience: Duration = .seconds(24 * 3_600)
}

/// A message from before the number came to the platform.
public struct SandboxPastMessage: Sendable {
    public var isFromCustomer: Bool
    public var content: SandboxContent
    public var at: Timestamp
    /// As the phone shows it: `READ`, `DELIVERED`, `ERROR` …
    public var status: String

    public init(isFromCustomer: Bool, content: SandboxContent, at: Timestamp, status: String = "READ") {
        self.isFromCustomer = isFromCustomer
        self.content = content
        self.at = at
        self.status = status
    }
}
