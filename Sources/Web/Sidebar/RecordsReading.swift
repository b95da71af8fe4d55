import Domain
import Sync

/// What HubSpot has now of a contact: the only part of the sidebar that waits for HubSpot, asked for once.
struct RecordsReading: Sendable {
    var card: CardPart<RecordCard>
    var pipelines: RecordPipelines

    static func read(
        _ services: WebServices, _ contact: ContactID, _ fields: [CardField]
    ) async throws -> RecordsReading {
        guard let records = services.records else {
            return RecordsReading(card: .failed(.notConnected), pipelines: RecordPipelines())
        }
        let names = fields.map(\.property)
        async let card = CardPart.reading { try await records.card(contact, names) }
        async let pipelines = RecordPipelines.read(records)
        return RecordsReading(card: try await card, pipelines: try await pipelines)
    }
}

/// Where deals and tickets can stand; HubSpot's, an hour old at most.
struct RecordPipelines: Sendable {
    var deals: CardPart<[CRMPipeline]> = .failed(.notConnected)
    var tickets: CardPart<[CRMPipeline]> = .failed(.notConnected)

    static func read(_ records: RecordActions) async throws -> RecordPipelines {
        async let deals = CardPart.reading { try await records.pipelines(.deals, false) }
        async let tickets = CardPart.reading { try await records.pipelines(.tickets, false) }
        return RecordPipelines(deals: try await deals, tickets: try await tickets)
    }

    func of(_ kind: RecordListing.Kind) -> CardPart<[CRMPipeline]>? {
        switch kind {
        case .deals: deals
        case .tickets: tickets
        case .tasks, .notes: nil
        }
    }
}

extension CardPart {
    /// What HubSpot refuses is told in its place.
    static func reading(_ work: @Sendable () async throws -> Value) async throws -> CardPart {
        do {
            return .read(try await work())
        } catch let failure as RecordFailure {
            return .failed(failure)
        }
    }
}
