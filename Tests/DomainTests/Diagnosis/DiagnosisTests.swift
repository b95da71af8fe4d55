import Domain
import Testing

struct DiagnosisTests {
    private static let now = Timestamp(seconds: 1_795_255_323)

    /// A text that stands in HubSpot.
    private static var shown: DiagnosisFacts {
        var facts = DiagnosisFacts(
            now: now, asked: .message(WhatsAppMessageID("wamid.1")),
            hubSpot: DiagnosisFacts.HubSpot(state: ConnectionState(.connected, "HubSpot is connected."), isRead: true),
            intake: DiagnosisFacts.Intake(
                body: DiagnosisFacts.Intake.Body(id: IntakeID(7), receivedAt: now, state: "done", problem: nil),
                waiting: 0, oldestAt: nil, unread: 0, heardAt: now))
        facts.message = DiagnosisFacts.SeenMessage(
            id: WhatsAppMessageID("wamid.1"), chat: ChatID(1), kind: "text", isIncoming: true, sentAt: now, target: nil,
            failure: nil)
        facts.number = DiagnosisFacts.Number(name: "Support MX", mapped: mara, hasMapping: true)
        facts.person = DiagnosisFacts.SeenPerson(
            id: PersonID(1), name: "Ana", phone: "+52 55 1234 5678", isBusiness: false, metAt: now)
        facts.linking.link = Link(
            id: LinkID(1), person: PersonID(1), contact: ContactID("21"), method: .exact, rule: "same_number",
            reason: "Both are the full number.", author: .liaison, madeAt: now)
        facts.entry = DiagnosisFacts.Entry(
            state: "settled", changedAt: now, dueAt: now, writtenAt: now, attempts: 0, sentence: nil, owner: mara,
            ownerReason: "The number was mapped to this user.")
        facts.communications = [
            DiagnosisFacts.Communication(id: CommunicationID("991"), isStanding: true, sentAt: now)
        ]
        return facts
    }

    private static let mara = Owner(
        id: OwnerID("71"), email: nil, firstName: "Mara", lastName: "Voss", userID: nil, isArchived: false)

    @Test func `what is in HubSpot passes every step, and the answer names the communication`() {
        let diagnosis = diagnose(Self.shown)
        #expect(diagnosis.steps.map(\.stage) == DiagnosisStep.Stage.allCases)
        #expect(diagnosis.steps.allSatisfy { $0.state == .passed })
        #expect(diagnosis.outcome == .inHubSpot && diagnosis.halt == nil)
        #expect(diagnosis.sentence == "It is in HubSpot. On the timeline as communication 991.")
    }

    /// Every way to be stopped: where, whether somebody has to act, and a word of the sentence.
    @Test(arguments: Halt.all)
    func `each hindrance stops at its own step, says what to do, and nothing behind it is reached`(halt: Halt) {
        var facts = Self.shown
        halt.hinder(&facts)
        let diagnosis = diagnose(facts)
        #expect(diagnosis.halt?.stage == halt.stage && diagnosis.halt?.state == halt.state, "\(halt.words)")
        #expect(diagnosis.halt?.sentence.contains(halt.words) == true, "\(diagnosis.halt?.sentence ?? "")")
        if halt.state == .stopped {
            #expect(diagnosis.halt?.advice != nil)
            #expect(diagnosis.outcome == .notInHubSpot)
            let behind = diagnosis.steps.drop { $0.stage != halt.stage }.dropFirst()
            #expect(behind.allSatisfy { $0.state == .notReached })
        } else {
            #expect(diagnosis.outcome == .onItsWay)
        }
    }

    struct Halt: Sendable, CustomTestStringConvertible {
        var stage: DiagnosisStep.Stage
        var state: DiagnosisStep.State
        var words: String
        var hinder: @Sendable (inout DiagnosisFacts) -> Void

        var testDescription: String { "\(stage): \(words)" }

        static let all: [Halt] = arriving + linking + showing

        private static let arriving = [
            Halt(stage: .intake, state: .stopped, words: "was not understood") {
                $0.intake.body?.state = "unreadable"
            },
            Halt(stage: .intake, state: .waiting, words: "waits to be read") { $0.intake.body?.state = "waiting" },
            Halt(stage: .intake, state: .stopped, words: "No message with this id") {
                $0.message = nil
                $0.intake.body = nil
            },
            Halt(stage: .message, state: .stopped, words: "has written to no connected number") {
                $0.asked = .person
                $0.message = nil
                $0.intake.body = nil
            },
            Halt(stage: .person, state: .stopped, words: "business number of your own") {
                $0.person?.isBusiness = true
            },
        ]

