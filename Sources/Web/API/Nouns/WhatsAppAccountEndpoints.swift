import Domain
import HTTPTypes
import Sync

/// What can be done with WhatsApp accounts beside reading them.
let whatsAppAccountEndpoints = [
    connectEndpoint, signupEndpoint, checkEndpoint, secretEndpoint, disconnectEndpoint,
]

private let accountParameter = APIParameter(
    name: "id", place: .path, type: .id, meaning: "Meta's id of the WhatsApp Business account.")

private let unknownAccount = "unknown_account: no such account is connected here."

private let connectBody = [
    APIProperty(name: "account_id", type: .id, meaning: "Meta's id of the account (WABA).", canBeNull: false),
    APIProperty(name: "token", type: .text, meaning: "A system user's token for it.", canBeNull: false),
    APIProperty(name: "app_secret", type: .text, meaning: "Of the app that the token belongs to.", canBeNull: false),
    APIProperty(
        name: "verify_token", type: .text, meaning: "What stands in the app's webhook settings.", canBeNull: false),
]

/// `POST /api/v1/whatsapp-accounts`
private let connectEndpoint = APIEndpoint(
    method: .post, url: .list(.whatsAppAccounts), name: "post_whatsapp_account",
    summary: "Connects an account and subscribes to its webhooks. Doing it again gives it another token or secret.",
    body: connectBody, answer: .one(.whatsAppAccounts), refusals: refusals(),
    respond: { request in
        let body = try RecordBody(request, taking: connectBody)
        let account = WhatsAppAccountID(try body.required("account_id"))
        let credentials = WhatsAppCredentials(
            account: account, token: try body.required("token"), appSecret: try body.required("app_secret"),
            verifyToken: try body.required("verify_token"))
        return try await request.withWhatsApp(account) {
            try await $0.connect(credentials, request.doer)
            try await $0.check(account)
        }
    })

private let signupBody = [
    APIProperty(name: "code", type: .text, meaning: "From Meta's signup; good for 30 seconds.", canBeNull: false),
    APIProperty(name: "account_id", type: .id, meaning: "The “waba_id” that came with it.", canBeNull: false),
    APIProperty(name: "number_id", type: .id, meaning: "The “phone_number_id” that came with it.", canBeNull: true),
    APIProperty(
        name: "pin", type: .text,
        meaning: "Six digits: registers that number, and is its two-step verification from now on. Not needed for a "
            + "number that stays in the WhatsApp Business app.", canBeNull: true),
]

/// `POST /api/v1/whatsapp-signups`
private let signupEndpoint = APIEndpoint(
    method: .post, url: .whatsAppSignups, name: "post_whatsapp_signup",
    summary: "Connects an account with the code of Meta's Embedded Signup, through this server's own app.",
    body: signupBody, answer: .one(.whatsAppAccounts),
    refusals: refusals([409: "no_app: this server has no app at Meta."]),
    respond: { request in
        let body = try RecordBody(request, taking: signupBody)
        let account = WhatsAppAccountID(try body.required("account_id"))
        let signup = WhatsAppSignup(
            account: account, code: Secret(try body.required("code")), number: try body.id("number_id"),
            pin: try body.text("pin").map { Secret($0) })
        return try await request.withWhatsApp(account) {
            try await $0.signUp(signup, request.doer)
            try await $0.check(account)
        }
    })

/// `POST /api/v1/whatsapp-accounts/{id}/check`
private let checkEndpoint = APIEndpoint(
    method: .post, url: .whatsAppCheck(id: "{id}"), name: "check_whatsapp_account",
    summary: "Asks Meta now how the account is: token, permissions, secret, subscription, numbers.",
    parameters: [accountParameter], answer: .one(.whatsAppAccounts), refusals: refusals([404: unknownAccount]),
    respond: { request in
        let account = WhatsAppAccountID(request.id ?? "")
        return try await request.withWhatsApp(account) { try await $0.check(account) }
    })

private let secretBody = [
    APIProperty(name: "app_secret", type: .text, meaning: "The app's new secret.", canBeNull: false),
    APIProperty(name: "verify_token", type: .text, meaning: "A new one; without, it stays.", canBeNull: true),
]

/// `PUT /api/v1/whatsapp-accounts/{id}/secret`
private let secretEndpoint = APIEndpoint(
    method: .put, url: .whatsAppSecret(id: "{id}"), name: "put_whatsapp_secret",
    summary: "Gives the account's app, and all accounts of that app, another secret. What the one before signs is "
        + "taken for seven days more.",
    parameters: [accountParameter], body: secretBody, answer: .one(.whatsAppAccounts),
    refusals: refusals([404: unknownAccount]),
    respond: { request in
        let body = try RecordBody(request, taking: secretBody)
        let account = WhatsAppAccountID(request.id ?? "")
        let (secret, verifyToken) = (Secret(try body.required("app_secret")), try body.text("verify_token"))
        return try await request.withWhatsApp(account) {
            try await $0.rotateSecret(account, secret, verifyToken.map { Secret($0) }, request.doer)
        }
    })

/// `DELETE /api/v1/whatsapp-accounts/{id}`
private let disconnectEndpoint = APIEndpoint(
    method: .delete, url: .item(.whatsAppAccounts, id: "{id}"), name: "delete_whatsapp_account",
    summary: "Takes the app off the account and forgets its token and secrets. What it told before stays.",
    parameters: [accountParameter], answer: .one(.whatsAppAccounts), refusals: [404: unknownAccount],
    respond: { request in
        let account = WhatsAppAccountID(request.id ?? "")
        return try await request.withWhatsApp(account) { try await $0.disconnect(account, request.doer) }
    })

private func refusals(_ more: [Int: String] = [:]) -> [Int: String] {
    [
        409: "invalid_token, missing_scopes, token_of_other_accounts, reconnect: Meta does not let this token do it.",
        422: "wrong_app_secret, no_numbers, code_not_taken, bad_pin: what was given is not right.",
        502: "Meta refused for another reason, or its answer was not understood.",
        503: "Meta cannot be asked now.",
    ].merging(more) { $1 }
}
