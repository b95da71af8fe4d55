import HTTPTypes

/// What people see instead of a page that could not be made.
struct ErrorPage: Sendable {
    var shell: Shell
    var code: Int
    var title: String
    var message: String

    static func title(_ status: HTTPResponse.Status) -> String {
        switch status {
        case .notFound: "There is no such page"
        case .unauthorized: "Sign in first"
        case .forbidden: "You may not do this"
        case .serviceUnavailable: "Liaison cannot reach what it needs"
        case .internalServerError: "Liaison made a mistake"
        default: "This cannot be shown"
        }
    }
}
