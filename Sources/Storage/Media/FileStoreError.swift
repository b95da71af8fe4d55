public import Domain

/// A file could not be written or read on this machine.
public struct FileStoreError: ExplainedFailure, Equatable {
    let folder: String
    let reason: String

    init(_ folder: String, _ reason: String) {
        self.folder = folder
        self.reason = reason
    }

    public var word: String { "disk" }

    public var sentence: String {
        """
        Files of messages cannot be kept in \(folder) (\(reason)). Make room, or let this user write there: WhatsApp \
        keeps them for seven days, and they are fetched by themselves.
        """
    }

    public var level: FailureLevel { .error }
}
