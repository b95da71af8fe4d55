import Domain
import Sandbox
import Storage
import Sync

/// What people decide about links. What is refused, or fails, is not tried again.
extension Simulation {
    private enum RepAct: Sendable {
        case open, link, unlink, unblock, settle, dismiss, create, writePhone, restorePhone
    }

    private static let rep = Author.token("rep")

    func repActs() async throws {
        let act: RepAct = world.dice.choose([
            .open: 20, .link: 25, .unlink: 15, .unblock: 8, .settle: 8, .dismiss: 3, .create: 5, .writePhone: 6,
            .restorePhone: 10,
        ])
        let desk = try await file.read { try RepDesk($0) }
        do {
            try await carryOut(act, desk)
            world.note("rep: \(act)")
        } catch let refusal as LinkRefusal {
            world.note("rep: \(act) is refused: \(refusal.word)")
        } catch let failure as RecordFailure {
            world.note("rep: \(act) fails: \(failure.word)")
        } catch {
            judge(error, of: "rep: \(act)")
        }
        try await checkDecisions()
    }

    private func carryOut(_ act: RepAct, _ desk: RepDesk) async throws {
        let (links, person) = (program.links, world.dice.pick(desk.persons))
        switch act {
        case .open:
            if let chat = world.dice.pick(desk.chats) { _ = try await links.open(chat) }
        case .link:
            guard let person, let contact = world.dice.pick(world.hubSpot.contacts())?.id else { return }
            _ = try await links.link(
                LinkRequest(
                    person: person, contact: ContactID(contact),
                    replaces: world.dice.chance(0.8) ? desk.links[person] : nil,
                    keepsPhone: world.dice.chance(0.3), author: Self.rep))
        case .unlink:
            if let link = world.dice.pick(desk.links.values.sorted()) {
                _ = try await links.unlink(link, author: Self.rep)
            }
        case .unblock:
            if let blocked = world.dice.pick(desk.blocked) { _ = try await links.unblock(blocked, author: Self.rep) }
        case .settle:
            guard let open = world.dice.pick(desk.open) else { return }
            _ = try await links.settle(open.person, as: open.contact, author: Self.rep)
        case .dismiss:
            if let open = world.dice.pick(desk.open) { _ = try await links.dismiss(open.person, author: Self.rep) }
        case .create:
            guard let person else { return }
            let draft = ContactDraft(firstName: "Made", lastName: "of \(person)")
            _ = try await links.createContact(of: person, draft, RecordRequest(author: Self.rep))
        case .writePhone:
            guard let link = world.dice.pick(desk.links.values.sorted()) else { return }
            _ = try await links.writePhone(for: link, author: Self.rep)
        case .restorePhone:
            guard let write = world.dice.pick(desk.writes) else { return }
            _ = try await links.restorePhone(write, author: Self.rep)
        }
    }

    /// What must hold after every single step, for each of these is one transaction.
    func checkDecisions() async throws {
        let broken = try await file.read { connection in
            try Self.questions.compactMap { sentence, sql in
                let count = try connection.row(sql)?.integer("n") ?? 0
                return count == 0 ? nil : "\(count) \(sentence)"
            }
        }
        broken.forEach(violate)
    }

    private static let questions: [(String, SQL)] = [
        (
            "persons are blocked and linked",
            """
            SELECT COUNT(*) AS n FROM link_blocks AS b JOIN links AS l
                ON l.workspace_id = b.workspace_id AND l.person_id = b.person_id AND l.ended_at IS NULL
            """
        ),
        (
            "links or their ends have no entry in the audit, or have two",
            """
            SELECT ABS((SELECT COUNT(*) FROM links) - (SELECT COUNT(*) FROM audit WHERE verb = 'link_made'))
                + ABS((SELECT COUNT(*) FROM links WHERE ended_at IS NOT NULL)
                    - (SELECT COUNT(*) FROM audit WHERE verb = 'link_ended')) AS n
            """
        ),
        (
            "phone writes are settled without an entry in the audit",
            """
            SELECT ABS((SELECT COUNT(*) FROM phone_writes WHERE settled_at IS NOT NULL)
                - (SELECT COUNT(*) FROM audit WHERE verb LIKE 'phone_%')) AS n
            """
        ),
        (
            "linked persons have a verdict",
            """
            SELECT COUNT(*) AS n FROM link_verdicts AS v JOIN links AS l
                ON l.workspace_id = v.workspace_id AND l.person_id = v.person_id AND l.ended_at IS NULL
            """
        ),
    ]
}

/// What a rep sees to decide about.
private struct RepDesk: Sendable {
    var persons: [PersonID]
    var chats: [ChatID]
    var links: [PersonID: LinkID] = [:]
    var blocked: [PersonID]
    var open: [(person: PersonID, contact: ContactID)]
    var writes: [PhoneWriteID]

    init(_ connection: any SQLConnection) throws {
        persons = try connection.rows(
            "SELECT person_id FROM persons WHERE merged_into IS NULL AND is_business = 0 ORDER BY person_id"
        ).map { try $0.id("person_id") }
        chats = try connection.rows("SELECT chat_id FROM chats ORDER BY chat_id").map { try $0.id("chat_id") }
        for row in try connection.rows("SELECT person_id, link_id FROM links WHERE ended_at IS NULL") {
            links[try row.id("person_id")] = try row.id("link_id")
        }
        blocked = try connection.rows("SELECT person_id FROM link_blocks ORDER BY person_id").map {
            try $0.id("person_id")
        }
        open = try connection.rows("SELECT person_id, contact_id FROM link_candidates ORDER BY person_id, contact_id")
            .map { (try $0.id("person_id"), try $0.vendorID("contact_id")) }
        writes = try connection.rows("SELECT write_id FROM phone_writes ORDER BY write_id").map {
            try $0.id("write_id")
        }
    }
}
