import Domain
import Sandbox
import Storage

/// Our rows against WhatsApp's own log.
extension SendingSimulation {
    func check() async throws {
        let rows = try await file.read { connection in
            try connection.rows("SELECT outgoing_id FROM outgoing ORDER BY outgoing_id").compactMap {
                try OutgoingTable.find(connection, SendingProgram.workspace, try $0.id("outgoing_id"))
            }
        }
        rows.forEach(checkEnd)
        for id in acknowledged.subtracting(rows.map(\.id)) { violations.append("\(id) was taken and is gone") }
        checkNothingElseWasSent(rows)
        checkOrder()
        try await checkMessages(rows)
        checkKeys(rows)
    }

    /// Each ends sent, not sent with a reason, or unknown with a sentence; and WhatsApp agrees.
    private func checkEnd(_ row: OutgoingMessage) {
        let sends = world.whatsApp.sends(withCallback: CallbackWord.make(row.id))
        if sends.count > 1 { violations.append("\(row.id) was sent \(sends.count) times") }
        switch row.fate.state {
        case .queued, .sending, .unsure: violations.append("\(row.id) has not ended: \(row.fate)")
        case .accepted:
            if !row.content.isSignal, sends != [row.fate.whatsAppID?.value] {
                violations.append(
                    "\(row.id) is accepted as \(row.fate.whatsAppID?.value ?? "-"), WhatsApp has \(sends)")
            }
        case .failed, .unknown, .cancelled, .assumedSent:
            if !sends.isEmpty { violations.append("\(row.id) is \(row.fate.state) and was sent") }
        }
        if [.failed, .unknown].contains(row.fate.state), row.fate.trouble?.sentence.isEmpty ?? true {
            violations.append("\(row.id) is \(row.fate.state) without a sentence")
        }
    }

    private func checkNothingElseWasSent(_ rows: [OutgoingMessage]) {
        let known = Set(rows.map { CallbackWord.make($0.id) })
        for word in world.whatsApp.callbacksSent() where !known.contains(word) {
            violations.append("\(word) was sent and is not stored")
        }
    }

    /// In each chat WhatsApp got the messages in the order in which they were asked for.
    private func checkOrder() {
        for customer in world.customers {
            for number in SendingWorld.numbers {
                let log = world.whatsApp.messages(of: customer.id, on: number, limit: .max)
                let ids = log.compactMap { $0.correlation.flatMap(CallbackWord.read) }
                if ids != ids.sorted() {
                    violations.append("the order of customer \(customer.id.value) on \(number): \(ids)")
                }
            }
        }
    }

    /// Each that was sent is a message of the chat, once, and no other is.
    private func checkMessages(_ rows: [OutgoingMessage]) async throws {
        let stored = try await file.read { connection in
            try connection.rows("SELECT wamid FROM messages WHERE source = 'api' ORDER BY wamid").map {
                try $0.text("wamid")
            }
        }
        let sent = rows.compactMap { $0.content.isSignal ? nil : $0.fate.whatsAppID?.value }.sorted()
        if stored != sent { violations.append("\(stored.count) messages are stored, \(sent.count) were sent") }
    }

    /// A request with a key was taken once, however often it was made.
    private func checkKeys(_ rows: [OutgoingMessage]) {
        // Each text is of one request. After a day a key is forgotten, and asking again is asking anew.
        for (text, same) in Dictionary(grouping: rows.filter { $0.again == nil }, by: { $0.content.text ?? "" })
        where !text.isEmpty && same.count > 1 {
            let moments = same.map(\.askedAt).sorted()
            let isAgain = zip(moments, moments.dropFirst()).contains { $1 - $0 < .seconds(86_400) }
            if isAgain { violations.append("“\(text)” was taken \(same.count) times") }
        }
    }
}

extension OutgoingContent {
    fileprivate var text: String? {
        if case .text(let text, _) = self { text } else { nil }
    }
}
