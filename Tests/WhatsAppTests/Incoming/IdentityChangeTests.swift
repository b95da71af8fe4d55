import Domain
import Testing

struct IdentityChangeTests {
    private func read(_ system: String, from: String = #""from":"34622333444","#) -> [WhatsAppEvent] {
        let message = #"{\#(from)"id":"wamid.Y1","timestamp":"1797940800","type":"system","system":\#(system)}"#
        return events(of: change("messages", #""messages":[\#(message)]"#))
    }

    @Test func `a new number is a message of the old identity and a change of identity`() {
        let system =
            #"""
            {"type":"user_changed_number","body":"User Oriol changed from 34622333444 to 34699000222","wa_id":"34699000222","user_id":"ES.NEW","previous_user_id":"ES.OLD"}
            """#
        let read = read(system)
        let old = PersonReference(userID: BusinessScopedUserID("ES.OLD"), phone: oriolPhone)
        let new = PersonReference(userID: BusinessScopedUserID("ES.NEW"), phone: "34699000222")
        #expect(read.count == 1)
        #expect(read.messages.first?.person == old)
        #expect(read.messages.first?.content.kind == "system")
        #expect(read.identityChanges == [IdentityChange(number: bakeryNumber, old: old, new: new, at: noon)])
    }

    @Test func `only user ids may change`() {
        let read = read(#"{"type":"user_changed_user_id","user_id":"ES.NEW","previous_user_id":"ES.OLD"}"#, from: "")
        #expect(read.identityChanges.first?.old == PersonReference(userID: BusinessScopedUserID("ES.OLD")))
        #expect(read.identityChanges.first?.new == PersonReference(userID: BusinessScopedUserID("ES.NEW")))
    }

    @Test func `before it had a field, the old user id stood in the sentence`() {
        let system =
            #"""
            {"type":"user_changed_user_id","body":"User from A to B changed from ES.OLD1 to ES.NEW1","user_id":"ES.NEW1"}
            """#
        #expect(read(system, from: "").identityChanges.first?.old.userID?.value == "ES.OLD1")
    }

    @Test(arguments: [
        "User from ES.EVIL to ES.NEW1 says hello", "User x changed from ES.OLD1 to ES.OTHER",
        "User x changed from 34600000000 to ES.NEW1", "", "from to", "to ES.NEW1",
    ])
    func `a sentence that does not end with the known new identifier proves nothing`(sentence: String) {
        let system = #"{"type":"user_changed_user_id","body":"\#(sentence)","user_id":"ES.NEW1"}"#
        #expect(read(system, from: "").identityChanges.isEmpty)
        #expect(read(system, from: "").unknowns == ["message/without sender"])
    }

    @Test(arguments: [
        #"{"type":"customer_changed_number","new_wa_id":"34699000222","customer":"34622333444"}"#,
        #"""
        {"type":"user_changed_number","new_wa_id":"34699000222","body":"x changed from 34622333444 to 34699000222."}
        """#,
        #"{"type":"customer_changed_number","wa_id":"+34699000222","customer":"34622333444","body":null}"#,
    ])
    func `older spellings are read`(system: String) {
        for from in ["", #""from":"34622333444","#, #""from":"34699000222","#] {
            let change = read(system, from: from).identityChanges.first
            #expect(change?.old == PersonReference(phone: oriolPhone))
            #expect(change?.new == PersonReference(phone: "34699000222"))
        }
    }

    @Test func `a new security code changes no identity`() {
        let system = #"{"type":"customer_identity_changed","body":"Code changed","identity":{"hash":"a1"}}"#
        let read = read(system)
        #expect(read.count == 1)
        #expect(read.messages.first?.content == .system(kind: "customer_identity_changed", text: "Code changed"))
    }

    @Test func `a notice that names no new identity is only a message`() {
        #expect(read(#"{"type":"user_changed_number","body":"Something changed"}"#).identityChanges.isEmpty)
    }
}
