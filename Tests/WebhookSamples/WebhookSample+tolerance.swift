import Domain

extension WebhookSample {
    /// Kinds together.
    static let combinations: [Made] = [
        (
            "several of everything in one value",
            { cast in
                let messages = (0..<20).map { cast.message($0, cast.text("nr. \($0)")) }
                let statuses = (20..<30).map { cast.status($0, "delivered") }
                return cast.body(
                    "messages",
                    [
                        "contacts": [cast.contact], "messages": .array(messages), "statuses": .array(statuses),
                        "errors": [["code": .integer(132_000 + Int64(cast.index)), "title": "Oops"]],
                    ])
            }
        ),
        (
            "several changes and entries",
            { cast in
                let first = cast.change("messages", cast.value(["messages": [cast.message(0, cast.text("1"))]]))
                let second = cast.change(
                    "smb_message_echoes", cast.value(["message_echoes": [cast.echo(1, cast.text("2"))]]))
                let third = cast.change("weather", cast.value(["sun": true]))
                let account = JSON.string(SampleCast.account)
                return [
                    "object": "whatsapp_business_account",
                    "entry": [
                        ["id": account, "changes": [first, second]], ["id": account, "changes": [third]],
                        ["id": account, "changes": []], nil,
                    ],
                ]
            }
        ),
        (
            "two people in one value",
            { cast in
                let other: JSON = [
                    "profile": ["name": "Pau"], "wa_id": .string(cast.otherPhone), "user_id": .string(cast.otherUser),
                ]
                let from: [String: JSON] = [
                    "from": .string(cast.otherPhone), "from_user_id": .string(cast.otherUser),
                ]
                return cast.body(
                    "messages",
                    [
                        "contacts": [other, cast.contact],
                        "messages": [
                            cast.message(0, cast.text("jo")),
                            cast.message(1, cast.text("i jo").merging(from) { $1 }),
                        ],
                    ])
            }
        ),
        (
            "a batch of a thousand",
            { cast in
                cast.body("messages", ["messages": .array((0..<1000).map { cast.message($0, cast.text("\($0)")) })])
            }
        ),
    ]

    /// What third parties send, and what must not matter.
    static let tolerance: [Made] = [
        ("numbers for texts", { $0.altered(["timestamp": 1_797_940_800, "from": .integer(Int64($0.phone) ?? 0)]) }),
        (
            "texts for numbers",
            { cast in
                cast.messages(
                    cast.message(
                        0,
                        [
                            "type": "location", "location": ["latitude": "41.4", "longitude": "2.2"],
                        ]))
            }
        ),
        ("nulls", { $0.altered(["context": nil, "referral": nil, "errors": nil, "group_id": nil, "identity": nil]) }),
        ("empty texts", { $0.altered(["from": "", "group_id": "", "context": ["id": "", "from": ""]]) }),
        ("keys of tomorrow", { $0.altered(["aura": ["colour": "blue"], "mood": [1, 2]]) }),
        ("a user id in place of the phone", { $0.altered(["from": .string($0.user), "from_user_id": nil]) }),
        ("no phone", { $0.altered(["from": nil]) }),
        ("a type without its object", { $0.altered(["type": "interactive", "text": nil, "interactive": [:]]) }),
        ("no type", { $0.altered(["type": nil]) }),
        ("no id", { $0.altered(["id": nil]) }),
        ("no time", { $0.altered(["timestamp": "soon"]) }),
        (
            "nobody",
            { cast in
                cast.body(
                    "messages",
                    ["messages": [cast.message(0, cast.text("?").merging(["from": nil, "from_user_id": nil]) { $1 })]])
            }
        ),
        ("no contacts", { $0.body("messages", ["messages": [$0.message(0, $0.text("sol"))]]) }),
        (
            "contacts without profile",
            { cast in
                let contact: JSON = ["wa_id": .string(cast.phone), "profile": nil]
                return cast.body(
                    "messages", ["contacts": [contact], "messages": [cast.message(0, cast.text("sol"))]])
            }
        ),
        (
            "single objects in place of lists",
            { cast in
                let value = cast.value(["contacts": cast.contact, "messages": cast.message(0, cast.text("sol"))])
                return [
                    "object": "whatsapp_business_account",
                    "entry": ["id": .string(SampleCast.account), "changes": cast.change("messages", value)],
                ]
            }
        ),
        (
            "no messaging product",
            { cast in
                cast.envelope([
                    cast.change(
                        "messages",
                        [
                            "metadata": ["phone_number_id": 771_122_334_455_667],
                            "messages": [cast.message(0, cast.text("sol"))],
                        ])
                ])
            }
        ),
        (
            "no metadata",
            { cast in
                cast.envelope([cast.change("messages", ["messages": [cast.message(0, cast.text("sol"))]])])
            }
        ),
        (
            "an account as number",
            { cast in
                [
                    "object": "whatsapp_business_account",
                    "entry": [
                        [
                            "id": 550_010_020_030_040,
                            "changes": [
                                cast.change("messages", cast.value(["messages": [cast.message(0, cast.text("sol"))]]))
                            ],
                        ]
                    ],
                ]
            }
        ),
        (
            "no account",
            { cast in
                [
                    "entry": [
                        [
                            "changes": [
                                cast.change("messages", cast.value(["messages": [cast.message(0, cast.text("sol"))]]))
                            ]
                        ]
                    ]
                ]
            }
        ),
        (
            "no object",
            { cast in
                [
                    "entry": [
                        [
                            "id": .string(SampleCast.account),
                            "changes": [cast.change("messages", cast.value(["messages": [1, "two"]]))],
                        ]
                    ]
                ]
            }
        ),
        ("lists with nothing in them", { $0.body("messages", ["messages": [nil], "statuses": [], "contacts": nil]) }),
        ("a value that is none", { $0.envelope([$0.change("messages", "seven"), $0.change("history", nil)]) }),
        ("no entries", { _ in ["object": "whatsapp_business_account", "entry": []] }),
        ("another object", { _ in ["object": "instagram", "entry": [["id": "1"]]] }),
        ("a bare change", { $0.change("messages", $0.value(["messages": [$0.message(0, $0.text("sol"))]])) }),
    ]
}

extension SampleCast {
    /// A text message with other fields.
    fileprivate func altered(_ fields: [String: JSON]) -> JSON {
        messages(message(0, text("sol").merging(fields) { $1 }))
    }
}
