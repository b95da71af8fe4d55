import Domain
import Foundation
import Sandbox

/// An account without pasted tokens and an app that may be installed, with short ways to walk through OAuth.
struct OAuthScene {
    static let redirect = "https://bridge.example.net/hubspot/callback"
    static let required = ["oauth", "crm.objects.contacts.read", "crm.objects.contacts.write"]

    let scene: HubSpotScene

    init(_ adjust: (inout HubSpotSandboxOptions) -> Void = { _ in }) {
        scene = HubSpotScene {
            $0.tokens = [:]
            $0.app = HubSpotSandboxApp(
                clientID: "7c1f0a52", clientSecret: "app-secret", redirectURIs: [Self.redirect],
                requiredScopes: Self.required, optionalScopes: ["tickets", "files"])
            adjust(&$0)
        }
    }

    var sandbox: HubSpotSandbox { scene.sandbox }

    /// The address a browser is sent to. Nil leaves a parameter out.
    static func page(account: String? = nil, _ changes: [String: String?] = [:]) -> String {
        var fields: [String: String?] = [
            "client_id": "7c1f0a52", "redirect_uri": redirect, "scope": required.joined(separator: " "),
            "optional_scope": "tickets files", "state": "Zm9v/+=",
        ]
        fields.merge(changes) { $1 }
        let query = form(fields.compactMapValues(\.self))
        return "https://app.hubspot.com/oauth/" + (account.map { $0 + "/" } ?? "") + "authorize?" + query
    }

    static func form(_ fields: [String: String]) -> String {
        let plain = CharacterSet.alphanumerics
        return fields.sorted { $0.key < $1.key }.map {
            "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: plain) ?? "")"
        }.joined(separator: "&")
    }

    func open(_ url: String) async throws -> HTTPReply {
        try await sandbox.answer(HTTPCall(.get, url))
    }

    /// Sends the page's form, and returns where the browser is sent to, by parameter.
    func press(_ decision: String, _ url: String = page(), user: String? = nil) async throws -> [String: String] {
        var fields = ["decision": decision]
        fields["user"] = user
        let call = HTTPCall(
            .post, url, headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Data(Self.form(fields).utf8))
        return Self.parameters(of: try await sandbox.answer(call))
    }

    static func parameters(of reply: HTTPReply) -> [String: String] {
        let location = reply.headers["Location"] ?? ""
        guard reply.status == 302, location.hasPrefix(redirect) else { return [:] }
        let items = URLComponents(string: location)?.queryItems ?? []
        return Dictionary(items.map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { $1 })
    }

    func post(
        _ path: String, _ fields: [String: String], type: String = "application/x-www-form-urlencoded"
    ) async throws -> HubSpotScene.Answer {
        let call = HTTPCall(
            .post, "https://api.hubapi.com\(path)", headers: ["Content-Type": type],
            body: Data(Self.form(fields).utf8))
        let reply = try await sandbox.answer(call)
        let json = reply.body.isEmpty ? JSON.null : try JSON(parsing: reply.body)
        return HubSpotScene.Answer(status: reply.status, headers: reply.headers, body: json)
    }

    func token(
        _ fields: [String: String], version: String = "2026-03", secret: String = "app-secret"
    ) async throws -> HubSpotScene.Answer {
        try await post(
            "/oauth/\(version)/token",
            fields.merging(["client_id": "7c1f0a52", "client_secret": secret]) { own, _ in own })
    }

    func exchange(
        _ code: String, version: String = "2026-03", _ more: [String: String] = [:]
    ) async throws -> HubSpotScene.Answer {
        let fields = ["grant_type": "authorization_code", "redirect_uri": Self.redirect, "code": code]
        return try await token(fields.merging(more) { $1 }, version: version)
    }

    func refresh(_ token: String, _ more: [String: String] = [:]) async throws -> HubSpotScene.Answer {
        try await self.token(["grant_type": "refresh_token", "refresh_token": token].merging(more) { $1 })
    }

    /// Installs the app; returns its two tokens.
    func install(grant: Set<String>? = nil) async throws -> (access: String, refresh: String) {
        let answer = try await exchange(sandbox.install(grant: grant) ?? "")
        return (answer.body["access_token"]?.string ?? "", answer.body["refresh_token"]?.string ?? "")
    }

    func contacts(_ token: String) async throws -> HubSpotScene.Answer {
        try await scene.call(.get, HubSpotScene.contacts, token: token)
    }
}

extension HubSpotScene.Answer {
    /// OAuth's word for what is wrong.
    var error: String? { body["error"]?.string }
}
