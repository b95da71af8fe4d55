import Domain

extension WebhookSample {
    /// One body a field about accounts, numbers and templates.
    static let accountFields: [Made] = [
        ("PARTNER_ADDED", { $0.accountBody("account_update", ["event": "PARTNER_ADDED"]) }),
        (
            "PARTNER_REMOVED",
            {
                $0.accountBody(
                    "account_update",
                    [
                        "phone_number": "34600999111", "event": "PARTNER_REMOVED",
                        "disconnection_info": ["reason": "CHANGE_NUMBER", "initiated_by": "USER"],
                    ])
            }
        ),
        (
            "ACCOUNT_RESTRICTION",
            {
                $0.accountBody(
                    "account_update",
                    [
                        "event": "ACCOUNT_RESTRICTION",
                        "restriction_info": [
                            ["restriction_type": "RESTRICTED_ADD_PHONE", "expiration": 1_798_027_200]
                        ],
                    ])
            }
        ),
        (
            "ACCOUNT_VIOLATION",
            {
                $0.accountBody(
                    "account_update", ["event": "ACCOUNT_VIOLATION", "violation_info": ["violation_type": "SCAM"]])
            }
        ),
        (
            "DISABLED_UPDATE",
            {
                $0.accountBody(
                    "account_update", ["event": "DISABLED_UPDATE", "ban_info": ["waba_ban_state": "REINSTATE"]])
            }
        ),
        ("AD_ACCOUNT_LINKED", { $0.accountBody("account_update", ["event": "AD_ACCOUNT_LINKED"]) }),
        ("an account event of tomorrow", { $0.accountBody("account_update", ["event": "ACCOUNT_MOONED"]) }),
        (
            "alert",
            {
                $0.accountBody(
                    "account_alerts",
                    [
                        "entity_type": "WABA", "entity_id": "1", "alert_severity": "CRITICAL", "alert_status": "ACTIVE",
                        "alert_type": "OBA_REVOKED", "alert_description": "…",
                    ])
            }
        ),
        ("review", { $0.accountBody("account_review_update", ["decision": "APPROVED"]) }),
        (
            "capability",
            { $0.accountBody("business_capability_update", ["max_daily_conversation_per_phone": 1000]) }
        ),
        (
            "name",
            {
                $0.accountBody(
                    "phone_number_name_update",
                    [
                        "display_phone_number": "34600999112", "decision": "REJECTED",
                        "requested_verified_name": "Forn", "rejection_reason": "NAME_NOT_CONSISTENT",
                    ])
            }
        ),
        (
            "quality",
            {
                $0.accountBody(
                    "phone_number_quality_update",
                    ["display_phone_number": "34600999113", "event": "UPGRADE", "current_limit": "TIER_UNLIMITED"])
            }
        ),
        (
            "security", { $0.accountBody("security", ["display_phone_number": "34600999114", "event": "PIN_CHANGED"]) }
        ),
        (
            "username",
            {
                $0.accountBody(
                    "business_username_update",
                    ["display_phone_number": "34600999115", "username": "forn", "status": "reserved"])
            }
        ),
        (
            "template status",
            {
                $0.accountBody(
                    "message_template_status_update", template("menu", ["event": "PAUSED", "reason": "NONE"]))
            }
        ),
        (
            "template quality",
            { $0.accountBody("message_template_quality_update", template("menu", ["new_quality_score": "YELLOW"])) }
        ),
        (
            "template components",
            {
                $0.accountBody(
                    "message_template_components_update", template("menu", ["message_template_element": "x"]))
            }
        ),
        (
            "template category",
            { $0.accountBody("template_category_update", template("menu", ["new_category": "UTILITY"])) }
        ),
        (
            "handover",
            {
                $0.accountBody(
                    "messaging_handovers",
                    ["type": "control_passed", "recipient": ["phone_number_id": "771122334455667"]])
            }
        ),
    ]

    static let otherFields: [Made] = [
        (
            "preferences",
            { cast in
                let choice: JSON = [
                    "wa_id": .string(cast.phone), "detail": "…", "category": "marketing_messages", "value": "stop",
                    "timestamp": cast.time(0),
                ]
                return cast.body(
                    "user_preferences",
                    ["contacts": [cast.contact], "user_preferences": [choice, ["value": "perhaps"]]])
            }
        ),
        (
            "calls",
            { cast in
                let call: [String: JSON] = [
                    "id": .string("wacid.\(cast.index)"), "from": .string(cast.phone), "direction": "USER_INITIATED",
                ]
                return cast.body(
                    "calls",
                    [
                        "calls": [
                            .object(call.merging(["event": "connect", "timestamp": cast.time(0)]) { $1 }),
                            .object(
                                call.merging([
                                    "event": "terminate", "timestamp": cast.time(9), "status": "COMPLETED",
                                    "duration": 9,
                                ]) { $1 }),
                            .object(call.merging(["event": "hold"]) { $1 }),
                        ],
                        "statuses": [cast.status(3, "RINGING", ["type": "call"])],
                    ])
            }
        ),
        (
            "standby",
            { cast in
                cast.body(
                    "standby",
                    [
                        "standby": [
                            "contacts": [cast.contact], "messages": [cast.message(0, cast.text("Hola"))],
                            "message_echoes": [cast.echo(1, cast.text("Soy el asistente"))],
                            "statuses": [cast.status(2, "read")],
                        ]
                    ])
            }
        ),
        ("flows", { $0.accountBody("flows", ["event": "FLOW_STATUS_CHANGE", "flow_id": "1"]) }),
        ("automatic events", { $0.body("automatic_events", ["automatic_events": [["name": "LeadSubmitted"]]]) }),
        ("partner solutions", { $0.accountBody("partner_solutions", ["event": "SOLUTION_CREATED"]) }),
        ("payments", { $0.accountBody("payment_configuration_update", ["status": "ACTIVE"]) }),
        ("settings", { $0.accountBody("account_settings_update", ["type": "phone_number_settings"]) }),
        ("a field of tomorrow", { $0.body("telepathy", ["messages": [$0.message(0, $0.text("?"))]]) }),
        ("a withdrawn field", { $0.body("user_id_update", ["user_id_update": [["user_id": "ES.1"]]]) }),
        (
            "problem of the account",
            { cast in cast.body("messages", ["errors": [["code": .integer(131_000 + Int64(cast.index))]]]) }
        ),
    ]

    private static func template(_ name: String, _ fields: [String: JSON]) -> [String: JSON] {
        [
            "message_template_id": 594_425, "message_template_name": .string(name), "message_template_language": "ca",
        ].merging(fields) { $1 }
    }
}
