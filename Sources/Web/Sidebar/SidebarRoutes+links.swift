import Domain
import HTTPTypes
import Hummingbird
import Sync

/// What is decided about who somebody is.
extension SidebarRoutes {
    func addLinks(to pages: some RouterMethods<WebContext>) {
        on(.links, pages) { person, reading, form, author in
            _ = try await desk.services.links.link(
                LinkRequest(
                    person: person, contact: try form.contactID(), keepsPhone: form["keep_phone"] != nil, author: author
                ))
            return nil
        }
        on(.unlinking, pages) { _, reading, form, author in
            let link: LinkID = try form.rowID("link")
            guard reading.link?.link.id == link else { throw LinkRefusal.unknownLink(link) }
            guard form["restore"] != nil else {
                _ = try await desk.services.links.unlink(link, author: author)
                return localized("Unlinked. Nothing links them by itself any more.")
            }
            _ = try await desk.services.links.unlink(link, restoring: try form.rowID("write"), author: author)
            return localized("Unlinked, and the phone in HubSpot goes back. Nothing links them by itself any more.")
        }
        on(.unblocking, pages) { person, _, _, author in
            _ = try await desk.services.links.unblock(person, author: author)
            return localized("The block is lifted. Liaison looks again who this is.")
        }
        on(.phoneWrite, pages) { _, reading, _, author in
            guard let link = reading.link?.link else { throw LinkRefusal.changedMeanwhile(nil) }
            _ = try await desk.services.links.writePhone(for: link.id, author: author)
            return nil
        }
        pages.on(.sidebarPart(.creation), .post, needs: .changeLinks) { request, context in
            try context.require(.writeRecords)
            return try await create(request, context)
        }
    }

    /// Does it and shows the sidebar as it is then; a refusal is shown there as a sentence.
    private func on(
        _ part: SidebarPart, _ pages: some RouterMethods<WebContext>,
        _ work:
            @escaping @Sendable (PersonID, SidebarReading, [String: String], Author) async throws -> String?
    ) {
        pages.on(.sidebarPart(part), .post, needs: .changeLinks) { request, context in
            let reading = try await desk.reading(request, context)
            let form = try await request.form(upTo: SidebarDesk.formLimit)
            guard let person = reading.person else { throw [String: String].incomplete }
            do {
                let said = try await work(person.id, reading, form, context.author)
                return try await desk.done(request, context, said)
            } catch let refusal as any ExplainedFailure {
                return try await desk.refused(request, context, try await desk.services.words(of: refusal))
            }
        }
    }

    private func create(_ request: Request, _ context: WebContext) async throws -> Response {
        let reading = try await desk.reading(request, context)
        let draft = ByHandPage.Draft(try await request.form(upTo: SidebarDesk.formLimit))
        guard let person = reading.person else { throw [String: String].incomplete }
        do {
            _ = try await desk.services.links.createContact(
                of: person.id, draft.contact, RecordRequest(author: context.author))
            return try await desk.done(request, context, localized("The contact is in HubSpot now, and linked."))
        } catch let refusal as any ExplainedFailure {
            return try await desk.refused(request, context, try await desk.services.words(of: refusal)) { page in
                page.decision?.draft = draft
                page.decision?.isCreating = true
            }
        }
    }
}
