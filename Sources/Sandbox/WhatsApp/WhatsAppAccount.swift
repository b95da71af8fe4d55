/// The account the sandbox plays: one business portfolio with one WABA, one app, and a few numbers.
public struct WhatsAppAccount: Sendable {
    public var wabaID: String
    public var portfolioID: String
    public var appID: String
    /// Keys the signature of every webhook body.
    public var appSecret: String
    /// What the callback must know to pass the subscription handshake.
    public var verifyToken: String
    public var token: String
    public var numbers: [SandboxBusinessNumber]

    public init(
        wabaID: String, portfolioID: String, appID: String, appSecret: String, verifyToken: String, token: String,
        numbers: [SandboxBusinessNumber]
    ) {
        self.wabaID = wabaID
        self.portfolioID = portfolioID
        self.appID = appID
        self.appSecret = appSecret
        self.verifyToken = verifyToken
        self.token = token
        self.numbers = numbers
    }

    /// The account of the demo and of most tests. Nothing in it is secret.
    public static let demo = WhatsAppAccount(
        wabaID: "102290129340398",
        portfolioID: "2729063490586005",
        appID: "236484624622562",
        appSecret: "demo-app-secret",
        verifyToken: "demo-verify-token",
        token: "demo-whatsapp-token",
        numbers: [.ventasES, .supportMX, .vertriebDE, .obrasES])

    public func number(_ id: String) -> SandboxBusinessNumber? {
        numbers.first { $0.id == id }
    }
}
