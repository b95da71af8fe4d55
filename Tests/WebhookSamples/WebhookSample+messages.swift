import Domain

extension WebhookSample {
    /// One body a kind of message.
    static let messageKinds: [Made] = contents.map { name, content in
        (name, { cast in cast.messages(cast.message(0, content(cast))) })
    }

    private static let contents: [(String, @Sendable (SampleCast) -> [String: JSON])] = [
        ("text", { $0.text("¿Llega mañana? 😀 \\ \"sí\"\n") }),
        (
            "image",
            { _ in ["type": "image", "image": file(["caption": "La puerta", "url": "https://lookaside.example/1"])] }
        ),
        ("video", { _ in ["type": "video", "video": file(["caption": "Ruido"])] }),
        ("audio", { _ in ["type": "audio", "audio": file(["voice": false])] }),
        ("voice note", { _ in ["type": "audio", "audio": file(["voice": true])] }),
        (
            "document",
            { _ in ["type": "document", "document": file(["filename": "presupuesto.pdf", "caption": "v2"])] }
        ),
        ("sticker", { _ in ["type": "sticker", "sticker": file(["animated": true])] }),
        (
            "location",
            { _ in
                [
                    "type": "location",
                    "location": [
                        "latitude": .number(41.3851), "longitude": .number(2.1734), "name": "Taller",
                        "address": "Calle 1",
                        "url": "https://maps.example/1",
                    ],
                ]
            }
        ),
        ("contact card", { ["type": "contacts", "contacts": [card($0.otherPhone, origin: "other")]] }),
        (
            "answer to a contact request",
            { ["type": "contacts", "contacts": [card($0.phone, origin: "contact_request")]] }
        ),
        ("card without name", { _ in ["type": "contacts", "contacts": [["phones": [["phone": "+34 911 000 111"]]]]] }),
        (
            "button reply",
            { _ in
                [
                    "type": "interactive",
                    "interactive": ["type": "button_reply", "button_reply": ["id": "yes", "title": "Sí"]],
                ]
            }
        ),
        (
            "list reply",
            { _ in
                [
                    "type": "interactive",
                    "interactive": [
                        "type": "list_reply",
                        "list_reply": ["id": "a", "title": "Martes", "description": "por la tarde"],
                    ],
                ]
            }
        ),
        (
            "form reply",
            { _ in
                [
                    "type": "interactive",
                    "interactive": [
                        "type": "nfm_reply",
                        "nfm_reply": ["name": "flow", "body": "Sent", "response_json": "{\"talla\":\"M\"}"],
                    ],
                ]
            }
        ),
        (
            "call permission",
            { _ in
                [
                    "type": "interactive",
                    "interactive": [
                        "type": "call_permission_reply",
                        "call_permission_reply": ["response": "accept", "is_permanent": true],
                    ],
                ]
            }
        ),
        ("template button", { _ in ["type": "button", "button": ["payload": "CONFIRM", "text": "Confirmar"]] }),
        ("reaction", { ["type": "reaction", "reaction": ["message_id": .string($0.wamid(9)), "emoji": "👍"]] }),
        ("reaction taken back", { ["type": "reaction", "reaction": ["message_id": .string($0.wamid(9))]] }),
        (
            "order",
            { _ in
                [
                    "type": "order",
                    "order": [
                        "catalog_id": "1948", "text": "Para el jueves",
                        "product_items": [
                            ["product_retailer_id": "silla-4", "quantity": 2, "item_price": 30, "currency": "EUR"],
                            [
                                "product_retailer_id": "mesa", "quantity": "1", "item_price": .number(99.5),
                                "currency": "EUR",
                            ],
                        ],
                    ],
                ]
            }
        ),
        ("edit", { cast in edit(cast.wamid(9), cast.text("a las 6")) }),
        ("edit to a new kind", { cast in edit(cast.wamid(9), ["type": "hologram"]) }),
        ("deletion", { ["type": "revoke", "revoke": ["original_message_id": .string($0.wamid(9))]] }),
        (
            "poll",
            { _ in
                [
                    "type": "unsupported", "unsupported": ["type": "poll"],
                    "errors": [["code": 131051, "title": "Message type unknown"]],
                ]
            }
        ),
        ("only on the phone", { _ in ["type": "text", "errors": [["code": 131060, "title": "Look at the phone"]]] }),
        ("old unknown", { _ in ["type": "unknown", "errors": [["code": 131051]]] }),
        ("new kind", { _ in ["type": "hologram", "hologram": ["depth": 3]] }),
        (
            "change of number",
            {
                system(
                    [
                        "type": "user_changed_number", "wa_id": .string($0.newPhone), "user_id": .string($0.newUser),
                        "previous_user_id": .string($0.user),
                        "body": .string("User Núria changed from \($0.phone) to \($0.newPhone)"),
                    ])
            }
        ),
        (
            "change of user id",
            {
                system(
                    [
                        "type": "user_changed_user_id", "user_id": .string($0.newUser),
                        "previous_user_id": .string($0.user), "body": "changed",
                    ])
            }
        ),
        (
            "change of number in the old words",
            {
                system(
                    [
                        "type": "customer_changed_number", "new_wa_id": .string($0.newPhone),
                        "customer": .string($0.phone), "body": "NAME changed",
                    ])
            }
        ),
        (
            "change of identity",
            { _ in
                system(["type": "customer_identity_changed", "body": "changed", "identity": ["hash": "x"]])
            }
        ),
        (
            "template of another sender",
            { _ in ["type": "template", "template": ["name": "t", "language": ["code": "es"]]] }
        ),
        ("in a group", { cast in cast.text("Bon dia").merging(["group_id": "Y2FwaV9ncm91cDox"]) { $1 } }),
    ]

