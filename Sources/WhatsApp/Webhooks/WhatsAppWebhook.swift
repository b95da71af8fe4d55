import Domain
public import Foundation

/// Turns the body of a webhook into events. Nothing in a body is believed: every field may be absent, null or of
/// another type. A part that cannot be read becomes an `unknown` event and leaves its neighbours alone.
public enum WhatsAppWebhook {
    public static func read(_ body: Data) -> WhatsAppReading {
        do {
            return read(try JSON(parsing: body))
        } catch {
            return WhatsAppReading(news: [], problem: "The webhook's body is not JSON: \(error).")
        }
    }

    /// Whether a body seems to share a history, by a look at its bytes: such a body can wait. A wrong guess costs order
    /// and nothing else.
    public static func looksLikeHistory(_ body: Data) -> Bool {
        body.count >= historyBytesMin && body.range(of: Data(#""history""#.utf8)) != nil
    }

    /// Smaller ones are read in no time.
    private static let historyBytesMin = 32 * 1024

    static func read(_ body: JSON) -> WhatsAppReading {
        guard body.isObject else {
            return WhatsAppReading(news: [], problem: "The webhook's body is JSON, but not an object.")
        }
        let object = body["object"]?.text ?? whatsAppObject
        guard object == whatsAppObject else { return readOther(object, body) }
        guard let entries = body["entry"]?.list else { return readBareChange(body) }
        var news = NewsCollector()
        var log = EventLog()
        for entry in entries {
            readEntry(entry, into: &log)
            news.add(log.takeEvents(), to: entry["id"]?.identifier)
        }
        return WhatsAppReading(news: news.news)
    }

    private static let whatsAppObject = "whatsapp_business_account"

    private static func readEntry(_ entry: JSON, into log: inout EventLog) {
        let changes = entry["changes"].list
        if changes.isEmpty { log.keepUnknown("entry", "without changes", entry) }
        let time = entry["time"]?.moment
        changes.forEach { WebhookField.read($0, at: time, into: &log) }
    }

    private static func readOther(_ object: String, _ body: JSON) -> WhatsAppReading {
        var log = EventLog()
        log.keepUnknown("object", object, body)
        return WhatsAppReading(
            news: [WhatsAppNews(account: nobodysAccount, events: log.takeEvents())],
            problem: "The webhook is about \"\(object.prefix(100))\", not about a WhatsApp Business account.")
    }

    /// Meta's own examples print some changes, such as a refused history, without the envelope.
    private static func readBareChange(_ body: JSON) -> WhatsAppReading {
        var log = EventLog()
        if body["field"] != nil {
            WebhookField.read(body, at: nil, into: &log)
        } else if body["history"] != nil {
            WebhookField.read(["field": "history", "value": body], at: nil, into: &log)
        } else {
            return WhatsAppReading(news: [], problem: "The webhook has no entries, so it is not WhatsApp's.")
        }
        return WhatsAppReading(news: [WhatsAppNews(account: nobodysAccount, events: log.takeEvents())])
    }
}

/// Of entries that name none.
private let nobodysAccount = WhatsAppAccountID("")

/// Gathers events by account, accounts in the order of their first event.
private struct NewsCollector {
    private(set) var news: [WhatsAppNews] = []
    private var places: [WhatsAppAccountID: Int] = [:]

    mutating func add(_ events: [WhatsAppEvent], to accountText: String?) {
        guard !events.isEmpty else { return }
        let account = accountText.map { WhatsAppAccountID($0) } ?? nobodysAccount
        if let place = places[account] {
            news[place].events.append(contentsOf: events)
        } else {
            places[account] = news.count
            news.append(WhatsAppNews(account: account, events: events))
        }
    }
}
