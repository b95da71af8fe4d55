import Domain
import HTTPTypes
import Hummingbird
import Sync

/// `/sign-in` and the second factor. Open to everybody, so nothing here tells who is a member.
struct SignInRoutes: Sendable {
    static let formLimit = 8 * 1024

    let services: WebServices
    let templates: Templates
    let assets: AssetStore

    func add(to doors: some RouterMethods<WebContext>) {
        doors.on(SiteURL.signIn.pattern, method: .get) { request, context in
            let query = QueryItems(request.uri.query)
            if let key = query["demo"] { return try await enterDemo(key, request, context) }
            let next = NextPath.safe(query["next"])
            if try await signedIn(request)?.session.isWhole ?? false { return leave(to: next) }
            return try await show(next: next)
        }
        doors.on(SiteURL.signIn.pattern, method: .post) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            return try await signIn(form, request, context)
        }
        doors.on(SiteURL.signInCode.pattern, method: .get) { request, _ in
            let next = NextPath.safe(QueryItems(request.uri.query)["next"])
            guard let half = try await signedIn(request), !half.session.isWhole else {
                return leave(to: SignInPage.link(next: next))
            }
            return showCode(next: next)
        }
        doors.on(SiteURL.signInCode.pattern, method: .post) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            return try await enterCode(form, request, context)
        }
    }

    private func signIn(
        _ form: [String: String], _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let (email, next) = (form["email"] ?? "", NextPath.safe(form["next"]))
        do {
            let outcome = try await membership.signIn(
                email: email, password: form["password"] ?? "", from: SignInDevice(request, context))
            switch outcome {
            case .signedIn(let token): return leave(to: next, with: token)
            case .needsCode(let token): return leave(to: CodePage.link(next: next), with: token)
            }
        } catch let refusal as TeamRefusal {
            return try await show(next: next, email: email, refusal: refusal)
        }
    }

    private func enterCode(
        _ form: [String: String], _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let next = NextPath.safe(form["next"])
        do {
            guard let half = SessionCookie.token(request, isSecure: isSecure) else { throw TeamRefusal.noCodeAsked }
            let token = try await membership.enterCode(
                form["code"] ?? "", token: half, from: SignInDevice(request, context))
            return leave(to: next, with: token)
        } catch TeamRefusal.noCodeAsked {
            return try await show(next: next, refusal: .noCodeAsked)
        } catch let refusal as TeamRefusal {
            return showCode(next: next, refusal: refusal)
        }
    }

    /// As often as somebody likes, as long as the demo runs.
    private func enterDemo(_ key: String, _ request: Request, _ context: WebContext) async throws -> Response {
        guard let member = services.demoMembers.first(where: { $0.key == Secret(key) }) else {
            return leave(to: SiteURL.signIn.path)
        }
        let token = try await membership.openSession(of: member.id, from: SignInDevice(request, context))
        return leave(to: NextPath.safe(QueryItems(request.uri.query)["next"]), with: token)
    }

    private func signedIn(_ request: Request) async throws -> SignedIn? {
        guard let token = SessionCookie.token(request, isSecure: isSecure) else { return nil }
        return try await services.membership?.find(token)
    }

    private func show(next: String, email: String = "", refusal: TeamRefusal? = nil) async throws -> Response {
        let isEmpty = try await services.membership?.isEmpty() ?? false
        let page = SignInPage(
            next: next, email: email, notice: refusal?.sentence, isEmpty: isEmpty, demo: services.demoMembers,
            sendsMail: services.membership?.sendsMail ?? false, assets: assets)
        return Response(html: templates.render(page, .signIn), status: refusal?.status ?? .ok)
    }

    private func showCode(next: String, refusal: TeamRefusal? = nil) -> Response {
        let page = CodePage(next: next, notice: refusal?.sentence, assets: assets)
        return Response(html: templates.render(page, .code), status: refusal?.status ?? .ok)
    }

    private func leave(to path: String, with token: Secret? = nil) -> Response {
        Response.leaving(to: path, with: token, isSecure: isSecure)
    }

    private var isSecure: Bool { services.publicURL.hasPrefix("https://") }

    private var membership: Membership {
        get throws {
            guard let membership = services.membership else { throw WebFailure.notFound("Nobody signs in here.") }
            return membership
        }
    }
}

extension Response {
    /// A page behind a form; with a token, in a session of its own.
    static func leaving(to path: String, with token: Secret? = nil, isSecure: Bool) -> Response {
        var response = Response(status: .seeOther, headers: [.location: path])
        if let token { response.headers[.setCookie] = SessionCookie.header(token, isSecure: isSecure) }
        return response
    }
}

extension TeamRefusal {
    /// What a browser is told beside the sentence.
    var status: HTTPResponse.Status {
        switch self {
        case .wait, .mailWait: .tooManyRequests
        case .busy: .serviceUnavailable
        case .unknownMember, .linkSpent, .mailOff: .notFound
        case .wrongSignIn, .deactivated, .wrongCode, .noCodeAsked, .codesOnAlready, .codesOff, .startedAlready,
            .badEmail, .emailTaken, .badName, .badPassword, .wrongPassword, .badTimeZone, .lastAdmin, .unknownOwner,
            .unknownNumber, .badTokenName, .unknownToken:
            .unprocessableContent
        }
    }
}
