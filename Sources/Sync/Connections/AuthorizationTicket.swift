import Domain

/// What a browser carries to HubSpot's page and back, under seal: which attempt this is, and what only we know of it.
/// Nothing is stored for an attempt that nobody ends.
struct AuthorizationTicket: Sendable, Equatable {
    /// HubSpot's page stays open while somebody asks a colleague; a bookmark of it must not work next week.
    static let life = Duration.seconds(900)

    /// Also in the browser's cookie: whoever comes back must be who left.
    var nonce: Secret
    var verifier: Secret
    var madeAt: Timestamp

    init(nonce: Secret, verifier: Secret, madeAt: Timestamp) {
        self.nonce = nonce
        self.verifier = verifier
        self.madeAt = madeAt
    }

    var text: String { "\(madeAt.milliseconds) \(nonce.revealed) \(verifier.revealed)" }

    init?(text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 3, let madeAt = Int64(parts[0]) else { return nil }
        self.init(
            nonce: Secret(String(parts[1])), verifier: Secret(String(parts[2])),
            madeAt: Timestamp(milliseconds: madeAt))
    }
}
