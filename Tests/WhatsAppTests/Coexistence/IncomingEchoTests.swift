import Domain
import Testing

struct IncomingEchoTests {
    private let echo =
        #"""
        {"from":"34931234567","to":"+34622333444","to_user_id":"ES.20481310724416655001","id":"wamid.E1","timestamp":"1797940800","type":"text","text":{"body":"Passi a les 5"}}
        """#

    @Test(arguments: ["smb_message_echoes", "messages"])
    func `what was written on the phone goes to the customer`(field: String) {
        let parts = #""contacts":[\#(oriolContact)],"message_echoes":[\#(echo)]"#
        let message = messages(of: change(field, parts)).first
        #expect(message?.direction == .outgoing)
        #expect(message?.source == .echo)
        #expect(message?.person.phone == oriolPhone)
        #expect(message?.person.profileName == "Oriol")
        #expect(message?.content == .text("Passi a les 5"))
    }

    @Test func `the business's own edits and deletions are read`() {
        let edit =
            #"""
            {"to":"34622333444","id":"wamid.E2","timestamp":"1797940800","type":"edit","edit":{"original_message_id":"wamid.E1","message":{"type":"text","text":{"body":"a les 6"}}}}
            """#
        let revoke =
            #"""
            {"to":"34622333444","id":"wamid.E3","timestamp":"1797940800","type":"revoke","revoke":{"original_message_id":"wamid.E1"}}
            """#
        let read = messages(of: change("smb_message_echoes", #""message_echoes":[\#(edit),\#(revoke)]"#))
        #expect(read.map(\.content.kind) == ["edit", "revoke"])
        #expect(read.allSatisfy { $0.content.target == WhatsAppMessageID("wamid.E1") })
    }
}
