import Domain
import Linking

extension LinkCandidate {
    init(_ evidence: ContactEvidence<ContactID>) {
        self.init(
            contact: evidence.contact, name: evidence.name, verdict: evidence.verdict.rawValue,
            fit: evidence.fit?.rawValue, rule: evidence.rule, kind: evidence.kind, property: evidence.phone?.property,
            text: evidence.phone?.text, personKey: evidence.personKey?.digits, contactKey: evidence.contactKey?.digits,
            reason: evidence.reason, wouldChange: evidence.wouldChange, duplicates: evidence.duplicates,
            isSafeForAll: evidence.isSafeForAll)
    }
}
