import Domain
import Sync
import Web

extension RecordActions {
    /// What the web side does with HubSpot's records, as the program does it.
    init(_ records: Records) {
        self.init(
            card: { try await records.card($0, properties: $1) }, list: { try await records.list($0, of: $1) },
            update: { try await records.update($0) },
            create: { try await records.createContact($0, $1) },
            properties: { try await records.properties(isFresh: $0) },
            pipelines: { try await records.pipelines($0, isFresh: $1) },
            openDeal: { try await records.open($0, for: $1, $2) },
            openTicket: { try await records.open($0, for: $1, $2) },
            addTask: { try await records.add($0, for: $1, $2) }, addNote: { try await records.add($0, for: $1, $2) },
            moveDeal: { try await records.move($0, to: $1, of: $2, author: $3) },
            moveTicket: { try await records.move($0, to: $1, of: $2, author: $3) },
            setTask: { try await records.set($0, $1, of: $2, author: $3) })
    }
}
