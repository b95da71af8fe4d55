import Domain
import Foundation
import Testing

struct IncomingBookContactTests {
    private func sync(_ states: String...) -> [WhatsAppEvent] {
        events(of: change("smb_app_state_sync", #""state_sync":[\#(states.joined(separator: ","))]"#))
    }

    private let added =
        #"""
        {"type":"contact","action":"add","metadata":{"timestamp":"1797940800"},"contact":{"full_name":" Oriol\n Forn ","first_name":"Oriol","phone_number":"+34622333444","user_id":"ES.20481310724416655001"}}
        """#

    @Test func `somebody in the address book is named, dated and of this number`() {
        let expected = BookContact(
            number: bakeryNumber, person: PersonReference(userID: oriolUser, phone: oriolPhone), name: "Oriol Forn",
            isRemoved: false, at: noon)
        #expect(sync(added).bookContacts == [expected])
    }

    @Test func `a removal carries no name, and a person without number goes by the user id`() {
        let removed =
            #"""
            {"type":"contact","action":"remove","metadata":{"timestamp":1797940800},"contact":{"full_name":"","user_id":"ES.20481310724416655001"}}
            """#
        let expected = BookContact(
            number: bakeryNumber, person: PersonReference(userID: oriolUser), name: nil, isRemoved: true, at: noon)
        #expect(sync(removed).bookContacts == [expected])
    }

    @Test(arguments: [
        (#""type":"contact""#, #""type":"label""#, "state/label"), (#""add""#, #""block""#, "state/contact block"),
        (#""action":"add","#, "", "state/contact without action"),
        (#""1797940800""#, "null", "state/contact without timestamp"),
        (
            #""phone_number":"+34622333444","user_id":"ES.20481310724416655001""#, #""lid":"1@lid""#,
            "state/contact without identifier"
        ),
    ])
    func `a state that cannot be read is kept, and its neighbours are read`(
        words: String, replacement: String, name: String
    ) {
        let read = sync(added.replacing(words, with: replacement), added, "7")
        #expect(read.unknowns == [name, "state/not an object"])
        #expect(read.bookContacts.count == 1)
    }
}
