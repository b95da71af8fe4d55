import Domain
import HubSpot
import Linking
import Sync
import Testing

@testable import Web

/// Sentences that are made in English beside the pages are known in Spanish.
struct SentenceTests {
    private func book() throws -> SentenceBook { try SentenceBook(of: .spanish) }

    private func expectKnown(_ sentences: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let book = try book()
        for sentence in Set(sentences).sorted() {
            let answer = book.reading(sentence)
            #expect(answer.isKnown, "\(sentence)\n\(answer.text)", sourceLocation: sourceLocation)
        }
    }

    private static let texts = [
        "+34 612 345 678", "612 345 678", "0034612345678", "34612345678", "612-345-678 ext. 12", "", "none", "x",
        "+34 612 345 678 / 91 123 45 67", "612 345 678; +44 7700 900123", "+44 612 345 678", "0612345678",
        "1-800-FLOWERS", "6.12346E+11", "3.4612345678E+10", "0000000", "123456789", "61234****", "ana@example.com",
        "112", "12", "+8 916 123 45 67", "8 916 123-45-67", "https://wa.me/34612345678", "https://wa.me/message/ABC",
        "34612345678@s.whatsapp.net", "120363025246125486@g.us", "1234@lid", "1@newsletter", "US.13491208655302741918",
        "call after 5", "612 345 678 (Ana's. Really; hers)", "15 2345 6789", "+54 9 11 2345 6789", "+54 11 2345 6789",
        "+52 1 55 1234 5678", "+52 55 1234 5678", "+55 11 8765 4321", "+55 11 98765 4321", "11 6765 4321",
        "+39 6 1234 5678", "+39 06 1234 5678", "339 1234567", "+39 0339 1234567", "0549 886123", "+378 886123",
        "+377 44 123 456", "+225 07 12 34 56", "+225 01 07 12 34 56 78", "+229 97 12 34 56", "5123456", "555-0100",
        "00 7 916 123 45 67", "011 34 612 345 678", "+34 (0) 612 345 678", "'+34612345678", "(+34) 612.345.678",
        String(repeating: "9", count: 20), String(repeating: "6", count: 3000),
        "1112223 / 2223334 / 3334445 / 4445556 / 5556667 / 6667778 / 7778889 / 8889990 / 9990001 / 1112224",
    ]
    private static let persons: [String?] = [
        "34612345678", "5215512345678", "5511987654321", "551187654321", "5491123456789", "541123456789",
        "390612345678",
        "393391234567", "378886123", "37744123456", "22507123456", "2250107123456", "22997123456", "79161234567",
        "447700900123", "12025550100", "17", "US.13491208655302741918", nil,
    ]
    private static let regions = ["ES", "MX", "BR", "AR", "IT", "US", "DE", "RU", "CI", "SM", "BJ"]

    /// Every text is compared with several persons, read in several countries.
    @Test func `whatever phones look like, why they fit or not is told in Spanish`() throws {
        let settings: [FuzzySetting] = [.off, .suggest, .guarded, .wide]
        var sentences: [String] = []
        for (index, waID) in Self.persons.enumerated() {
            let name = index.isMultiple(of: 2) ? nil : "Ana. B; C"
            let policy = MatchPolicy(
                defaultRegion: Region(Self.regions[index % Self.regions.count]), fuzzy: settings[index % settings.count]
            )
            let person = MatchPerson(
                waID: waID, profileName: name, addressBookName: index.isMultiple(of: 3) ? "Anita" : nil)
            let candidates = Self.texts.enumerated().map { number, text in
                MatchCandidate(
                    contact: number, name: number.isMultiple(of: 7) ? "Ana. B" : "Contact \(number)", email: "a@b.c",
                    phones: text.isEmpty ? [] : [CandidatePhone(property: "phone", text: text)])
            }
            for candidate in candidates where (candidate.contact + index).isMultiple(of: 4) {
                let others = [candidates[0], candidates[(candidate.contact + 1) % candidates.count]]
                for pair in [
                    explainPair(person, candidate, policy: policy),
                    explainPair(person, candidate, others: others, policy: policy),
                ] {
                    sentences += pair.sentences + [pair.evidence.reason, pair.evidence.wouldChange]
                    sentences += candidate.phones.map { explainText($0, defaultRegion: policy.defaultRegion) }
                }
            }
            let all = explainPerson(person, among: candidates, policy: policy)
            sentences += all.sentences + all.evidence.flatMap { [$0.reason, $0.wouldChange] }
        }
        #expect(Set(sentences).count > 500)
        try expectKnown(sentences)
    }

