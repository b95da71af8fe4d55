import Domain
import HubSpot
import Storage
import WhatsApp

/// One body, read. Pure: what it says, or why it cannot be read.
struct IncomingReading: Sendable {
    let id: IntakeID
    let receivedAt: Timestamp
    /// In the body's order, each with the account that its entry names.
    let events: [(account: WhatsAppAccountID, event: WhatsAppEvent)]
    let contactChanges: [ContactChange]
    let problem: String?

    init(_ body: IntakeTable.WaitingBody) {
        id = body.id
        receivedAt = body.receivedAt
        switch WebhookVendor(rawValue: body.source) {
        case .whatsapp:
            let reading = WhatsAppWebhook.read(body.body)
            events = reading.news.flatMap { news in news.events.map { (news.account, $0) } }
            contactChanges = []
            problem = reading.problem
        case .hubspot:
            let reading = HubSpotWebhook.read(body.body)
            events = []
            contactChanges = reading.changes
            problem = reading.problem
        case nil:
            events = []
            contactChanges = []
            problem = "The body came from “\(body.source)”, which this version does not know."
        }
    }
}
