import Domain
import Sync

/// What HubSpot calls the fields and stages that entries name by ids. It is kept for an hour; where HubSpot does not
/// tell it now, ids are shown.
struct AuditCatalogue: Sendable {
    var properties: PropertyCatalog?
    var deals: [CRMPipeline] = []
    var tickets: [CRMPipeline] = []

    /// Asks for what the entries need, and for nothing else.
    static func read(_ records: RecordActions?, for entries: [AuditEntry]) async throws -> AuditCatalogue {
        guard let records else { return AuditCatalogue() }
        let verbs = Set(entries.map(\.verb))
        var catalogue = AuditCatalogue()
        if entries.contains(where: AuditValues.namesFields) {
            catalogue.properties = try await CardPart.reading { try await records.properties(false) }.value
        }
        if verbs.contains("deal_moved") {
            catalogue.deals = try await CardPart.reading { try await records.pipelines(.deals, false) }.value ?? []
        }
        if verbs.contains("ticket_moved") {
            catalogue.tickets = try await CardPart.reading { try await records.pipelines(.tickets, false) }.value ?? []
        }
        return catalogue
    }
}
