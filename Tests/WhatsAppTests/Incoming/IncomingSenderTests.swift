import Domain
import Testing

struct IncomingSenderTests {
    private let text = #""type":"text","text":{"body":"Hola"}"#

    private func person(contacts: String, _ messages: String...) -> PersonReference? {
        let parts = #""contacts":\#(contacts),"messages":[\#(messages.joined(separator: ","))]"#
        return WhatsAppTests.messages(of: change("messages", parts)).first?.person
    }

    private func written(_ fields: String) -> String {
        #"{\#(fields),"id":"wamid.O1","timestamp":1797940800,\#(text)}"#
    }

    @Test func `a contact is joined by user id before phone`() {
        let contacts =
            #"""
            [{"wa_id":"34622333444","profile":{"name":"Phone"}},{"user_id":"ES.20481310724416655001","profile":{"name":"User"}}]
            """#
        let both = written(#""from":"34622333444","from_user_id":"ES.20481310724416655001""#)
        #expect(person(contacts: contacts, both)?.profileName == "User")
        #expect(person(contacts: contacts, written(#""from":"34622333444""#))?.profileName == "Phone")
    }

    @Test func `a joined contact brings the identifier that stood with it`() {
        let user = written(#""from_user_id":"ES.20481310724416655001""#)
        #expect(person(contacts: "[\(oriolContact)]", user)?.phone == oriolPhone)
        #expect(person(contacts: "[\(oriolContact)]", written(#""from":"34622333444""#))?.userID == oriolUser)
    }

    @Test func `an only contact lends its name but no identifier across objects`() {
        let contact = #"[{"user_id":"ES.20481310724416655001","profile":{"name":"Oriol"}}]"#
        #expect(
            person(contacts: contact, written(#""from":"34622333444""#))
                == PersonReference(phone: oriolPhone, profileName: "Oriol"))
    }

    @Test func `a message that names nobody is the only contact's`() {
        let expected = PersonReference(userID: oriolUser, phone: oriolPhone, profileName: "Oriol", username: "@oriol.b")
        #expect(person(contacts: "[\(oriolContact)]", written(#""from":"""#)) == expected)
    }

    @Test func `an only contact that is somebody else lends nothing to several messages`() {
        let lina = written(#""from":"34655000111""#)
        #expect(
            person(contacts: "[\(oriolContact)]", lina, written(#""from":"34622333444""#))
                == PersonReference(phone: "34655000111"))
    }

    @Test func `a user known by user id only is somebody`() {
        let contact = #"[{"profile":{"name":"Oriol"},"user_id":"ES.20481310724416655001"}]"#
        let message = written(#""from_user_id":"ES.20481310724416655001""#)
        #expect(person(contacts: contact, message) == PersonReference(userID: oriolUser, profileName: "Oriol"))
    }

    @Test func `a phone field with a user id, a plus or a number is understood`() {
        #expect(
            person(contacts: "[]", written(#""from":"ES.20481310724416655001""#)) == PersonReference(userID: oriolUser))
        #expect(person(contacts: "[]", written(#""from":"+34622333444""#)) == PersonReference(phone: oriolPhone))
        #expect(person(contacts: "null", written(#""from":34622333444"#)) == PersonReference(phone: oriolPhone))
    }

    @Test(arguments: [
        #"[{"profile":null,"wa_id":"34622333444"}]"#, #"[{"profile":{"name":""},"wa_id":""}]"#, "[null]", "7", "{}",
    ])
    func `a poor contact takes nothing away`(contacts: String) {
        #expect(person(contacts: contacts, written(#""from":"34622333444""#)) == PersonReference(phone: oriolPhone))
    }

    @Test func `a message without id, time, sender or number is kept, and its neighbours arrive`() {
        let good = message(text, id: "wamid.Good")
        let bad = [
            #"{"from":"34622333444","timestamp":"1797940800",\#(text)}"#,
            #"{"from":"34622333444","id":"","timestamp":"1797940800",\#(text)}"#,
            #"{"from":"34622333444","id":"wamid.X",\#(text)}"#,
            #"{"from":"34622333444","id":"wamid.X","timestamp":"soon",\#(text)}"#,
            #"{"from":"34622333444","id":"wamid.X","timestamp":-5,\#(text)}"#,
            #"{"from":"34622333444","id":"wamid.X","timestamp":9223372036854775807,\#(text)}"#,
            #"{"id":"wamid.X","timestamp":"1797940800",\#(text)}"#,
            #""text""#,
        ]
        let list = bad.joined(separator: ",\(good),") + "," + good
        let read = events(of: change("messages", #""messages":[\#(list)]"#))
        #expect(read.messages.count == bad.count)
        #expect(
            read.unknowns == [
                "message/without id", "message/without id", "message/without timestamp", "message/without timestamp",
                "message/without timestamp", "message/without timestamp", "message/without sender",
                "message/not an object",
            ])
        let unrouted = events(of: envelope(entry("1", changeText("messages", #"{"messages":[\#(good)]}"#))))
        #expect(unrouted.unknowns == ["message/without business number"])
    }
}
