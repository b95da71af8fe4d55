import Domain
import Testing

struct IncomingStatusTests {
    private func read(_ statuses: String...) -> [WhatsAppEvent] {
        events(of: change("messages", #""statuses":[\#(statuses.joined(separator: ","))]"#))
    }

    @Test(arguments: MessageStatus.allCases)
    func `each status word is known`(status: MessageStatus) {
        let text =
            #"""
            {"id":"wamid.B1","status":"\#(status.rawValue)","timestamp":"1797940800","recipient_id":"34622333444",\#
            "recipient_user_id":"ES.20481310724416655001"}
            """#
        let expected = ReceivedStatus(
            whatsAppID: WhatsAppMessageID("wamid.B1"), number: bakeryNumber, status: status, at: noon,
            recipient: PersonReference(userID: oriolUser, phone: oriolPhone))
        #expect(read(text) == [.status(expected)])
    }

    @Test func `a failure says why`() {
        let error =
            #"""
            {"code":131026,"title":"Message undeliverable","message":"Message undeliverable","error_data":{"details":"Not delivered"}}
            """#
        let status = read(
            #"{"id":"wamid.B1","status":"failed","timestamp":1797940800,"errors":[\#(error)]}"#
        ).statuses.first
        #expect(status?.errorCode == 131026)
        #expect(status?.errorText == "Message undeliverable: Not delivered")
        #expect(status?.recipient.isAnonymous == true)
    }

    @Test(arguments: ["recipient_participant_id", "participant_recipient_id"])
    func `in a group the receiver is the participant`(key: String) {
        let status = read(
            #"""
            {"id":"wamid.B1","status":"read","timestamp":"1797940800","recipient_type":"group",\#
            "recipient_id":"R3J1cC0x","\#(key)":"34622333444","recipient_participant_user_id":"ES.20481310724416655001"}
            """#
        ).statuses.first
        #expect(status?.recipient == PersonReference(userID: oriolUser, phone: oriolPhone))
    }

    @Test func `a status that cannot be used is kept, and its neighbours arrive`() {
        let good = #"{"id":"wamid.B1","status":"SENT","timestamp":"1797940800"}"#
        let read = read(
            #"{"id":"wamid.B1","status":"teleported","timestamp":"1797940800"}"#, good, "null", "[]",
            #"{"status":"sent","timestamp":"1797940800"}"#, good, #"{"id":"wamid.B1","status":"sent"}"#,
            #"{"id":"wamid.B1","timestamp":"1797940800"}"#)
        #expect(read.statuses.map(\.status) == [.sent, .sent])
        #expect(read.unknowns.count == 5)
        #expect(read.unknowns.first == "status/teleported")
    }
}
