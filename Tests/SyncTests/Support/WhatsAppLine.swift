import Domain
import Foundation
import Sandbox
import Storage
import TestEngines
import WhatsApp

@testable import Sync

/// An office whose WhatsApp account is connected by hand, with a door that its webhooks come in by.
struct WhatsAppLine {
    static let callback = "https://liaison.example.net/webhooks/whatsapp"
    static let cast = "34622333444"

    let office: Office
    let line: OfficeLine
    let intake: Intake

    var whatsApp: WhatsAppSandbox { line.whatsApp }
    var connections: Connections { line.connections }
    var upkeep: WhatsAppUpkeep { WhatsAppUpkeep(connections: connections, workspace: here) }

    /// Looks at the account now; findings by subject.
    @discardableResult
    func check() async throws -> [String: ConnectionFinding] {
        let findings = try await connections.checkWhatsApp(here, waba) ?? []
        return Dictionary(findings.map { ($0.subject, $0) }, uniquingKeysWith: { $1 })
    }

    func state(of account: WhatsAppAccountID = waba) async throws -> ConnectionState? {
        try await office.database.read { try WhatsAppAccountTable.find($0, here, account) }?.account.state
    }

    func numbers() async throws -> [NumberList.Item] {
        try await office.database.read { try NumberList.page($0, here, NumberList.Filter(), PageRequest(limit: 50)) }
            .items
    }

    /// Somebody writes to a number; what the sandbox sends comes in and is read. Returns how many messages are stored.
    @discardableResult
    func hear(_ words: String = "hola", on number: BusinessNumberID = ventas) async throws -> Int64 {
        let customer = whatsApp.customer(phone: Self.cast) ?? whatsApp.addCustomer("Oriol", phone: Self.cast)
        customer.writes(words, to: number.value)
        await whatsApp.deliverDue()
        _ = try await office.incoming.step()
        return try await office.count("messages")
    }
}

func withWhatsAppLine(
    _ engine: TestEngine, account: Sandbox.WhatsAppAccount = .demo, isConnected: Bool = true,
    app: MetaApp? = nil, _ body: (WhatsAppLine) async throws -> Void
) async throws {
    try await withOffice(engine) { office in
        try await office.database.write { connection in
            try connection.run("DELETE FROM whatsapp_accounts")
            try connection.run("DELETE FROM business_numbers")
        }
        let setup = WhatsAppSetup(callbackURL: WhatsAppLine.callback, app: app, verifyToken: "demo-verify-token")
        let line = try OfficeLine(office, account: account, setup: setup)
        let intake = Intake(
            database: office.database, secrets: line.secrets, changes: office.changes, clock: office.time.clock,
            ids: office.ids)
        line.whatsApp.connect(callback: WhatsAppLine.callback, through: intake.exchange)
        if isConnected { _ = try await line.connectWhatsApp() }
        try await body(WhatsAppLine(office: office, line: line, intake: intake))
    }
}

extension Intake {
    /// The door as Meta sees it.
    fileprivate var exchange: HTTPExchange {
        HTTPExchange { call async throws(HTTPFailure) in
            let answer = await self.receive(
                WebhookDelivery(vendor: .whatsapp, body: call.body, signature: call.headers["x-hub-signature-256"]))
            return HTTPReply(status: answer == .stored ? 200 : answer == .wrongSignature ? 401 : 503)
        }
    }
}
