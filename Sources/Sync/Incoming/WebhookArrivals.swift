import Domain
import Storage

extension IncomingReading {
    /// Whose webhooks these were: the sign that the way from Meta is open.
    var arrivals: Set<WebhookArrivalTable.Arrival> {
        Set(
            events.filter { !$0.account.value.isEmpty }.map {
                WebhookArrivalTable.Arrival(account: $0.account, number: $0.event.number)
            })
    }
}

extension [IncomingReading] {
    func noteArrivals(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        var newest: [WebhookArrivalTable.Arrival: Timestamp] = [:]
        for reading in self {
            for arrival in reading.arrivals {
                newest[arrival] = Swift.max(newest[arrival] ?? .beginning, reading.receivedAt)
            }
        }
        for (arrival, moment) in newest.sorted(by: { $0.key.text < $1.key.text }) {
            try WebhookArrivalTable.note(connection, workspace, arrival, at: moment)
        }
    }
}

extension WebhookArrivalTable.Arrival {
    /// Rows are always taken in one order, so that two nodes cannot wait for each other.
    fileprivate var text: String { "\(account.value) \(number?.value ?? "")" }
}
