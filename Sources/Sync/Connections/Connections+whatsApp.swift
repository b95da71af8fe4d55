import Storage
import WhatsApp

extension Connections {
    /// A client for one WhatsApp account.
    func whatsApp(_ row: WhatsAppAccountTable.Row) throws -> WhatsAppClient {
        WhatsAppClient(
            exchange: exchange, baseURL: addresses.graph,
            token: try box.open(row.sealedToken, purpose: Purpose.whatsAppToken))
    }
}
