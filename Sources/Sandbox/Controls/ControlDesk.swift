public import Domain
import Foundation

/// The control page of the sandbox and its small JSON interface: play the customer, watch HubSpot, change the weather.
///
/// For loopback only: there is no login. A form that another site would submit is refused by its `Origin`.
public struct ControlDesk: Sendable {
    /// Requests larger than this are refused.
    static let bodyLimit = 64 * 1024

    let whatsApp: WhatsAppSandbox
    let hubSpot: HubSpotSandbox
    let mail: MailSandbox
    /// Where the program under test shows its pages; linked from the control page.
    let dashboardURL: String?
    let clock: WallClock
    let templates: ControlTemplates

    /// Throws when the templates that ship with the sandbox are missing.
    public init(
        whatsApp: WhatsAppSandbox, hubSpot: HubSpotSandbox, mail: MailSandbox = MailSandbox(), dashboardURL: String?,
        clock: WallClock = .system
    ) throws {
        self.mail = mail
        self.whatsApp = whatsApp
        self.hubSpot = hubSpot
        self.dashboardURL = dashboardURL
        self.clock = clock
        templates = try ControlTemplates()
    }

    /// Whether a path is the desk's affair rather than the Graph API's.
    public static func serves(_ call: HTTPCall) -> Bool {
        let path = ControlRequest(call).path
        return path.isEmpty || path.first == "_sandbox"
    }

    public func answer(_ call: HTTPCall) async -> HTTPReply {
        let request = ControlRequest(call)
        do {
            return try route(request)
        } catch {
            return refuse(error, request)
        }
    }

    private func route(_ request: ControlRequest) throws(ControlError) -> HTTPReply {
        guard request.call.body.count <= Self.bodyLimit else { throw .tooLarge }
        if request.call.method != .get, !request.isFromThisSite { throw .otherSite }
        return switch (request.call.method, request.path.dropFirst().first) {
        case (.get, nil): try page(request)
        case (.get, "live"): try live(request)
        case (.get, "control.css"), (.get, "control.js"), (.get, "icon.svg"): try asset(request.path[1])
        case (.get, "media"): try media(request)
        case (.get, "mails"): showMails(request)
        case (.get, "messages"): listMessages(request)
        case (.post, "messages"): try postMessage(request)
        case (.get, "deliveries"): showDeliveries()
        case (.post, "deliveries"): try changeDeliveries(request)
        case (.post, .some(let act)): try perform(act, request)
        default: throw .notFound
        }
    }

    private func refuse(_ error: ControlError, _ request: ControlRequest) -> HTTPReply {
        if request.wantsJSON { return json(["error": .string(error.sentence)], status: error.status) }
        let page = templates.render(ErrorView(sentence: error.sentence), "error")
        return html(page, status: error.status)
    }

    func html(_ text: String, status: Int = 200) -> HTTPReply {
        HTTPReply(
            status: status,
            headers: [
                "content-type": "text/html; charset=utf-8", "cache-control": "no-store",
                "content-security-policy":
                    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; media-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
                "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
            ],
            body: Data(text.utf8))
    }

    func json(_ value: JSON, status: Int = 200) -> HTTPReply {
        HTTPReply(
            status: status, headers: ["content-type": "application/json", "cache-control": "no-store"],
            body: (try? value.encoded()) ?? Data())
    }
}

/// Why the desk refuses, with a sentence for the person in front of it.
enum ControlError: Error, Equatable {
    case notFound
    case tooLarge
    case otherSite
    case noSuchPerson
    case noSuchNumber
    case noSuchGroup
    case noSuchMessage
    case badField(String)

    var status: Int {
        switch self {
        case .notFound, .noSuchPerson, .noSuchMessage, .noSuchGroup: 404
        case .tooLarge: 413
        case .otherSite: 403
        case .noSuchNumber, .badField: 400
        }
    }

    var sentence: String {
        switch self {
        case .notFound: "There is nothing at this address."
        case .tooLarge: "The request is larger than 64 KB."
        case .otherSite: "The request came from another site."
        case .noSuchPerson: "There is no such person in the sandbox."
        case .noSuchNumber: "There is no such business number."
        case .noSuchGroup: "There is no such group."
        case .noSuchMessage: "There is no such message."
        case .badField(let sentence): sentence
        }
    }
}

struct ErrorView {
    let sentence: String
}
