import Domain

extension WebhookSample {
    static let statusKinds: [Made] = [
        (
            "statuses of one message each",
            { cast in
                let words = ["sent", "delivered", "read", "played"]
                return cast.body(
                    "messages", ["statuses": .array(words.enumerated().map { cast.status($0, $1) })])
            }
        ),
        (
            "failed status",
            { cast in
                let errors: JSON = [
                    [
                        "code": 131026, "title": "Message undeliverable", "message": "Message undeliverable",
                        "error_data": ["details": "Blocked"],
                    ]
                ]
                return cast.body("messages", ["statuses": [cast.status(0, "failed", ["errors": errors])]])
            }
        ),
        (
            "status with price",
            { cast in
                let pricing: JSON = [
                    "billable": true, "pricing_model": "PMP", "type": "regular", "category": "utility",
                ]
                let conversation: JSON = [
                    "id": "c", "origin": ["type": "service"], "expiration_timestamp": "1798027200",
                ]
                return cast.body(
                    "messages",
                    [
                        "contacts": [cast.contact],
                        "statuses": [
                            cast.status(
                                0, "sent",
                                [
                                    "pricing": pricing, "conversation": conversation,
                                    "biz_opaque_callback_data": "hs:note:812",
                                ])
                        ],
                    ])
            }
        ),
        (
            "status of a group's participant",
            { cast in
                cast.body(
                    "messages",
                    [
                        "statuses": [
                            cast.status(
                                0, "read",
                                [
                                    "recipient_id": "Y2FwaV9ncm91cDox", "recipient_type": "group",
                                    "recipient_participant_id": .string(cast.phone),
                                ])
                        ]
                    ])
            }
        ),
        ("status of a new word", { $0.body("messages", ["statuses": [$0.status(0, "teleported")]]) }),
    ]

    static let coexistence: [Made] = [
        (
            "address book",
            { cast in
                cast.body(
                    "smb_app_state_sync",
                    [
                        "state_sync": [
                            state(
                                cast, "add", ["full_name": "Núria Puig (Taller)", "phone_number": .string(cast.phone)]),
                            state(cast, "remove", ["phone_number": .string("+" + cast.otherPhone)]),
                            state(cast, "archive", ["phone_number": .string(cast.newPhone)]),
                        ]
                    ])
            }
        ),
        (
            "echoes",
            { cast in
                cast.body(
                    "smb_message_echoes",
                    [
                        "contacts": [cast.contact],
                        "message_echoes": [
                            cast.echo(0, cast.text("Pase a las 5")),
                            cast.echo(1, ["type": "image", "image": ["id": "9", "mime_type": "image/png"]]),
                            cast.echo(
                                2, ["type": "revoke", "revoke": ["original_message_id": .string(cast.wamid(0))]]),
                        ],
                    ])
            }
        ),
        (
            "echoes under messages",
            { cast in cast.body("messages", ["message_echoes": [cast.echo(0, cast.text("Pase a las 5"))]]) }
        ),
        (
            "history",
            { cast in
                let old = cast.message(0, ["type": "media_placeholder", "history_context": ["status": "PLAYED"]])
                let answer = cast.echo(
                    1, cast.text("Ya está").merging(["history_context": ["status": "READ"]]) { $1 })
                let context: JSON = ["wa_id": .string(cast.phone), "user_id": .string(cast.user)]
                return cast.body(
                    "history",
                    [
                        "history": [
                            [
                                "metadata": [
                                    "phase": 1, "chunk_order": .integer(Int64(cast.index)), "progress": 55,
                                ],
                                "threads": [
                                    ["id": .string(cast.phone), "context": context, "messages": [old, answer]],
                                    ["id": .string(cast.otherPhone), "messages": []],
                                ],
                            ]
                        ]
                    ])
            }
        ),
        (
            "files of a history",
            { cast in
                cast.body(
                    "history",
                    [
                        "messages": [cast.message(0, ["type": "image", "image": ["id": "9"]])],
                        "message_echoes": [cast.echo(1, ["type": "video", "video": ["id": "8"]])],
                    ])
            }
        ),
        (
            "error of a history",
            { cast in
                cast.body("history", ["history": [["errors": [["code": .integer(131_000 + Int64(cast.index))]]]]])
            }
        ),
        (
            "last chunk",
            { cast in
                let metadata: JSON = ["phase": 2, "chunk_order": .integer(Int64(cast.index)), "progress": 100]
                return cast.body("history", ["history": [["metadata": metadata, "threads": []]]])
            }
        ),
    ]

    private static func state(_ cast: SampleCast, _ action: String, _ contact: [String: JSON]) -> JSON {
        [
            "type": "contact", "action": .string(action), "metadata": ["timestamp": cast.time(0)],
            "contact": .object(contact),
        ]
    }
}
