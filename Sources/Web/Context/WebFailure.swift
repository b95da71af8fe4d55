import HTTPTypes
import Hummingbird
import Storage

/// Why a request was not done: a status, a word for programs, a sentence for people.
struct WebFailure: Error {
    var status: HTTPResponse.Status
    var code: String
    var message: String
    /// More for programs, beside the two.
    var details: [JSONText.Field] = []
    var headers: HTTPFields = [:]

    static let missingToken = WebFailure(
        status: .unauthorized, code: "unauthorized",
        message: "This needs an API token: send it as the header “Authorization: Bearer TOKEN”.",
        headers: [.wwwAuthenticate: #"Bearer realm="liaison""#])

    static let wrongToken = WebFailure(
        status: .unauthorized, code: "unauthorized",
        message: "No API token of this workspace reads like that. Check that it was copied whole.",
        headers: [.wwwAuthenticate: #"Bearer realm="liaison", error="invalid_token""#])

    static let signInNeeded = WebFailure(
        status: .unauthorized, code: "unauthorized",
        message: "You are not signed in, or not any more. Nothing was done: sign in and try again.")

    static let anotherSession = WebFailure(
        status: .forbidden, code: "another_session",
        message: "This form was made for another session, so nothing was done. Load the page again and repeat it.")

    static func bad(_ code: String, _ message: String) -> WebFailure {
        WebFailure(status: .badRequest, code: code, message: message)
    }

    static func notFound(_ message: String) -> WebFailure {
        WebFailure(status: .notFound, code: "not_found", message: message)
    }

    static func unavailable(_ message: String) -> WebFailure {
        WebFailure(
            status: .serviceUnavailable, code: "unavailable", message: message, headers: [.retryAfter: "2"])
    }

    static func tooLarge(limit: Int) -> WebFailure {
        WebFailure(
            status: .contentTooLarge, code: "too_large",
            message: "The body is larger than the \(limit) bytes that are taken here.")
    }
}

extension WebFailure {
    /// What an error may say to the outside. `nil` = nothing: it is a mistake of ours and only the log tells it.
    init?(telling error: any Error) {
        switch error {
        case let failure as WebFailure: self = failure
        case let error as SQLError: self.init(database: error)
        case let error as any HTTPResponseError: self.init(status: error.status)
        default: return nil
        }
    }

    private init?(database error: SQLError) {
        switch error {
        case .unavailable, .busy: self = .unavailable(error.sentence)
        case .constraint, .statement, .row, .schemaIsNewer, .address: return nil
        }
    }

    private init?(status: HTTPResponse.Status) {
        switch status {
        case .notFound: self = .notFound("Nothing is at this address.")
        case .contentTooLarge:
            self.init(status: status, code: "too_large", message: "The body is larger than what is taken here.")
        case .badRequest: self = .bad("bad_request", "The request could not be understood.")
        default: return nil
        }
    }
}
