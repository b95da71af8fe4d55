public import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Linking
import Sync

/// Pages behind links that let somebody in once: the first start, an invitation, a new password.
struct OneTimeLinkRoutes: Sendable {
    let services: WebServices
    let templates: Templates
    let assets: AssetStore

    func add(to doors: some RouterMethods<WebContext>) {
        addStart(to: doors)
        for purpose in [OneTimeLink.Purpose.invitation, .passwordReset] {
            let url = SiteURL(purpose)
            doors.on(url.pattern, method: .get) { request, _ in
                try await showPassword(purpose, Secret(QueryItems(request.uri.query)["token"] ?? ""))
            }
            doors.on(url.pattern, method: .post) { request, context in
                let form = try await request.form(upTo: SignInRoutes.formLimit)
                return try await setPassword(purpose, form, SignInDevice(request, context))
            }
        }
    }

    private func addStart(to doors: some RouterMethods<WebContext>) {
        doors.on(SiteURL.start.pattern, method: .get) { request, _ in
            let token = Secret(QueryItems(request.uri.query)["token"] ?? "")
            guard try await membership.link(.start, token) != nil else { throw try await spentStart() }
            return showStart(StartPage.Typed(), token)
        }
        doors.on(SiteURL.start.pattern, method: .post) { request, context in
            let form = try await request.form(upTo: SignInRoutes.formLimit)
            let (typed, token) = (StartPage.Typed(form), Secret(form["token"] ?? ""))
            do {
                let session = try await membership.start(
                    typed.start(password: form["password"] ?? ""), token, from: SignInDevice(request, context))
                return Response.leaving(to: SiteURL.dashboard.path, with: session, isSecure: isSecure)
            } catch TeamRefusal.linkSpent {
                throw try await spentStart()
            } catch let refusal as TeamRefusal {
                return showStart(typed, token, refusal: refusal)
            }
        }
    }

    /// Somebody was quicker, or the server has made another link since.
    private func spentStart() async throws -> WebFailure {
        let isEmpty = try await membership.isEmpty()
        return WebFailure.notFound(
            isEmpty
                ? localized(
                    "This link is not the newest one. The server prints a new one each time it starts: look at its console."
                )
                : localized("Liaison is set up already. Sign in, or ask an admin for an invitation."))
    }

    private func showStart(_ typed: StartPage.Typed, _ token: Secret, refusal: TeamRefusal? = nil) -> Response {
        let page = StartPage(typed, token: token, notice: refusal?.sentence, assets: assets)
        return Response(html: templates.render(page, .start), status: refusal?.status ?? .ok)
    }

    private func showPassword(
        _ purpose: OneTimeLink.Purpose, _ token: Secret, name: String = "", refusal: TeamRefusal? = nil
    ) async throws -> Response {
        guard let link = try await membership.link(purpose, token) else {
            throw WebFailure.notFound(
                localized("This link has been used or has ended. Ask an admin of the workspace for a new one."))
        }
        let page = PasswordPage(link, token: token, name: name, notice: refusal?.sentence, assets: assets)
        return Response(html: templates.render(page, .password), status: refusal?.status ?? .ok)
    }

    private func setPassword(
        _ purpose: OneTimeLink.Purpose, _ form: [String: String], _ device: SignInDevice
    ) async throws -> Response {
        let (token, password) = (Secret(form["token"] ?? ""), form["password"] ?? "")
        do {
            switch purpose {
            case .invitation:
                let session = try await membership.join(
                    name: form["name"] ?? "", password: password, language: nil, token, from: device)
                return Response.leaving(to: SiteURL.dashboard.path, with: session, isSecure: isSecure)
            case .passwordReset:
                try await membership.resetPassword(to: password, token, language: device.language)
                return Response.leaving(to: SiteURL.signIn.path, isSecure: isSecure)
            case .start: throw TeamRefusal.linkSpent
            }
        } catch let refusal as TeamRefusal {
            return try await showPassword(purpose, token, name: form["name"] ?? "", refusal: refusal)
        }
    }

    private var isSecure: Bool { services.publicURL.hasPrefix("https://") }

    private var membership: Membership {
        get throws {
            guard let membership = services.membership else { throw WebFailure.notFound("Nobody signs in here.") }
            return membership
        }
    }
}

extension SiteURL {
    /// Where links of this purpose lead.
    init(_ purpose: OneTimeLink.Purpose) {
        switch purpose {
        case .start: self = .start
        case .invitation: self = .invitation
        case .passwordReset: self = .passwordReset
        }
    }
}

/// A link that lets somebody in once, below the server's address.
public func oneTimePath(_ purpose: OneTimeLink.Purpose, _ token: Secret) -> String {
    "\(SiteURL(purpose).path)?token=\(token.revealed)"
}