    @Test func `every refusal about links is known`() throws {
        let link = Link(
            id: LinkID(7), person: PersonID(1), contact: ContactID("21"), method: .manual, rule: "manual",
            reason: "", author: .token("mara"), madeAt: Rows.now)
        var ended = link
        ended.endReason = "mara said that this is not the right contact."
        let refusals: [LinkRefusal] = [
            .unknownPerson(PersonID(1)), .ownNumber(PersonID(1)), .unknownContact(ContactID("21")),
            .linkedAlready(link), .changedMeanwhile(link), .changedMeanwhile(nil), .unknownLink(LinkID(7)),
            .endedAlready(ended), .notBlocked(PersonID(1)), .nothingOpen(PersonID(1)), .noCandidate(ContactID("21")),
            .unknownChat(ChatID(1)), .unknownPhoneWrite(PhoneWriteID(1)),
            .phoneStays("HubSpot has this number already, in “mobile”: 612 345 678"),
        ]
        let block = LinkBlock(
            person: PersonID(1), contact: ContactID("21"), author: .token("mara"), blockedAt: Rows.now)
        try expectKnown(refusals.map(\.sentence) + [block.sentence])
    }

    @Test func `every failure of a read or write in HubSpot is known`() throws {
        let records: [RecordFailure] = [
            .notConnected, .changedMeanwhile([PropertyConflict(property: "phone", expected: nil, actual: "1")]),
            .unsure, .keyTaken, .underway,
        ]
        let calls: [HubSpotFailure] = [
            .invalidToken, .expiredToken, .missingScopes(["crm.objects.contacts.read"]), .missingScopes([]),
            .notFound("gone"), .conflict(existing: ContactID("21"), "Contact already exists."),
            .invalid("bad", problems: []),
            .unknownOutcome("timeout"), .unreachable("refused"), .refused(status: 402, "no"),
            .unreadable("no JSON"),
        ]
        try expectKnown(records.map(\.sentence) + calls.map(\.sentence))
    }

    @Test(arguments: ScopeState.allCases)
    func `the table of permissions speaks Spanish throughout`(state: ScopeState) throws {
        let states = Dictionary(uniqueKeysWithValues: ScopeNeed.all.map { ($0.scope, state) })
        let lines = ScopeLine.lines(states)
        #expect(lines.count == ScopeNeed.all.count)
        try expectKnown(lines.map(\.sentence))
        Language.$current.withValue(.spanish) {
            for line in lines {
                let sentence = HubSpotPage.scope(line).sentence
                #expect(sentence.starts(with: #/Sin |Liaison lo usa |HubSpot no lo dice\. Sin /#), "\(sentence)")
                #expect(!sentence.contains("`"))
            }
        }
    }

    @Test func `every refusal of an address book is known`() throws {
        let refusals: [ContactImportRefusal] = [
            .noAccount, .severalAccounts([WhatsAppAccountID("1"), WhatsAppAccountID("2")]),
            .unknownAccount(WhatsAppAccountID("3")), .unreadable(sentence: "The file is empty."),
        ]
        try expectKnown(refusals.map(\.sentence))
    }

    @Test func `every permission that is missing is told`() throws {
        try expectKnown(Permission.allCases.map { WebFailure.notAllowed($0).message })
        for permission in Permission.allCases {
            let message = WebFailure.notAllowed(permission).message
            #expect(message.contains("can grant it") == Permission.grantable.contains(permission), "\(message)")
        }
        try expectKnown([
            WebFailure.missingToken.message, WebFailure.wrongToken.message, WebFailure.signInNeeded.message,
            WebFailure.tooLarge(limit: 4096).message,
        ])
    }

    @Test(arguments: [
        ("mara linked them by hand.", "mara hizo el vínculo a mano."),
        ("Linked to contact 21 by mara: mara linked them by hand.", "Vinculado con el contacto 21 por mara: mara hizo"),
        ("Nobody on WhatsApp has the number “1; 2. 3”. Type it with", "Nadie en WhatsApp tiene el número «1; 2. 3». "),
        ("This link has ended already. Who knows why.", "Este vínculo ya ha terminado. Who knows why."),
    ])
    func `values stay, and unknown words too`(english: String, start: String) throws {
        #expect(try book().text(english).hasPrefix(start))
    }

    @Test func `a longer shape wins, and a part begins as its sentence does`() throws {
        let book = SentenceBook([
            "{} is {}.": "{} es {}.", "{} is {} of {}.": "{3}: {1} es {2}.", "Because {~}.": "Porque {}.",
            "The sky falls.": "El cielo cae.",
        ])
        #expect(book.text("A is 1 of B.") == "B: A es 1.")
        #expect(book.text("A is 1. B is 2; C is 3.") == "A es 1. B es 2; C es 3.")
        #expect(book.text("Because the sky falls.") == "Porque el cielo cae.")
        #expect(book.text("Because A is 1 of B.\nThe sky falls.") == "Porque B: A es 1.\nEl cielo cae.")
        #expect(book.text("Nothing of that.") == "Nothing of that.")
        #expect(book.text(String(repeating: "A is 1. ", count: 900)).hasPrefix("A is 1."))
    }

    @Test func `English needs no book`() {
        #expect(localizedSentence("mara linked them by hand.") == "mara linked them by hand.")
    }
}
