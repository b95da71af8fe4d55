import Domain
import Foundation
import Mustache

/// What a browser shows at `/oauth/authorize`. Works without script.
enum ConsentPage {
    struct Person {
        let id: String
        let name: String
        let email: String
    }

    private struct Scope {
        let name: String
        let meaning: String
    }

    private struct Question {
        let app: String
        let initial: String
        let account: String
        let domain: String
        let action: String
        let scopes: [Scope]
        let people: [Person]
        let redirect: String
    }

    private struct Refusal {
        let title: String
        let sentence: String
    }

    static func question(
        _ request: AuthorizeRequest, action: String, hubID: Int64, domain: String, people: [Person]
    ) -> HTTPReply {
        let name = request.target.app.name
        let view = Question(
            app: name, initial: String(name.prefix(1)), account: String(hubID), domain: domain, action: action,
            scopes: request.scopes.map { Scope(name: $0, meaning: ScopeMeaning.of($0)) }, people: people,
            redirect: origin(of: request.target.redirectURI))
        return page(view, "consent", status: 200, formTarget: view.redirect)
    }

    static func refusal(_ title: String, _ sentence: String) -> HTTPReply {
        page(Refusal(title: title, sentence: sentence), "consent-refused", status: 400, formTarget: nil)
    }

    static var style: HTTPReply {
        guard let bytes = ControlTemplates.file("consent.css") else { return HTTPReply(status: 404) }
        return HTTPReply(status: 200, headers: ["Content-Type": "text/css; charset=utf-8"], body: bytes)
    }

    /// - Parameter formTarget: browsers follow the redirect after a form only to where the policy lets forms go.
    private static func page(_ view: Any, _ name: String, status: Int, formTarget: String?) -> HTTPReply {
        let file = ControlTemplates.file("\(name).mustache").map { String(decoding: $0, as: UTF8.self) }
        let template = file.flatMap { try? MustacheTemplate(string: $0) }
        let forms = (["'self'"] + [formTarget].compactMap(\.self)).joined(separator: " ")
        return HTTPReply(
            status: template == nil ? 500 : status,
            headers: [
                "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store",
                "Content-Security-Policy":
                    "default-src 'none'; style-src 'self'; form-action \(forms); frame-ancestors 'none'; "
                    + "base-uri 'none'",
                "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
            ],
            body: Data((template?.render(view) ?? "The page's template is missing.").utf8))
    }

    /// `https://bridge.example.net`, what a person recognises of an address.
    private static func origin(of url: String) -> String {
        guard let scheme = url.range(of: "://") else { return url }
        return String(url[..<scheme.upperBound] + url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" })
    }
}
