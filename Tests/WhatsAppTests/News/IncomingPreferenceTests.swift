import Domain
import Testing

struct IncomingPreferenceTests {
    @Test(arguments: [("stop", MarketingChoice.Word.stopped), ("resume", .resumed)])
    func `a customer's choice about marketing is read with its moment`(value: String, word: MarketingChoice.Word) {
        let choice =
            #"""
            {"wa_id":"34622333444","category":"marketing_messages","value":"\#(value)","timestamp":1797940800}
            """#
        let read = events(
            of: change("user_preferences", #""contacts":[\#(oriolContact)],"user_preferences":[\#(choice)]"#))
        #expect(read.choices.map(\.word) == [word])
        #expect(read.choices.first?.person.userID == oriolUser)
        #expect(read.choices.first?.at == noon)
    }

    @Test func `a choice about something else is kept`() {
        let choices =
            #"""
            [{"wa_id":"34622333444","category":"games","value":"stop","timestamp":1},{"value":"stop","timestamp":1}]
            """#
        let read = events(of: change("user_preferences", #""user_preferences":\#(choices)"#))
        #expect(read.unknowns == ["preference/games", "preference/incomplete"])
    }
}
