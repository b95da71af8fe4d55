import Domain
import Testing

struct MailFateTests {
    private let start = Timestamp(seconds: 1_795_255_323)
    private let trouble = MailTrouble(word: "refused", sentence: "The server said no.", isOfServer: true)

    private func mail(_ kind: Mail.Kind = .invitation) -> Mail {
        Mail(
            id: MailID(1), kind: kind, recipient: "a@x.example", author: .liaison, madeAt: start,
            endsAt: start + Mail.triedFor, dueAt: start)
    }

    @Test func `tries are a minute apart, then twice as long, an hour at most, and end`() {
        var (mail, now, waits) = (mail(), start, [Int64]())
        while let due = mail.dueAt {
            now = due
            mail = mail.leaving(at: now).ended(by: .postponed(trouble), at: now)
            if let next = mail.dueAt { waits.append((next - now).milliseconds / 60_000) }
        }
        #expect(waits.prefix(8) == [1, 2, 4, 8, 16, 32, 60, 60] && waits.allSatisfy { $0 <= 60 })
        #expect(mail.state == .failed && now < mail.endsAt && mail.settledAt == now)
        #expect(
            mail.trouble?.sentence
                == "The server said no. It was tried \(waits.count + 1) times and is not tried again.")
    }

    @Test func `silence after the text waits ten minutes at least, a refusal is the end, a test is tried once`() {
        let leaving = mail().leaving(at: start)
        #expect(leaving.dueAt == start + Mail.tryMax && leaving.state == .sending)
        #expect(leaving.ended(by: .unknown(trouble), at: start).dueAt == start + .seconds(600))
        #expect(leaving.ended(by: .refused(trouble), at: start).state == .failed)
        let test = mail(.test).leaving(at: start).ended(by: .postponed(trouble), at: start)
        #expect(test.state == .failed && test.trouble == trouble && test.dueAt == nil)
    }
}
