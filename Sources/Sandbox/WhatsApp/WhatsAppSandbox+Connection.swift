public import Domain
import Synchronization

/// What an administrator does at Meta: tokens, secrets, the app's webhook settings, numbers.
extension WhatsAppSandbox {
    /// How long a code of Embedded Signup is good (Meta, *Embedded Signup: implementation*).
    private static let codeLife = Duration.seconds(30)

    public func setToken(_ token: SandboxToken) {
        state.withLock { $0.tokenFacts = token }
    }

    /// Resets the app's secret: from now on bodies are signed with this one.
    public func replaceAppSecret(by secret: String) {
        state.withLock { $0.appSecret = secret }
    }

    /// The webhook fields that the app is subscribed to; what it is not subscribed to is never told. `nil` = all.
    public func subscribeFields(_ fields: Set<String>?) {
        state.withLock { $0.subscribedFields = fields }
    }

    /// Takes the app off the account, as somebody in Business Manager may.
    public func removeSubscription() {
        state.withLock { $0.isSubscribed = false }
    }

    /// Changes what Meta tells about a number: fields of its description, such as `["quality_rating": "RED"]`.
    public func describe(number: String, as fields: [String: JSON]) {
        state.withLock { $0.numberFields[number, default: [:]].merge(fields) { $1 } }
    }

    /// A code as a browser gets it at the end of Embedded Signup.
    public func signUp() -> String {
        let now = clock.now
        return state.withLock { state in
            let code = state.random.hexadecimal(40)
            state.signupCodes[code] = now + Self.codeLife
            return code
        }
    }

    /// `GET /oauth/access_token`: no token is needed, only the app's id and secret.
    func exchangeCode(_ request: GraphRequest) throws(GraphError) -> HTTPReply {
        let now = clock.now
        let token = try state.withLock { (state) throws(GraphError) -> String in
            guard request.query["client_id"] == account.appID, request.query["client_secret"] == state.appSecret else {
                throw GraphError(101, "Error validating application", "App id and secret do not fit.")
            }
            guard let code = request.query["code"], let end = state.signupCodes.removeValue(forKey: code), now < end
            else { throw GraphError(100, "This authorization code has expired.", "A code is good for 30 seconds.") }
            let token = "EAAJ" + state.random.hexadecimal(60)
            state.tokens.insert(token)
            return token
        }
        return reply(["access_token": .string(token), "token_type": "bearer"])
    }

    /// Registered for the Cloud API with a PIN; a number that stays on a phone must not be.
    func register(_ number: SandboxBusinessNumber, _ body: JSON) throws(GraphError) -> HTTPReply {
        guard let pin = body["pin"]?.text, pin.count == 6, pin.allSatisfy(\.isNumber) else {
            throw .invalid("pin", "six digits")
        }
        if number.isOnBusinessApp {
            throw GraphError(133006, "Phone number cannot be registered", "It is used in the WhatsApp Business app.")
        }
        state.withLock {
            $0.numberFields[number.id, default: [:]].merge(["status": "CONNECTED", "platform_type": "CLOUD_API"]) { $1 }
        }
        return reply(["success": true])
    }

    /// What Meta tells about a number now.
    func description(_ number: SandboxBusinessNumber) -> JSON {
        let (changed, onboardedAt) = state.withLock {
            ($0.numberFields[number.id] ?? [:], $0.phones[number.id]?.onboardedAt)
        }
        var description = Self.describe(number).object
        description["last_onboarded_time"] = onboardedAt.map { .string("\($0.iso8601.prefix(19))+0000") }
        return .object(description.merging(changed) { $1 })
    }

    /// All that an app may subscribe to.
    static let knownFields: Set<String> = [
        "messages", "history", "smb_app_state_sync", "smb_message_echoes", "account_update", "account_alerts",
        "account_review_update", "business_capability_update", "phone_number_name_update",
        "phone_number_quality_update", "security", "user_preferences", "message_template_status_update",
        "message_template_quality_update", "message_template_components_update", "template_category_update",
        "group_lifecycle_update", "group_participants_update", "group_settings_update", "group_status_update", "calls",
        "flows", "standby", "messaging_handovers",
    ]
}
