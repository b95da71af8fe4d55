import HTTPTypes

/// What people see instead of a page that could not be made.
struct ErrorPage: Sendable {
    var shell: Shell
    var code: Int
    var title: String
    var message: String

    static func title(_ status: HTTPResponse.Status) -> String {
        switch status {
        case .notFound: localized("There is no such page")
        case .unauthorized: localized("Sign in first")
        case .forbidden: localized("You may not do this")
        case .serviceUnavailable: localized("Liaison cannot reach what it needs")
        case .internalServerError: localized("Liaison made a mistake")
        default: localized("This cannot be shown")
        }
    }
}
