import Domain
import Testing

struct MediaDownloadTests {
    private let came = Timestamp(seconds: 1_795_262_400)
    private let kept = KeptFile(hash: FileHash(bytes: [UInt8](repeating: 1, count: 32))!, size: 9)

    private func fresh(id: String? = "1003383421387256") -> MediaDownload {
        MediaDownload(
            message: MessageID(40), kind: .image, file: MediaFile(mediaID: id, mimeType: "image/jpeg"),
            receivedAt: came, now: came)
    }

    @Test func `a file is due when it comes, and refused at once when nobody says which it is`() {
        #expect(fresh().state == .waiting && fresh().dueAt == came)
        #expect(fresh(id: nil).state == .refused && fresh(id: nil).dueAt == nil)
        #expect(fresh(id: nil).problem?.word == .noID)
    }

    @Test func `what was stored or refused is never tried again`() {
        let begun = fresh().begun(now: came)
        #expect(begun.state == .downloading && begun.attempts == 1)
        for outcome in [MediaOutcome.stored(kept), .refused(.tooLarge(9, limit: 5))] {
            let settled = begun.next(outcome, now: came)
            #expect(!settled.state.isOpen && settled.dueAt == nil && settled.settledAt == came)
        }
        #expect(begun.next(.stored(kept), now: came).file == kept)
    }

    /// Whatever goes wrong, and however often.
    @Test(arguments: [MediaProblem.linkDied, .unknownID, .unreachable("x"), .notTheFile("HTML")])
    func `trouble is tried again, ever more rarely, until the seven days are over, and then said`(
        problem: MediaProblem
    ) throws {
        var (download, now, pauses) = (fresh(), came, [Duration]())
        while let due = download.dueAt {
            #expect(due >= now)
            pauses.append(due - now)
            now = due
            download = download.begun(now: now).next(.failed(problem), now: now)
            try #require(pauses.count < 500)
        }
        #expect(download.state == .gone && download.problem?.word == .expired)
        #expect(download.problem?.sentence.contains(problem.sentence) == true)
        #expect(now == came + MediaDownload.life)
        #expect(pauses.dropLast().sorted() == Array(pauses.dropLast()))
        #expect(pauses.max()! <= .seconds(3960))
    }

    @Test func `a wait that the vendor asks for is kept`() {
        let next = fresh().begun(now: came).next(.failed(.unreachable("busy"), after: .seconds(300)), now: came)
        #expect(next.dueAt == came + .seconds(300))
    }

    @Test func `wrong bytes are given up after a few tries`() {
        var download = fresh()
        while let due = download.dueAt {
            download = download.begun(now: due).next(.failed(.wrongHash), now: due)
        }
        #expect(download.state == .refused && download.attempts == 5)
    }

    @Test func `wrong bytes once after other trouble are tried again`() {
        var download = fresh()
        for _ in 0..<9 {
            download = download.begun(now: came).next(.failed(.linkDied), now: came)
        }
        download = download.begun(now: came).next(.failed(.wrongHash), now: came)
        #expect(download.state == .waiting)
        #expect(download.begun(now: came).next(.failed(.wrongHash), now: came).state == .refused)
    }

    @Test func `a bad token uses up no try, and ends with the seven days too`() {
        let waiting = fresh().begun(now: came).next(.disconnected(MediaProblem(.reconnect, "token")), now: came)
        #expect(waiting.state == .waiting && waiting.attempts == 0 && waiting.dueAt == came)
        let late = came + MediaDownload.life
        let over = waiting.begun(now: late).next(.disconnected(MediaProblem(.reconnect, "token")), now: late)
        #expect(over.state == .gone)
    }

    @Test func `a file that is told of when its days are over is asked for once all the same`() {
        let late = came + .seconds(30 * 86_400)
        let download = MediaDownload(
            message: MessageID(1), kind: .image, file: MediaFile(mediaID: "1"), receivedAt: came, now: late)
        #expect(download.dueAt == late)
        #expect(download.begun(now: late).next(.failed(.unknownID), now: late).state == .gone)
    }

    @Test func `a try that a crash cut off is due again`() {
        let begun = fresh().begun(now: came)
        #expect(begun.dueAt == came + MediaDownload.tryLimit)
    }
}
