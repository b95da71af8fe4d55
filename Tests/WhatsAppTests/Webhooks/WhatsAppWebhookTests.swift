import Domain
import Foundation
import Testing
import WhatsApp

struct WhatsAppWebhookTests {
    @Test func `a text message arrives whole`() {
        let fields =
            #""from_user_id":"ES.20481310724416655001","type":"text","text":{"body":"Dues barres, si us plau"}"#
        let reading = WhatsAppWebhook.read(change("messages", fromOriol(fields)))
        let person = PersonReference(
            userID: oriolUser, phone: oriolPhone, profileName: "Oriol", username: "@oriol.b")
        let expected = ReceivedMessage(
            whatsAppID: WhatsAppMessageID("wamid.O1"), number: bakeryNumber, direction: .incoming, person: person,
            sentAt: noon, content: .text("Dues barres, si us plau"))
        #expect(reading == WhatsAppReading(news: [WhatsAppNews(account: bakeryAccount, events: [.message(expected)])]))
    }

    @Test func `a reply names the message it answers, which nobody may know`() {
        let fields = #""type":"text","text":{"body":"Sí"},"context":{"from":"34931234567","id":"wamid.B0"}"#
        let message = messages(of: change("messages", fromOriol(fields))).first
        #expect(message?.replyTo == WhatsAppMessageID("wamid.B0"))
        let forwarded = #""type":"text","text":{"body":"Mira"},"context":{"forwarded":true}"#
        #expect(messages(of: change("messages", fromOriol(forwarded))).first?.replyTo == nil)
    }

    @Test func `a group message carries its group`() {
        let fields = #""group_id":"R3J1cC0x","type":"text","text":{"body":"Bon dia"}"#
        let message = messages(of: change("messages", fromOriol(fields))).first
        #expect(message?.group == GroupID("R3J1cC0x"))
        #expect(message?.person.phone == oriolPhone)
    }

    @Test func `every part of a batch is read, in order, by account`() {
        let oriol = changeText(
            "messages", "{\(metadata),\(fromOriol(#""type":"text","text":{"body":"1"}"#))}")
        let many = [
            message(#""type":"text","text":{"body":"2"}"#, id: "wamid.O2"),
            message(#""type":"hologram","hologram":{}"#, id: "wamid.O3"),
            message(#""type":"text","text":{"body":"4"}"#, id: "wamid.O4", from: "34655000111"),
        ].joined(separator: ",")
        let status = #"{"id":"wamid.B1","status":"read","timestamp":1797940805,"recipient_id":"34622333444"}"#
        let mixed = changeText(
            "messages", #"{\#(metadata),"messages":[\#(many)],"statuses":[\#(status)],"errors":[{"code":131016}]}"#)
        let template = changeText("message_template_status_update", #"{"event":"APPROVED"}"#)
        let body = envelope(
            entry("1", oriol, mixed), entry("2", template), entry("1", oriol), #"{"id":"3"}"#, "null")
        let reading = WhatsAppWebhook.read(body)
        #expect(reading.problem == nil)
        #expect(reading.news.map(\.account.value) == ["1", "2", "3"])
        let first = reading.news[0].events
        #expect(first.messages.map(\.whatsAppID.value) == ["wamid.O1", "wamid.O2", "wamid.O3", "wamid.O4", "wamid.O1"])
        #expect(first.statuses.map(\.status) == [.read])
        #expect(first.unknowns == ["message/hologram"])
        #expect(first.contains(.problem(number: bakeryNumber, code: 131016, text: #"{"code":131016}"#)))
        #expect(reading.news[1].events.unknowns == ["message_template_status_update/without template"])
        #expect(reading.news[2].events.unknowns == ["entry/without changes"])
    }

    @Test func `an account's problem is told in words`() {
        let error = #"{"code":131016,"title":"Service overloaded","error_data":{"details":"Try later"}}"#
        let body = change("messages", #""errors":[\#(error)]"#)
        #expect(
            events(of: body)
                == [.problem(number: bakeryNumber, code: 131016, text: "Service overloaded: Try later")])
    }

    @Test func `standby is read one level deeper and marked`() {
        let question = message(#""type":"text","text":{"body":"Hola"}"#, id: "wamid.S1")
        let answer =
            #"{"to":"34622333444","id":"wamid.S2","timestamp":1797940801,"type":"text","text":{"body":"Digui"}}"#
        let inner = #"{"contacts":[\#(oriolContact)],"messages":[\#(question)],"message_echoes":[\#(answer)]}"#
        let read = messages(of: change("standby", #""standby":\#(inner)"#))
        #expect(read.map(\.source) == [.standby, .standby])
        #expect(read.map(\.direction) == [.incoming, .outgoing])
        #expect(read.map(\.person.profileName) == ["Oriol", "Oriol"])
    }

    @Test(arguments: ["user_id_update", "smb_app_state_sync", "calls", "weather"])
    func `a field without a reader or without anything known is kept as it came`(field: String) {
        let body = change(field, #""event":"PARTNER_REMOVED""#)
        guard case .unknown("field", field, let raw)? = events(of: body).first else {
            Issue.record("the field was lost")
            return
        }
        #expect(raw.contains(#""event":"PARTNER_REMOVED""#))
    }

    @Test func `a known field with nothing known in it is kept`() {
        #expect(events(of: change("messages", #""novelty":{"a":1}"#)).unknowns == ["field/messages"])
        #expect(events(of: envelope(entry("1", changeText("messages", "7")))).unknowns == ["field/messages"])
        #expect(events(of: envelope(entry("1", #"{"value":{"a":1}}"#))).unknowns == ["field/without field"])
    }

    @Test(arguments: [
        ("", "not JSON"), ("{", "not JSON"), ("<html>", "not JSON"), ("[]", "not an object"), ("7", "not an object"),
        ("{}", "no entries"), (#"{"object":"page","entry":[{"id":"1"}]}"#, "\"page\""),
    ])
    func `a body that is not WhatsApp's says so`(body: String, words: String) {
        let problem = WhatsAppWebhook.read(Data(body.utf8)).problem
        #expect(problem?.contains(words) == true)
    }

    @Test func `a body about another object is kept`() {
        let reading = WhatsAppWebhook.read(Data(#"{"object":"page","entry":[{"id":"1"}]}"#.utf8))
        #expect(reading.news.flatMap(\.events).unknowns == ["object/page"])
    }

    @Test func `no entries are no problem`() {
        let reading = WhatsAppWebhook.read(Data(#"{"object":"whatsapp_business_account","entry":[]}"#.utf8))
        #expect(reading == WhatsAppReading(news: []))
    }

    @Test func `what is kept of an unknown part is at most 8 KiB, cut between characters`() {
        for padding in 0..<4 {
            let text = String(repeating: "x", count: padding) + String(repeating: "€", count: 5000)
            guard case .unknown(_, _, let raw)? = events(of: change("weather", #""note":"\#(text)""#)).first else {
                Issue.record("the field was lost")
                continue
            }
            #expect((8189...8192).contains(raw.utf8.count))
            #expect(!raw.contains("\u{FFFD}"))
        }
    }
}
