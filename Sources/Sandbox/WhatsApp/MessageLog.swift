/// The last messages of every chat. Bounded: the oldest of all give way.
struct MessageLog: Sendable {
    static let limit = 50_000

    private var byID: [String: SandboxMessage] = [:]
    private var order: [String] = []
    private var threads: [SandboxThread: [String]] = [:]

    subscript(wamid: String) -> SandboxMessage? { byID[wamid] }

    var count: Int { order.count }

    mutating func add(_ message: SandboxMessage) {
        byID[message.wamid] = message
        order.append(message.wamid)
        threads[message.thread, default: []].append(message.wamid)
        if order.count > Self.limit { forgetOldest(Self.limit / 10) }
    }

    mutating func change(_ wamid: String, _ edit: (inout SandboxMessage) -> Void) {
        guard var message = byID[wamid] else { return }
        edit(&message)
        byID[wamid] = message
    }

    /// In the order of their times, at most the last `limit`.
    func messages(in thread: SandboxThread, limit: Int) -> [SandboxMessage] {
        (threads[thread] ?? []).compactMap { byID[$0] }.sorted { $0.at < $1.at }.suffix(limit)
    }

    func last(_ limit: Int) -> [SandboxMessage] {
        order.suffix(limit).compactMap { byID[$0] }
    }

    func threads(of person: SandboxPersonID) -> [SandboxThread] {
        threads.keys.filter { $0.person == person }.sorted { $0.number < $1.number }
    }

    private mutating func forgetOldest(_ count: Int) {
        let old = Set(order.prefix(count))
        order.removeFirst(count)
        for thread in Set(old.compactMap { byID[$0]?.thread }) {
            threads[thread]?.removeAll { old.contains($0) }
        }
        old.forEach { byID[$0] = nil }
    }
}
