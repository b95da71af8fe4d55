import Domain
import Foundation
import Testing
import WhatsApp

struct HostileBodyTests {
    /// One message of every kind, with everything that may hang on it.
    private static let kinds: [JSON] = [
        ["type": "text", "text": ["body": "Hola"], "context": ["id": "wamid.B0", "from": "34931234567"]],
        ["type": "image", "image": ["id": "1", "mime_type": "image/jpeg", "caption": "c", "sha256": "s"]],
        ["type": "audio", "audio": ["id": "1", "voice": true]],
        ["type": "sticker", "sticker": ["id": "1", "animated": false]],
        ["type": "document", "document": ["id": "1", "filename": "f"]],
        ["type": "location", "location": ["latitude": 1, "longitude": 2, "name": "n", "address": "a"]],
        [
            "type": "contacts",
            "contacts": [
                [
                    "name": ["formatted_name": "n"], "phones": [["phone": "1", "wa_id": "34655000111"]],
                    "emails": [["email": "e"]], "org": ["company": "c"], "origin": "contact_request",
                ]
            ],
        ],
        ["type": "interactive", "interactive": ["type": "nfm_reply", "nfm_reply": ["response_json": "{}"]]],
        ["type": "button", "button": ["text": "t", "payload": "p"]],
        ["type": "reaction", "reaction": ["message_id": "wamid.B0", "emoji": "e"]],
        [
            "type": "order",
            "order": ["text": "t", "product_items": [["product_retailer_id": "p", "quantity": 1, "item_price": 2]]],
        ],
        [
            "type": "system",
            "system": [
                "type": "user_changed_number", "body": "x changed from 34622333444 to 34699000222",
                "wa_id": "34699000222", "user_id": "ES.NEW", "previous_user_id": "ES.OLD",
            ],
        ],
        [
            "type": "edit",
            "edit": ["original_message_id": "wamid.B0", "message": ["type": "text", "text": ["body": "b"]]],
        ],
        ["type": "revoke", "revoke": ["original_message_id": "wamid.B0"]],
        ["type": "unsupported", "errors": [["code": 131051]], "unsupported": ["type": "poll"]],
    ]

    private static func numbered(_ kind: JSON, _ index: Int) -> JSON {
        var fields = kind.object
        fields["id"] = .string("wamid.M\(index)")
        fields["from"] = "34622333444"
        fields["from_user_id"] = "ES.20481310724416655001"
        fields["timestamp"] = "1797940800"
        return .object(fields)
    }

    private static func body(_ messages: [JSON]) -> JSON {
        let statuses: JSON = [
            [
                "id": "wamid.B1", "status": "failed", "timestamp": "1797940800", "recipient_id": "34622333444",
                "errors": [["code": 1, "title": "t", "error_data": ["details": "d"]]],
            ]
        ]
        let threads: JSON = [["id": "34622333444", "context": ["user_id": "ES.1"], "messages": .array(messages)]]
        let numbers: JSON = ["display_phone_number": "34931234567", "phone_number_id": "771122334455667"]
        let contacts: JSON = [["wa_id": "34622333444", "user_id": "ES.1", "profile": ["name": "n"]]]
        let live: JSON = [
            "metadata": numbers, "contacts": contacts, "messages": .array(messages), "statuses": statuses,
        ]
        let history: JSON = ["metadata": numbers, "history": [["metadata": ["phase": 0], "threads": threads]]]
        let standby: JSON = ["metadata": numbers, "standby": ["message_echoes": .array(messages)]]
        return [
            "object": "whatsapp_business_account",
            "entry": [
                [
                    "id": "1",
                    "changes": [["field": "messages", "value": live], ["field": "history", "value": history]],
                ],
                ["id": "2", "changes": [["field": "standby", "value": standby]]],
            ],
        ]
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `no mutation of a whole body traps`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let whole = Self.body(Self.kinds.enumerated().map { Self.numbered($1, $0) })
        for _ in 0..<150 {
            var body = whole
            for _ in 0..<Int.random(in: 1...6, using: &generator) { body = mutated(body, using: &generator) }
            _ = WhatsAppWebhook.read(try body.encoded())
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `no bytes trap`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let whole = try Self.body(Self.kinds.enumerated().map { Self.numbered($1, $0) }).encoded()
        for _ in 0..<100 {
            var body = whole
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                body[Int.random(in: 0..<body.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = WhatsAppWebhook.read(body.prefix(Int.random(in: 0...body.count, using: &generator)))
        }
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func `a message gone wrong never costs another message, and is itself never lost`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            var messages = Self.kinds.enumerated().map { Self.numbered($1, $0) }
            let victim = Int.random(in: 0..<messages.count, using: &generator)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                messages[victim] = mutated(messages[victim], using: &generator)
            }
            let value = JSON.object([
                "metadata": ["phone_number_id": "771122334455667"], "messages": .array(messages),
            ])
            let body: JSON = ["entry": [["id": "1", "changes": [["field": "messages", "value": value]]]]]
            let read = events(of: try body.encoded())
            let ids = Set(read.messages.map(\.whatsAppID.value))
            for index in messages.indices where index != victim {
                #expect(ids.contains("wamid.M\(index)"))
            }
            let victimIsNull = messages[victim] == .null
            #expect(victimIsNull || read.messages.count + read.unknowns.count >= messages.count)
        }
    }

    @Test func `three megabytes of anything end soon`() {
        let size = 3_000_000
        let bodies = [
            Data(repeating: UInt8(ascii: "["), count: size),
            Data(String(repeating: #"{"a":"#, count: size / 5).utf8),
            Data((#"{"entry":["# + String(repeating: "[],", count: size / 3) + "0]}").utf8),
            change("messages", #""messages":["# + String(repeating: "0,", count: size / 2) + "0]"),
            change("weather", #""note":""# + String(repeating: #"\ud83d"#, count: size / 6) + #"""#),
            change(
                "messages", fromOriol(#""type":"text","text":{"body":"\#(String(repeating: "ü", count: size / 2))"}"#)),
        ]
        for body in bodies { _ = WhatsAppWebhook.read(body) }
        #expect(messages(of: bodies[5]).count == 1)
    }

    @Test func `a million parts that mean nothing are not kept one by one`() {
        let nothings = String(repeating: "{},", count: 40_000) + "{}"
        let good = message(#""type":"text","text":{"body":"Hola"}"#, id: "wamid.Good")
        let read = events(of: change("messages", #""errors":[\#(nothings)],"messages":[\#(nothings),\#(good)]"#))
        #expect(read.messages.count == 1)
        #expect(read.count == 10_002)
        #expect(read.unknowns.last == "body/more than 10000 odd parts")
    }

    @Test func `nesting too deep is told, not crashed on`() {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(WhatsAppWebhook.read(change("messages", #""messages":\#(deep)"#)).problem != nil)
    }
}
