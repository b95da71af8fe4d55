public import Domain
import HubSpot

extension Records {
    /// Opens a deal for a contact and returns its id.
    public func open(_ deal: NewDeal, for contact: ContactID, _ request: RecordRequest) async throws -> DealID {
        try await check(deal.owner)
        let place = try await place(.deals, deal.pipeline, deal.stage)
        let contact = try await survivor(of: contact)
        let draft = DealDraft(
            name: deal.name, place: place, amount: deal.amount, closesAt: deal.closesAt, owner: deal.owner,
            links: RecordLinks(contacts: [contact]))
        let creation = Creation(
            verb: "deal_opened", noun: "deal", title: deal.name, contact: contact,
            parts: [
                deal.name, deal.pipeline?.value, deal.stage?.value, deal.amount, deal.closesAt?.description,
                deal.owner?.value,
            ],
            look: { client, since in
                try await client.deals(of: contact, limit: 100).records.first {
                    $0.name == deal.name && $0.createdAt.isSince(since)
                }?.id.value
            },
            make: { client, _ in try await client.createDeal(draft).id.value })
        return DealID(try await carryOut(creation, request))
    }

    /// Opens a ticket for a contact and returns its id.
    public func open(_ ticket: NewTicket, for contact: ContactID, _ request: RecordRequest) async throws -> TicketID {
        try await check(ticket.owner)
        let place = try await place(.tickets, ticket.pipeline, ticket.stage)
        let contact = try await survivor(of: contact)
        let draft = TicketDraft(
            subject: ticket.subject, content: ticket.content, place: place, priority: ticket.priority,
            owner: ticket.owner, links: RecordLinks(contacts: [contact]))
        let creation = Creation(
            verb: "ticket_opened", noun: "ticket", title: ticket.subject, contact: contact,
            parts: [
                ticket.subject, ticket.content, ticket.pipeline?.value, ticket.stage?.value,
                ticket.priority?.rawValue, ticket.owner?.value,
            ],
            look: { client, since in
                try await client.tickets(of: contact, limit: 100).records.first {
                    $0.subject == ticket.subject && $0.createdAt.isSince(since)
                }?.id.value
            },
            make: { client, _ in try await client.createTicket(draft).id.value })
        return TicketID(try await carryOut(creation, request))
    }
}

extension Timestamp? {
    /// A record that does not say when it was made may have been made at any time.
    func isSince(_ moment: Timestamp) -> Bool { self.map { $0 >= moment } ?? true }
}
