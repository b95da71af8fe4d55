import Domain
import Foundation
import Testing
import WhatsApp

struct IncomingHistoryTests {
    private let fromBusiness =
        #"""
        {"from":"34931234567","to":"34622333444","id":"wamid.H1","timestamp":"1797940800","type":"text","text":{"body":"Ja està"},"history_context":{"status":"READ"}}
        """#
    private let fromOriol =
        #"""
        {"from":"34622333444","from_user_id":"ES.20481310724416655001","id":"wamid.H2","timestamp":"1797940800","type":"media_placeholder","history_context":{"status":"PLAYED"}}
        """#

    private func history(_ thread: String, _ messages: String...) -> [WhatsAppEvent] {
        let text =
            #"""
            {"metadata":{"phase":1,"chunk_order":3,"progress":55},\#
            "threads":[{\#(thread)"messages":[\#(messages.joined(separator: ","))]}]}
            """#
        return events(of: change("history", #""history":[\#(text)]"#))
    }

    @Test func `a thread tells both sides of a chat with one person`() {
        let thread =
            #"""
            "id":"34622333444","context":{"wa_id":"34622333444","user_id":"ES.20481310724416655001","username":"@oriol.b"},
            """#
        let read = history(thread, fromBusiness, fromOriol)
        let oriol = PersonReference(userID: oriolUser, phone: oriolPhone, username: "@oriol.b")
        #expect(read.messages.map(\.direction) == [.outgoing, .incoming])
        #expect(read.messages.map(\.person) == [oriol, oriol])
        #expect(read.messages.allSatisfy { $0.source == .history })
        #expect(read.messages.last?.content == .mediaPlaceholder)
        #expect(read.messages.map(\.status) == [.read, nil])
        #expect(read.unknowns.isEmpty)
    }

    @Test func `a thread without phone is known by its user id`() {
        let thread = #""context":{"user_id":"ES.20481310724416655001"},"#
        let incoming =
            #"""
            {"from_user_id":"ES.20481310724416655001","id":"wamid.H3","timestamp":"1797940800","type":"text","text":{"body":"Hola"}}
            """#
        let outgoing =
            #"""
            {"from":"34931234567","to_user_id":"ES.20481310724416655001","id":"wamid.H4","timestamp":"1797940800","type":"text","text":{"body":"Bon dia"}}
            """#
        let read = history(thread, incoming, outgoing).messages
        #expect(read.map(\.direction) == [.incoming, .outgoing])
        #expect(read.map(\.person) == Array(repeating: PersonReference(userID: oriolUser), count: 2))
    }

    @Test func `a thread that names nobody leaves it to its messages`() {
        let read = history("", fromBusiness, fromOriol).messages
        #expect(read.map(\.person.phone) == [oriolPhone, oriolPhone])
    }

    @Test func `direction shows even where the business's number is spelled otherwise`() {
        let other = fromBusiness.replacing(#""from":"34931234567""#, with: #""from":"0034931234567""#)
        let toBusiness = fromOriol.replacing(#""from":"#, with: #""to":"+34931234567","from":"#)
        #expect(history("", other, toBusiness).messages.map(\.direction) == [.outgoing, .incoming])
    }

    @Test func `a pending message has no status, a failed one has`() {
        let pending = fromBusiness.replacing("READ", with: "PENDING")
        let failed = fromBusiness.replacing("READ", with: "ERROR")
        #expect(history("", pending, failed).messages.map(\.status) == [nil, .failed])
    }

    @Test func `the files of placeholders follow under the same id`() {
        let image =
            #"{"from":"34622333444","id":"wamid.H2","timestamp":"1797940800","type":"image","image":{"id":"9"}}"#
        let sent =
            #"""
            {"from":"34931234567","to":"34622333444","id":"wamid.H5","timestamp":"1797940800","type":"image","image":{"id":"8"}}
            """#
        let read = messages(of: change("history", #""messages":[\#(image)],"message_echoes":[\#(sent)]"#))
        #expect(read.map(\.source) == [.history, .history])
        #expect(read.map(\.direction) == [.incoming, .outgoing])
        #expect(read.map(\.content.kind) == ["image", "image"])
    }

    @Test func `a chunk tells how far the history is, and an empty last one that it is done`() {
        #expect(
            history("", fromOriol).histories == [
                HistoryShare(number: bakeryNumber, word: .part(phase: 1, chunk: 3, progress: 55))
            ])
        let done = #""history":[{"metadata":{"phase":"2","chunk_order":"7","progress":"100"}}]"#
        #expect(
            events(of: change("history", done)) == [
                .history(HistoryShare(number: bakeryNumber, word: .part(phase: 2, chunk: 7, progress: 100)))
            ])
        let odd = #""history":[{"metadata":{"progress":"much"},"threads":[{"id":"34622333444"}]},{"x":1}]"#
        #expect(
            events(of: change("history", odd)).unknowns == [
                "history/thread without messages", "history/metadata without progress", "history/without threads",
            ])
    }

    @Test func `a refused history says so, also without its envelope`() {
        let refused =
            #""history":[{"errors":[{"code":2593109,"message":"Refused","error_data":{"details":"Sharing is off"}}]}]"#
        let named = HistoryShare(number: bakeryNumber, word: .refused)
        #expect(events(of: change("history", refused)) == [.history(named)])
        #expect(events(of: Data("{\(metadata),\(refused)}".utf8)) == [.history(named)])
        #expect(events(of: Data("{\(refused)}".utf8)) == [.history(HistoryShare(number: nil, word: .refused))])
    }

    @Test func `another error of a history is a problem of the number`() {
        let error = #""history":[{"errors":[{"code":131000,"message":"Oops"}]}]"#
        #expect(
            events(of: change("history", error)) == [.problem(number: bakeryNumber, code: 131000, text: "Oops")])
    }

    @Test func `thousands of messages of one chunk all arrive`() {
        let many = (0..<5000).map { fromOriol.replacing("wamid.H2", with: "wamid.N\($0)") }
        #expect(history("", many.joined(separator: ",")).messages.count == 5000)
    }
}