    private static func file(_ fields: [String: JSON]) -> JSON {
        let shared: [String: JSON] = ["id": "1003383421387256", "mime_type": "image/jpeg", "sha256": "q6y9M5cHWQ=="]
        return .object(shared.merging(fields) { $1 })
    }

    private static func card(_ phone: String, origin: String) -> JSON {
        [
            "name": ["formatted_name": "Núria Puig", "first_name": "Núria"],
            "phones": [["phone": .string("+\(phone)"), "wa_id": .string(phone), "type": "CELL"]],
            "emails": [["email": "nuria@example.com"]], "org": ["company": "Taller Puig"], "origin": .string(origin),
        ]
    }

    private static func edit(_ target: String, _ inner: [String: JSON]) -> [String: JSON] {
        [
            "type": "edit",
            "edit": [
                "original_message_id": .string(target),
                "message": .object(inner.merging(["context": ["id": "M0"]]) { $1 }),
            ],
        ]
    }

    private static func system(_ fields: [String: JSON]) -> [String: JSON] {
        ["type": "system", "system": .object(fields)]
    }

    /// What may hang on any message.
    static let messageContexts: [Made] = [
        ("reply", { $0.withContext(["from": .string(SampleCast.display), "id": .string($0.wamid(9))]) }),
        ("forwarded", { $0.withContext(["forwarded": true]) }),
        ("forwarded often", { $0.withContext(["frequently_forwarded": true]) }),
        (
            "about a product",
            {
                $0.withContext([
                    "from": .string(SampleCast.display), "id": .string($0.wamid(9)),
                    "referred_product": ["catalog_id": "1948", "product_retailer_id": "silla-4"],
                ])
            }
        ),
        (
            "from an advertisement",
            { cast in
                cast.messages(
                    cast.message(
                        0,
                        cast.text("¿Queda alguna?").merging([
                            "referral": [
                                "source_url": "https://fb.example/1", "source_id": "120", "source_type": "ad",
                                "headline": "Sillas", "body": "Solo hoy", "media_type": "image", "ctwa_clid": "ARAk",
                                "welcome_message": ["text": "Hola"],
                            ]
                        ]) { $1 }))
            }
        ),
    ]
}

extension SampleCast {
    fileprivate func withContext(_ context: [String: JSON]) -> JSON {
        messages(message(0, text("Sí").merging(["context": .object(context)]) { $1 }))
    }
}