        private static let linking = [
            Halt(stage: .link, state: .stopped, words: "never connected") {
                $0.linking.link = nil
                $0.hubSpot.state = nil
            },
            Halt(stage: .link, state: .waiting, words: "still being read") {
                $0.linking.link = nil
                $0.hubSpot.isRead = false
            },
            Halt(stage: .link, state: .stopped, words: "said that this person is not contact 21") {
                $0.linking.link = nil
                $0.linking.block = LinkBlock(
                    person: PersonID(1), contact: ContactID("21"), author: .token("mara"), blockedAt: $0.now)
            },
            Halt(stage: .link, state: .stopped, words: "a conflict between") { verdict(.conflict, &$0) },
            Halt(stage: .link, state: .stopped, words: "is suggested") { verdict(.suggestion, &$0) },
            Halt(stage: .link, state: .stopped, words: "Two contacts") { verdict(.none, &$0) },
            Halt(stage: .link, state: .stopped, words: "no contact in HubSpot has this number") {
                $0.linking.link = nil
            },
            Halt(stage: .link, state: .waiting, words: "queued") {
                $0.linking.link = nil
                $0.linking.queuedAt = $0.now
            },
            Halt(stage: .link, state: .stopped, words: "None of the 3 participants") {
                $0.person?.group = DiagnosisFacts.Group(name: "Obra Norte", participants: 3, linked: 0)
            },
        ]

        private static let showing = [
            Halt(stage: .entry, state: .stopped, words: "switched off") { $0.showing.rule = .never },
            Halt(stage: .entry, state: .stopped, words: "taken off timelines") { $0.showing.chat = false },
            Halt(stage: .entry, state: .stopped, words: "no entry") { $0.entry = nil },
            Halt(stage: .entry, state: .stopped, words: "HubSpot refused") { $0.entry?.state = "refused" },
            Halt(stage: .entry, state: .waiting, words: "to be written after 3 tries") {
                $0.entry?.state = "waiting"
                $0.entry?.attempts = 3
            },
            Halt(stage: .entry, state: .stopped, words: "cannot be reached with this connection") {
                $0.entry?.state = "waiting"
                $0.hubSpot.state = ConnectionState(.needsReconnect, "HubSpot refuses the token.")
            },
            Halt(stage: .communication, state: .waiting, words: "did not say whether") {
                $0.communications[0].isStanding = false
            },
            Halt(stage: .communication, state: .stopped, words: "shows nothing") { $0.communications = [] },
        ]

        private static func verdict(_ kind: LinkVerdict.Kind, _ facts: inout DiagnosisFacts) {
            facts.linking.link = nil
            facts.linking.verdict = LinkVerdict(
                person: PersonID(1), kind: kind, reason: "Two contacts have this full number.", decidedAt: facts.now)
        }
    }

    @Test func `an unmapped number and a deactivated user are noted, and stop nothing`() {
        var facts = Self.shown
        facts.number?.hasMapping = false
        facts.number?.mapped = nil
        #expect(diagnose(facts).steps.first { $0.stage == .owner }?.state == .noted)
        facts = Self.shown
        facts.number?.mapped?.isArchived = true
        let owner = diagnose(facts).steps.first { $0.stage == .owner }
        #expect(owner?.state == .noted && owner?.sentence.contains("deactivated") == true)
        #expect(owner?.place == .userMapping)
        #expect(diagnose(facts).outcome == .inHubSpot)
    }

    @Test func `a message of an unknown kind, and one that failed, are noted and shown all the same`() {
        var facts = Self.shown
        facts.message?.kind = "unknown"
        #expect(diagnose(facts).steps[1].state == .noted && diagnose(facts).outcome == .inHubSpot)
        facts = Self.shown
        facts.message?.failure = "The number is not on WhatsApp (131026)."
        #expect(diagnose(facts).steps[1].sentence.contains("131026"))
    }

    @Test(arguments: TimelineShowing.Rule.allCases, [Bool?.none, true, false])
    func `a chat's own word goes before its number's, and that before the workspace's, unless nothing is shown`(
        rule: TimelineShowing.Rule, chat: Bool?
    ) {
        for number in [Bool?.none, true, false] {
            let showing = TimelineShowing(rule: rule, number: number, chat: chat)
            let expected = rule != .never && (chat ?? number ?? (rule == .linked))
            #expect(showing.isShown == expected)
            #expect((showing.hiddenSentence == nil) == expected)
        }
    }
}
