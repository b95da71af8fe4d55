public import Domain
import Storage
import WhatsApp

/// What a browser has in hand at the end of Meta's Embedded Signup.
public struct WhatsAppSignup: Sendable {
    public var account: WhatsAppAccountID
    /// Good for 30 seconds and once.
    public var code: Secret
    /// The number that was set up; `nil` = none is registered.
    public var number: BusinessNumberID?
    /// Six digits for that number's two-step verification; `nil` = it is not registered.
    public var pin: Secret?

    public init(account: WhatsAppAccountID, code: Secret, number: BusinessNumberID?, pin: Secret?) {
        self.account = account
        self.code = code
        self.number = number
        self.pin = pin
    }
}

extension Connections {
    /// Connects an account through the server's own app: exchanges the code, connects, subscribes, and registers the
    /// number, unless it stays in the phone app too. Throws `ConnectRefusal`, `WhatsAppFailure` or `SQLError`; a
    /// number that cannot be registered leaves the account connected.
    public func connectWhatsApp(
        _ workspace: WorkspaceID, _ signup: WhatsAppSignup, author: Author
    ) async throws -> [BusinessNumber] {
        guard let app = whatsApp.app, let verifyToken = whatsApp.verifyToken else { throw ConnectRefusal.noMetaApp }
        if let pin = signup.pin?.revealed, pin.count != 6 || !pin.allSatisfy({ "0"..."9" ~= $0 }) {
            throw ConnectRefusal.badPIN
        }
        let token: Secret
        do {
            let client = WhatsAppClient(exchange: exchange, baseURL: addresses.graph, app: app)
            token = try await client.exchange(code: signup.code.revealed, of: app)
        } catch {
            switch error {
            case .reconnect, .final, .fixRequest, .useTemplate:
                throw ConnectRefusal.codeNotTaken(app.secret.removed(from: signup.code.removed(from: error.sentence)))
            case .retryLater, .unreachable, .unknownOutcome, .unreadable: throw error
            }
        }
        let numbers = try await connectWhatsApp(
            workspace,
            WhatsAppCredentials(
                account: signup.account, token: token.revealed, appSecret: app.secret.revealed,
                verifyToken: verifyToken),
            author: author)
        if let number = signup.number, let pin = signup.pin {
            try await register(number, pin, workspace, signup.account, whatsAppClient(token: token.revealed))
        }
        return numbers
    }

    private func register(
        _ number: BusinessNumberID, _ pin: Secret, _ workspace: WorkspaceID, _ account: WhatsAppAccountID,
        _ client: WhatsAppClient
    ) async throws {
        let reports = try await client.numberReports(of: account)
        guard let report = reports.first(where: { $0.number.id == number }),
            report.facts.isOnPhoneApp != true
        else { return }
        try await client.register(number, pin: pin)
        try await checkWhatsApp(workspace, account)
    }
}
