import Domain
import Testing

struct SendingBudgetTests {
    private let trouble = SendingTrouble(word: "x", sentence: "Something.")
    private let number = BusinessNumberID("106540352242922")

    private func wish(_ chat: Int64, opening: Bool = false, signal: Bool = false) -> SendingWish {
        SendingWish(
            account: WhatsAppAccountID("1"), portfolio: PortfolioID("2"), number: number, chat: ChatID(chat),
            receiver: .person(PersonID(chat)), isOpening: opening, isSignal: signal)
    }

    /// When each of `count` messages to one customer leaves, asked for as soon as it may.
    private func departures(_ count: Int, _ budget: inout SendingBudget, _ wish: SendingWish) -> [Timestamp] {
        var (now, moments): (Timestamp, [Timestamp]) = (.noon, [])
        while moments.count < count {
            switch budget.ask(wish, now: now) {
            case .now: moments.append(now)
            case .notBefore(let moment, _):
                guard moment > now else { return moments }
                now = moment
            case .never: return moments
            }
        }
        return moments
    }

    @Test func `a customer gets 45 messages at once and then one each six seconds`() {
        var budget = SendingBudget()
        budget.learn(SendingLimits(perSecond: 1_000), of: number)
        let moments = departures(55, &budget, wish(1))
        #expect(moments.prefix(45).allSatisfy { $0 == .noon })
        #expect(moments.dropFirst(45).map { $0 - .noon } == (1...10).map { .seconds(6 * $0) })
    }

    @Test(arguments: 0..<50)
    func `no second holds more than the number may send, and no ten minutes more than the pair may`(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        var budget = SendingBudget()
        budget.learn(SendingLimits(perSecond: 20), of: number)
        var now = Timestamp.noon
        var sent: [(at: Timestamp, chat: Int64)] = []
        for _ in 0..<3_000 {
            now = now + .milliseconds(Int64.random(in: 0...60, using: &random))
            let chat = Int64.random(in: 1...6, using: &random)
            if budget.ask(wish(chat), now: now) == .now { sent.append((now, chat)) }
        }
        for (index, first) in sent.enumerated() {
            let inSecond = sent[index...].prefix { $0.at < first.at + .seconds(1) }
            #expect(inSecond.count <= 20)
        }
        for chat in Int64(1)...6 {
            let count = sent.count { $0.chat == chat }
            #expect(Int64(count) <= 45 + (now - .noon).milliseconds / 6_000 + 1)
        }
    }

    @Test func `the fourth power of patience follows each refusal of the pair, and success ends it`() {
        var budget = SendingBudget()
        var waits: [Duration] = []
        var now = Timestamp.noon
        for _ in 0..<6 {
            #expect(budget.ask(wish(1), now: now) == .now)
            budget.note(.later(trouble, .pair), of: wish(1), now: now)
            guard case .notBefore(let moment, .pairRefused) = budget.ask(wish(1), now: now) else { return }
            waits.append(moment - now)
            now = moment
        }
        #expect(waits == [4, 16, 64, 256, 1_024, 1_024].map { .seconds($0) })
        _ = budget.ask(wish(1), now: now)
        budget.note(.accepted(SendingReceipt(whatsAppID: nil)), of: wish(1), now: now)
        #expect(budget.ask(wish(1), now: now) == .now)
    }

    @Test func `so many customers a day are written to first, and whoever was is free`() {
        var budget = SendingBudget()
        budget.learn(SendingLimits(perSecond: 1_000, openingsPerDay: 3), of: number)
        for chat in Int64(1)...3 { #expect(budget.ask(wish(chat, opening: true), now: .noon) == .now) }
        #expect(
            budget.ask(wish(4, opening: true), now: .noon)
                == .notBefore(.noon + SendingBudget.day, because: .openings(3)))
        #expect(budget.ask(wish(2, opening: true), now: .noon) == .now)
        #expect(budget.ask(wish(5), now: .noon) == .now)
        #expect(budget.ask(wish(4, opening: true), now: .noon + SendingBudget.day) == .now)
    }

    @Test func `a number with red quality opens no more than a new one`() {
        var budget = SendingBudget()
        budget.learn(SendingLimits(perSecond: 1_000, openingsPerDay: nil, isLowQuality: true), of: number)
        for chat in Int64(1)...250 { #expect(budget.ask(wish(chat, opening: true), now: .noon) == .now) }
        #expect(budget.ask(wish(251, opening: true), now: .noon) != .now)
    }

    @Test func `after complaints only customers who wrote are answered, for a day`() {
        var budget = SendingBudget()
        budget.note(
            .refused(SendingTrouble(word: SendingTrouble.complaintsWord, sentence: "Stop.", code: 131048)),
            of: wish(1, opening: true), now: .noon)
        #expect(budget.ask(wish(2, opening: true), now: .noon) == .never(because: .complaints))
        #expect(budget.ask(wish(3), now: .noon) == .now)
        #expect(budget.ask(wish(2, opening: true), now: .noon + SendingBudget.day) == .now)
    }

    @Test func `a pause stops the number, the network stops all, and a new connection ends both`() {
        var budget = SendingBudget()
        budget.note(.later(trouble, .number(.seconds(300))), of: wish(1), now: .noon)
        #expect(
            budget.ask(wish(2, signal: true), now: .noon) == .notBefore(.noon + .seconds(300), because: .pause(trouble))
        )
        budget.forgetPauses()
        #expect(budget.ask(wish(2), now: .noon) == .now)
        var waits: [Int64] = []
        for _ in 0..<8 {
            budget.note(.later(trouble, .network), of: wish(1), now: .noon)
            guard case .notBefore(let moment, _) = budget.ask(wish(2), now: .noon) else { return }
            waits.append((moment - .noon).milliseconds / 1000)
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60])
    }

    @Test func `a clock that is set back neither stops nor frees anything`() {
        var budget = SendingBudget()
        budget.learn(SendingLimits(perSecond: 1_000), of: number)
        _ = departures(45, &budget, wish(1))
        let before = Timestamp.noon - .seconds(3_600)
        #expect(budget.ask(wish(1), now: before) == .notBefore(before + .seconds(6), because: .pairRate))
        #expect(budget.ask(wish(1), now: before + .seconds(6)) == .now)
        #expect(budget.ask(wish(1), now: before + .seconds(6)) != .now)
    }

    @Test func `what left before a restart still counts`() {
        var budget = SendingBudget()
        budget.learn(SendingLimits(perSecond: 1_000), of: number)
        for _ in 0..<45 { budget.restore(wish(1), at: .noon) }
        #expect(budget.ask(wish(1), now: .noon) == .notBefore(.noon + .seconds(6), because: .pairRate))
    }
}
