import Domain
import Storage

/// `/inbox`, and `/inbox/chats/{id}`: chats, one of them, who it is in HubSpot.
struct InboxPage: Sendable {
    var shell: Shell
    var list: InboxListPart
    var thread: ThreadPart?
    /// Nothing is open yet: how to begin.
    var isIdle: Bool
    /// What is listed, as a link carries it on.
    var listSuffix: String

    init(
        _ reading: InboxReading, thread: ThreadPart?, chosen: ChatID?, assets: AssetStore, sandboxPage: String?
    ) {
        shell = Shell(title: "Inbox", assets: assets, workspaceName: reading.workspaceName, sandboxPage: sandboxPage)
        list = InboxListPart(reading, chosen: chosen)
        self.thread = thread
        isIdle = thread == nil
        listSuffix = reading.query.suffix
    }
}
