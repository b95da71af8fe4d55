import Domain
import HTTPTypes
import Hummingbird
import Sync

/// `/password-forgotten`: a link to a new password by mail. Open to everybody; a stranger's address and a member's get
/// the same answer, and as fast.
struct ForgottenRoutes: Sendable {
    let services: WebServices
    let templates: Templates
    let assets: AssetStore

    func add(to doors: some RouterMethods<WebContext>) {
        doors.on(SiteURL.passwordForgotten.pattern, method: .get) { _, _ in
            answer(ForgottenPage(sendsMail: sendsMail, assets: assets))
        }
        doors.on(SiteURL.passwordForgotten.pattern, method: .post) { request, context in
            let form = try await request.form(upTo: SignInRoutes.formLimit)
            return try await ask(form["email"] ?? "", SignInDevice(request, context))
        }
    }

    private func ask(_ email: String, _ device: SignInDevice) async throws -> Response {
        do {
            guard let membership = services.membership else { throw TeamRefusal.mailOff }
            try await membership.askForReset(email: email, from: device)
            return answer(ForgottenPage(asked: email, sendsMail: sendsMail, assets: assets))
        } catch let refusal as TeamRefusal {
            let page = ForgottenPage(email: email, notice: refusal.sentence, sendsMail: sendsMail, assets: assets)
            return answer(page, status: refusal.status)
        }
    }

    private func answer(_ page: ForgottenPage, status: HTTPResponse.Status = .ok) -> Response {
        Response(html: templates.render(page, .forgotten), status: status)
    }

    private var sendsMail: Bool { services.membership?.sendsMail ?? false }
}
