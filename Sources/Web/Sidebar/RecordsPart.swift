import Domain
import Sync

/// The contact card and its lists, as HubSpot has them now.
struct RecordsPart: Sendable {
    struct Place: Sendable {
        var name: String
        var detail: String?
    }

    var contact: String
    /// Why nothing of it is known now.
    var problem: String?
    /// Why fields cannot be changed now.
    var fieldsProblem: String?
    var hasFields: Bool
    var fields: [RecordField] = []
    var company: Place?
    var sections: [RecordSection] = []

    init(_ reading: RecordsReading, _ contact: ContactID, _ scene: RecordScene) {
        self.contact = contact.value
        problem = (reading.card.failure?.sentence).map(localizedSentence)
        hasFields = false
        guard let card = reading.card.value else { return }
        fieldsProblem = (card.fieldsProblem?.sentence).map(localizedSentence)
        fields = card.fields.filter { $0.name != CardChoices.ownerProperty }.map {
            RecordField($0, of: contact, scene)
        }
        hasFields = !fields.isEmpty
        company = card.company.value.flatMap { $0 }.map { company in
            let detail = [company.domain, company.city].compactMap(\.self).filter {
                !$0.isEmpty && $0 != company.displayName
            }
            return Place(
                name: company.displayName, detail: detail.isEmpty ? nil : detail.joined(separator: " · "))
        }
        sections = RecordListing.Kind.allCases.map { kind in
            RecordSection(card.listing(kind), contact, reading.pipelines, scene)
        }
    }
}
