import Domain
import Foundation

/// What happens if a call is carried out and we do not learn of it.
enum CallEffect: Sendable {
    /// Nothing: a read, or a write whose repetition changes nothing.
    case harmless
    /// A second record: never again before looking.
    case creates
}

extension HubSpotFailure {
    /// No reply came.
    init(_ failure: HTTPFailure, effect: CallEffect) {
        switch (failure, effect) {
        case (.notSent(let detail), _), (.unknownOutcome(let detail), .harmless): self = .unreachable(detail)
        case (.unknownOutcome(let detail), .creates): self = .unknownOutcome(detail)
        }
    }

    /// A reply outside 200-299. `pause` is what the budget made of it.
    init(_ reply: HTTPReply, effect: CallEffect, pause: RatePause?) {
        let body = ErrorBody(reply)
        switch reply.status {
        case 400, 422: self = .invalid(body.text, problems: body.problems)
        case 401: self = body.category == "EXPIRED_AUTHENTICATION" ? .expiredToken : .invalidToken
        case 403 where body.category == "MISSING_SCOPES": self = .missingScopes(body.requiredScopes)
        case 404: self = .notFound(body.text)
        case 409: self = .conflict(existing: Self.existingContact(in: body.message ?? ""), body.text)
        case 500... where effect == .creates: self = .unknownOutcome("HTTP \(reply.status): \(body.text)")
        case 525, 526: self = .unreachable("TLS trouble inside HubSpot, HTTP \(reply.status)")
        default:
            if let pause {
                self = .waiting(until: pause.until, pause.reason)
            } else {
                self = .refused(status: reply.status, body.text)
            }
        }
    }

    /// Of "Contact already exists. Existing ID: 546000000938".
    private static func existingContact(in message: String) -> ContactID? {
        guard let mark = message.range(of: "Existing ID:", options: .caseInsensitive) else { return nil }
        let digits = message[mark.upperBound...].drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? nil : ContactID(String(digits))
    }
}
