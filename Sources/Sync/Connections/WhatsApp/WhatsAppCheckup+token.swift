import Domain
import WhatsApp

/// What the token is worth.
extension WhatsAppCheckup {
    /// Somebody needs the time to make another.
    private static let expiryIsNear = Duration.seconds(7 * 86_400)

    var validity: ConnectionFinding {
        guard token.isValid else {
            return ConnectionFinding(Subject.token, .bad, ConnectRefusal.tokenNotValid.sentence)
        }
        let kind = token.kind.map { " (\($0.lowercased().replacing("_", with: " ")))" } ?? ""
        guard let end = token.expiresAt else {
            return ConnectionFinding(Subject.token, .good, "Meta takes the token\(kind), and it does not expire.")
        }
        let hours = max(0, (end - now).milliseconds / 3_600_000)
        let left = hours < 48 ? "\(hours) hours" : "\(hours / 24) days"
        if end - now > Self.expiryIsNear {
            return ConnectionFinding(Subject.token, .good, "Meta takes the token\(kind) for \(left) more.")
        }
        return ConnectionFinding(
            Subject.token, .doubtful,
            "The token\(kind) ends in \(left), and then nothing works. Make a system user token, which does not "
                + "expire, and connect again.")
    }

    var scopes: ConnectionFinding {
        let missing = token.missingScopes
        if missing.isEmpty { return ConnectionFinding(Subject.scopes, .good, "Both permissions are granted.") }
        let costs = missing.map { "without \($0) \(TokenFacts.cost(ofMissing: $0))" }
        return ConnectionFinding(
            Subject.scopes, .bad,
            "The token lacks a permission: \(costs.joined(separator: "; ")). Make one with both and connect again.")
    }

    var access: ConnectionFinding {
        if token.reaches(account) {
            return ConnectionFinding(Subject.access, .good, "The token reaches account \(account).")
        }
        return ConnectionFinding(
            Subject.access, .bad,
            "The token was made for other accounts than \(account). In Meta's Business settings give its system user "
                + "this account, make a new token and connect again.")
    }
}
