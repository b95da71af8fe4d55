import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/integrations/whatsapp` and what its buttons do.
struct WhatsAppRoutes: Sendable {
    private static let formLimit = 16 * 1024

    let services: WebServices
    let actions: WhatsAppActions
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.whatsApp, .get, needs: .work) { request, context in
            if QueryItems(request.uri.query)["format"] == "csv" {
                return try await LinksTable.whole(templatesAPI.endpoints, services, .all)
            }
            return try await show(context)
        }
        on(.whatsApp, pages) { form, account, context in
            let credentials = WhatsAppCredentials(
                account: account, token: try Self.secret(form, "token").revealed,
                appSecret: try Self.secret(form, "app_secret").revealed,
                verifyToken: try Self.secret(form, "verify_token").revealed)
            try await actions.connect(credentials, context.author)
            try await actions.check(account)
        }
        on(.whatsAppSignup, pages) { form, account, context in
            let pin = Self.text(form, "pin")
            try await actions.signUp(
                WhatsAppSignup(
                    account: account, code: try Self.secret(form, "code"),
                    number: Self.text(form, "number_id").map { BusinessNumberID($0) }, pin: pin.map { Secret($0) }),
                context.author)
            try await actions.check(account)
        }
        on(.whatsAppAccountCheck, pages) { _, account, _ in try await actions.check(account) }
        on(.whatsAppAccountSecret, pages) { form, account, context in
            try await actions.rotateSecret(
                account, try Self.secret(form, "app_secret"), Self.text(form, "verify_token").map { Secret($0) },
                context.author)
        }
        on(.whatsAppDisconnection, pages) { _, account, context in
            try await actions.disconnect(account, context.author)
        }
    }

    /// A form about one account. What a person can act on is shown on the page it happened on.
    private func on(
        _ url: SiteURL, _ pages: some RouterMethods<WebContext>,
        _ work: @escaping @Sendable ([String: String], WhatsAppAccountID, WebContext) async throws -> Void
    ) {
        pages.on(url, .post, needs: .manageConnections) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            guard let account = Self.text(form, "account_id") else {
                return try await show(
                    context,
                    localized("Type the account’s id first: Meta shows it as WhatsApp Business account ID."))
            }
            do {
                try await work(form, WhatsAppAccountID(account), context)
            } catch let failure as any ExplainedFailure {
                return try await show(context, localizedSentence(failure.sentence), typedAccount: account)
            } catch let missing as MissingField {
                return try await show(context, localizedSentence(missing.sentence), typedAccount: account)
            }
            return Response(status: .seeOther, headers: [.location: SiteURL.whatsApp.path])
        }
    }

    private struct MissingField: Error {
        var sentence: String
    }

    private static func text(_ form: [String: String], _ name: String) -> String? {
        let text = (form[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        return text.isEmpty ? nil : text
    }

    private static func secret(_ form: [String: String], _ name: String) throws(MissingField) -> Secret {
        guard let text = text(form, name) else {
            throw MissingField(sentence: localized("Something is missing: \(name.replacing("_", with: " "))."))
        }
        return Secret(text)
    }

    private func show(
        _ context: WebContext, _ notice: String? = nil, typedAccount: String = ""
    ) async throws -> Response {
        let reading = try await WhatsAppReading(services, canSignUp: actions.canSignUp, context)
        let page = WhatsAppPage(reading, notice: notice, typedAccount: typedAccount, assets: assets)
        return Response(
            html: templates.render(page, .whatsApp), status: notice == nil ? .ok : .unprocessableContent)
    }
}
