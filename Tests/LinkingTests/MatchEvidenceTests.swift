import Linking
import Testing

struct MatchEvidenceTests {
    @Test func `a fuzzy link says what was read where, both keys, and what would change it`() throws {
        let decision = MatchScene("34611222333", in: "US", "611 222 333").decision
        guard case .link(let evidence, .fuzzy) = decision else { return #expect(decision.outcome == "") }
        #expect(evidence.fit == .national && evidence.rule == "national-form")
        #expect(evidence.personKey?.digits == "34611222333" && evidence.contactKey?.digits == "34611222333")
        #expect(evidence.phone?.text == "611 222 333" && evidence.phone?.property == "phone")
        for part in ["Contact 1", "phone “611 222 333”", "names no country", "ES", "34611222333"] {
            #expect(evidence.reason.contains(part), "\(evidence.reason)")
        }
        #expect(decision.wouldChange?.hasPrefix("With +34 in front it would be certain.") == true)
    }

    @Test func `of two that fit, each would be linked without the other`() {
        let contacts = [
            MatchScene.contact(1, "Ana", "611 222 333"), MatchScene.contact(2, "Ana (Oficina)", "611222333"),
        ]
        let decision = MatchScene("34611222333").with(.guarded, contacts: contacts).decision
        #expect(decision.evidence.map(\.contact) == [1, 2])
        #expect(decision.wouldChange?.contains("If “Ana (Oficina)” had another number, this would be linked.") == true)
    }

    /// Person, default region, text, setting, and a part of what would change the decision.
    @Test(arguments: [
        ("34611222333", nil, "+33 611 222 333", FuzzySetting.guarded, "passes over the +33"),
        ("34611222333", nil, "611 222 333 | +33 1 23 45 67 80", .guarded, "Without “+33 1 23 45 67 80”"),
        ("33611222333", "ES", "611 222 333", .guarded, "agreed with “Contact 1”"),
        ("5491123456789", nil, "+54 11 2345-6789", .guarded, "With +5491123456789"),
        ("34611222333", nil, "611 222 333", .suggest, "Under the setting “guarded”"),
        ("34611222333", nil, "34611222333", .guarded, "With a plus in front"),
        ("34611222333", nil, "+34 611222333", .guarded, "this would be a conflict"),
    ])
    func `what would change the decision is said`(
        waID: String, region: String?, text: String, setting: FuzzySetting, part: String
    ) {
        var scene = MatchScene(waID, in: region).with(setting)
        scene.contacts = [MatchScene.contact(1, "Contact 1", text)]
        #expect(scene.decision.wouldChange?.contains(part) == true, "\(scene.decision.wouldChange ?? "")")
    }

    @Test func `suggestions of one kind have one word`() {
        let one = MatchScene("34611222333", "611 222 333").with(.suggest).decision.evidence[0]
        let other = MatchScene("447700900123", "07700 900123").with(.suggest).decision.evidence[0]
        let third = MatchScene("447700900123", "+33 7700 900123").with(.suggest).decision.evidence[0]
        #expect(one.kind == "national-form/national" && one.kind == other.kind)
        #expect(third.kind == "other-country-code/foreign")
        let alias = MatchScene("5491123456789", "+54 11 2345-6789").decision.evidence[0]
        #expect(alias.kind == "argentina-9/probable")
    }

    @Test func `only a contact that nobody else claims may be settled together with others`() {
        let scene = MatchScene("34611222333", "611 222 333").with(.suggest)
        #expect(scene.decision.evidence.map(\.isSafeForAll) == [true])
        let two = MatchScene("34611222333", "611 222 333", "611222333")
        #expect(two.decision.evidence.map(\.isSafeForAll) == [false, false])
        let shared = [MatchScene.contact(1, "Ana", "611 222 333 | +44 7700 900123", others: ["447700900123"])]
        #expect(scene.with(.suggest, contacts: shared).decision.evidence.map(\.isSafeForAll) == [false])
    }

    @Test func `one person who is in the CRM twice is named as such`() {
        let contacts = [
            MatchScene.contact(1, "Ana Díaz", "+34 611 222 333", email: "ana@example.com"),
            MatchScene.contact(2, "A. D.", "+34 611 222 333", email: " ANA@example.com"),
            MatchScene.contact(3, "Diaz Ana", "+34 611 222 333"),
            MatchScene.contact(4, "Luis", "+34 611 222 333", email: "luis@example.com"),
        ]
        let decision = MatchScene("34611222333").with(.guarded, contacts: contacts).decision
        guard case .conflict(let evidence) = decision else { return #expect(decision.outcome == "") }
        let duplicates = Dictionary(uniqueKeysWithValues: evidence.map { ($0.contact, $0.duplicates.sorted()) })
        #expect(duplicates == [1: [2, 3], 2: [1], 3: [1], 4: []])
        let ana = evidence.first { $0.contact == 1 }?.reason ?? ""
        #expect(ana.contains("looks like the same person twice in HubSpot: “A. D.” has the same e-mail"))
        #expect(ana.contains("“Diaz Ana” has the same name"))
    }

    @Test func `a pair is explained by rule, texts, keys, verdict, others and remedy`() {
        let contacts = [
            MatchScene.contact(1, "Ana", "n/a | 044 55 1234 5678"), MatchScene.contact(2, "Bo", "55 1234 5678"),
        ]
        let scene = MatchScene("5215512345678").with(.guarded, names: ["ana"], contacts: contacts)
        let explanation = scene.explained(1)
        let text = explanation.sentences.joined(separator: "\n")
        for part in [
            "Ana is suggested", "WhatsApp has “5215512345678”, which has the key 525512345678", "shown as “ana”",
            "phone “n/a”", "mobilephone “044 55 1234 5678”", "Rule: national-form+mexico-1; verdict on the text: ",
            "fit: national", "Fits as well: Bo", "The names agree on “ana”", "With +52 in front",
            "If “Bo” had another number",
        ] {
            #expect(text.contains(part), "\(part) in:\n\(text)")
        }
        #expect(explanation.evidence.fit == .national)
        #expect(explanation.sentences.allSatisfy { $0.hasSuffix(".") })
    }

    @Test(arguments: [nil, "US.13491208655302741918", "16505550000", "34611222333"])
    func `every pair has an explanation`(waID: String?) {
        let contacts = [
            MatchScene.contact(1, "Ana", ""), MatchScene.contact(2, "Bo", "2345"),
            MatchScene.contact(3, "Cy", "+34 611 222 334"), MatchScene.contact(4, "Di", "+34 611 222 333"),
        ]
        for setting in FuzzySetting.allCases {
            let scene = MatchScene(waID).with(setting, contacts: contacts)
            for contact in 1...4 {
                let sentences = scene.explained(contact).sentences
                #expect(sentences.count >= 5)
                #expect(sentences.allSatisfy { $0.hasSuffix(".") }, "\(sentences)")
            }
        }
    }
}
