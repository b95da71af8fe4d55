import Domain
import HubSpot
import Storage
import Testing

@testable import Sync

struct UnsureAnswersTests {
    @Test func `what is there stands, what is not is absent`() {
        let answers = answerUnsure([row(1), row(2)], found: [found("91", stamp: 1)])
        #expect(answers.standing.map(\.id) == [CommunicationID("91")])
        #expect(answers.standing.map(\.state) == [.standing])
        #expect(answers.standing.map(\.key) == [row(1).key])
        #expect(answers.absent == [row(2)])
        #expect(answers.doubles.isEmpty)
    }

    @Test func `what is there twice is taken down once`() {
        let answers = answerUnsure(
            [row(1)], found: [found("92", stamp: 1), found("91", stamp: 1), found("91", stamp: 1)])
        #expect(answers.standing.map(\.id) == [CommunicationID("91")])
        #expect(answers.doubles == [CommunicationID("92")])
    }

    @Test func `another contact's communication of the same moment is not ours`() {
        let answers = answerUnsure([row(1)], found: [found("91", contact: "777", stamp: 1)])
        #expect(answers == UnsureAnswers(absent: [row(1)]))
    }

    @Test func `one communication answers for one row`() {
        let answers = answerUnsure([row(1), row(2, stamp: 1)], found: [found("91", stamp: 1)])
        #expect(answers.standing.count == 1)
        #expect(answers.absent.count == 1)
    }

    /// Their contacts are gone, so that their moments alone lead to them.
    @Test func `entries that share a moment do not take each other's communication`() {
        var answers = answerUnsure(
            [row(1), row(2, stamp: 1), row(3, stamp: 1), row(4)], found: [found("91", stamp: 1)])
        let moment = row(1).stamp
        let ids = ["91", "92", "93", "94"].map { CommunicationID($0) }
        answers.settle(answers.absent, found: Dictionary(ids.map { ($0, moment) }) { $1 })
        #expect(answers.standing.map(\.id) == Array(ids.prefix(3)))
        #expect(answers.absent == [row(4)])
        #expect(answers.doubles.isEmpty)
    }

    private func row(_ part: Int64, stamp: Int64? = nil) -> CommunicationTable.Row {
        CommunicationTable.Row(
            key: CommunicationKey(chat: ChatID(7), group: saturday.number, part: part), contacts: [ContactID("501")],
            state: .creating, id: nil, hash: "", stamp: .noon + .milliseconds(stamp ?? part), sentAt: .noon)
    }

    private func found(_ id: String, contact: String = "501", stamp: Int64) -> FoundCommunication {
        FoundCommunication(
            id: CommunicationID(id), contact: ContactID(contact), timestamp: .noon + .milliseconds(stamp), body: "",
            owner: nil)
    }
}
