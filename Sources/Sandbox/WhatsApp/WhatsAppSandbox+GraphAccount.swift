import Domain
import Synchronization

/// The WABA and the app: numbers, subscriptions, templates, tokens.
extension WhatsAppSandbox {
    func answerAccount(_ request: GraphRequest) async throws(GraphError) -> HTTPReply {
        switch (request.call.method, request.path.dropFirst().first) {
        case (.get, nil):
            return reply([
                "id": .string(account.wabaID), "name": "Liaison sandbox", "currency": "EUR", "timezone_id": "60",
                "owner_business_info": ["id": .string(account.portfolioID), "name": "Sandbox Company"],
            ])
        case (.get, "phone_numbers"): return reply(try page(of: account.numbers.map(description), request))
        case (.get, "message_templates"):
            let templates = state.withLock(\.templates).enumerated().map { $1.json(id: $0) }
            return reply(try templatePage(of: templates, request))
        case (_, "subscribed_apps"): return try await answerSubscription(request)
        default: throw .noSuchObject(request.path.joined(separator: "/"))
        }
    }

    /// `POST /{app-id}/subscriptions`: the callback and the fields of the whole app.
    func answerApp(_ request: GraphRequest) async throws(GraphError) -> HTTPReply {
        guard request.path.dropFirst().first == "subscriptions" else { throw .noSuchObject(account.appID) }
        switch request.call.method {
        case .get: return reply(["data": subscriptions()])
        case .post:
            let fields = try json(request)
            guard let url = fields["callback_url"]?.text else { throw .missing("callback_url") }
            guard let verifyToken = fields["verify_token"]?.text else { throw .missing("verify_token") }
            try await handshake(url, verifyToken: verifyToken)
            let names = fields["fields"].map {
                $0.array.isEmpty ? $0.text?.split(separator: ",").map(String.init) : $0.array.compactMap(\.text)
            }
            if let names = names ?? nil { state.withLock { $0.subscribedFields = Set(names) } }
            return reply(["success": true])
        case .put, .patch, .delete: throw .noSuchObject(account.appID)
        }
    }

    func debugToken(_ request: GraphRequest) throws(GraphError) -> HTTPReply {
        guard let token = request.query["input_token"] else { throw .missing("input_token") }
        guard isGood(token) else {
            return reply([
                "data": [
                    "is_valid": false, "scopes": [],
                    "error": ["code": 190, "message": "The token is not valid."],
                ]
            ])
        }
        let facts = state.withLock(\.tokenFacts)
        return reply([
            "data": [
                "app_id": .string(account.appID), "application": "Liaison sandbox app", "type": "SYSTEM_USER",
                "is_valid": true, "expires_at": .integer((facts.expiresAt?.milliseconds ?? 0) / 1000),
                "data_access_expires_at": 0,
                "issued_at": .integer(clock.now.milliseconds / 1000), "scopes": .array(facts.scopes.map(JSON.string)),
                "granular_scopes": .array(facts.granular(account.wabaID)), "user_id": "122094781336011",
            ]
        ])
    }

    private func answerSubscription(_ request: GraphRequest) async throws(GraphError) -> HTTPReply {
        switch request.call.method {
        case .get: return reply(["data": subscribedApps()])
        case .delete:
            state.withLock { $0.isSubscribed = false }
            return reply(["success": true])
        case .post:
            let fields = try json(request)
            if let url = fields["override_callback_uri"]?.text {
                guard url.utf16.count <= 200 else {
                    throw .invalid("override_callback_uri", "longer than 200 characters")
                }
                guard let verifyToken = fields["verify_token"]?.text else { throw .missing("verify_token") }
                try await handshake(url, verifyToken: verifyToken)
                state.withLock { $0.callback?.isOverride = true }
            }
            state.withLock { $0.isSubscribed = true }
            return reply(["success": true])
        case .put, .patch: throw .noSuchObject(request.path.joined(separator: "/"))
        }
    }

    private func subscribedApps() -> JSON {
        let (isSubscribed, callback) = state.withLock { ($0.isSubscribed, $0.callback) }
        guard isSubscribed else { return [] }
        var app: [String: JSON] = [
            "whatsapp_business_api_data": [
                "id": .string(account.appID), "name": "Liaison sandbox app", "link": "https://example.com/",
            ]
        ]
        if let callback, callback.isOverride { app["override_callback_uri"] = .string(callback.url) }
        return [.object(app)]
    }

    private func subscriptions() -> JSON {
        let (found, fields) = state.withLock { ($0.callback, $0.subscribedFields ?? Self.knownFields) }
        guard let callback = found else { return [] }
        return [
            [
                "object": "whatsapp_business_account", "callback_url": .string(callback.url), "active": true,
                "fields": .array(fields.sorted().map { ["name": .string($0), "version": "v25.0"] }),
            ]
        ]
    }

    static func describe(_ number: SandboxBusinessNumber) -> JSON {
        [
            "id": .string(number.id), "display_phone_number": .string(number.displayNumber),
            "verified_name": .string(number.verifiedName), "quality_rating": "GREEN", "status": "CONNECTED",
            "code_verification_status": "VERIFIED", "platform_type": "CLOUD_API", "account_mode": "LIVE",
            "name_status": "APPROVED", "whatsapp_business_manager_messaging_limit": "TIER_2K",
            "throughput": ["level": "STANDARD"],
            "is_on_biz_app": .bool(number.isOnBusinessApp), "is_official_business_account": false,
            "whatsapp_business_manager_messaging_limit": "TIER_2K",
            "health_status": [
                "can_send_message": "AVAILABLE",
                "entities": [
                    ["entity_type": "PHONE_NUMBER", "id": .string(number.id), "can_send_message": "AVAILABLE"]
                ],
            ],
        ]
    }
}
