import Domain
import HTTPTypes
import Hummingbird
import Sync

/// Looks up, once, who asks. Whoever is nobody is led to the sign-in page or told so; everything else runs as that
/// member and in their language, errors included.
struct SessionMiddleware: RouterMiddleware {
    let services: WebServices
    let errors: ErrorAnswers

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let isSecure = services.publicURL.hasPrefix("https://")
        let token = SessionCookie.token(request, isSecure: isSecure)
        guard let token, let signedIn = try await services.membership?.find(token), signedIn.session.isWhole else {
            return try turnAway(request)
        }
        var context = context
        context.member = signedIn.member
        context.session = signedIn.session
        let viewer = Viewer(member: signedIn.member, formToken: SessionCookie.formToken(token))
        let language = signedIn.member.language.flatMap(Language.init(rawValue:)) ?? .current
        let known = context
        return await Language.$current.withValue(language) {
            await Viewer.$current.withValue(viewer) {
                do {
                    return try await next(request, known)
                } catch {
                    return errors.answer(error, area: .page, context: known)
                }
            }
        }
    }

    /// A page leads to the sign-in page and back; parts of pages, lines and forms are told that they need it.
    private func turnAway(_ request: Request) throws -> Response {
        if request.headers[.hxRequest] != nil {
            let here = request.headers[.hxCurrentURL].flatMap { NextPath.local($0) } ?? SiteURL.dashboard.path
            return Response(status: .unauthorized, headers: [.hxRedirect: SignInPage.link(next: here)])
        }
        guard request.method == .get || request.method == .head, isNavigation(request) else {
            throw WebFailure.signInNeeded
        }
        return Response(status: .seeOther, headers: [.location: SignInPage.link(next: request.uri.string)])
    }

    private func isNavigation(_ request: Request) -> Bool {
        let path = request.uri.path
        if path == SiteURL.live.path || path == SiteURL.dashboardFragment.path { return false }
        return request.headers[.secFetchDest].map { $0 == "document" } ?? true
    }
}

extension HTTPField.Name {
    fileprivate static let hxCurrentURL = Self("HX-Current-URL")!
    fileprivate static let hxRedirect = Self("HX-Redirect")!
    fileprivate static let secFetchDest = Self("Sec-Fetch-Dest")!
}
