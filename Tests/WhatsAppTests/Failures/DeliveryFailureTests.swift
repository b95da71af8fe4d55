import Domain
import Testing
import WhatsApp

/// What somebody can do about a message that did not arrive.
struct DeliveryFailureTests {
    @Test(
        arguments: [
            (.template, [131047]), (.number, [131026, 131021]),
            (.otherTemplate, [132000, 132001, 132005, 132007, 132012, 132015, 132016]),
            (.account, [190, 131005, 250, 131031, 131042, 133010, 131048, 131064, 131030]),
            (.later(.seconds(4)), [131056]), (.later(.seconds(5)), [130429]), (.later(.seconds(30)), [131000, 1]),
            (.later(.seconds(86_400)), [131049]), (.nothing, [131050, 130472, 131053, 100, 424242]),
        ] as [(FailureRemedy, [Int64])])
    func `each code leads to one way on`(remedy: FailureRemedy, codes: [Int64]) {
        for code in codes {
            #expect(DeliveryFailure(code: code, words: "Words").remedy == remedy, "\(code)")
            let trouble = SendingTrouble(word: "w", sentence: "s", code: code)
            #expect(DeliveryFailure(trouble).remedy == remedy, "\(code)")
        }
        #expect(
            DeliveryFailure(code: nil, words: nil)
                == DeliveryFailure(sentence: "WhatsApp did not say why.", remedy: .nothing))
        #expect(DeliveryFailure(.windowClosed).remedy == .template)
        #expect(DeliveryFailure(.waitedTooLong).remedy == .later(.zero))
    }

    @Test func `nothing goes on by itself once a message is given up`() {
        for code in [1, 4, 130429, 131056, 131057, 131208, 80007] as [Int64] {
            let told = DeliveryFailure(code: code, words: "Words")
            #expect(!told.sentence.contains("Liaison"), "\(told.sentence)")
            #expect(told.told == "Meta: error \(code), Words")
            let sentence = "Given up after 8 tries. \(WhatsAppFailure.explanation(ofCode: code))"
            let trouble = SendingTrouble(word: "retry_later", sentence: sentence, code: code)
            #expect(DeliveryFailure(trouble).sentence == told.sentence && DeliveryFailure(trouble).told == sentence)
        }
    }

    @Test func `a code that nobody knows here is told, for whoever looks it up`() {
        #expect(DeliveryFailure(code: 424242, words: "Words").sentence.hasSuffix("(Meta: error 424242, Words)"))
        #expect(!DeliveryFailure(code: 131026, words: "Words").sentence.contains("131026"))
    }

    @Test func `sending again is offered where it may go better`() {
        let now = Timestamp(seconds: 100_000)
        let (open, closed) = (ServiceWindow(customerWroteAt: now), ServiceWindow(customerWroteAt: nil))
        func allows(_ remedy: FailureRemedy, _ window: ServiceWindow, after seconds: Int64) -> Bool {
            remedy.allowsAgain(failedAt: now - .seconds(seconds), window: window, at: now)
        }
        #expect(allows(.template, open, after: 1) && !allows(.template, closed, after: 1))
        #expect(allows(.later(.seconds(4)), closed, after: 4) && !allows(.later(.seconds(4)), open, after: 3))
        #expect(allows(.number, closed, after: 0) && allows(.account, closed, after: 0))
        #expect(!allows(.otherTemplate, open, after: 9) && !allows(.nothing, open, after: 9))
    }
}
