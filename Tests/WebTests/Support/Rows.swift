import Domain
import Foundation
import Linking
import Storage

/// Rows as the pipeline leaves them, put in by plain SQL: what the web side reads, without the pipeline.
struct Rows: Sendable {
    static let workspace = WorkspaceID(1)
    /// Saturday, 21 November 2026, 10:02:03.004 in UTC.
    static let now = Timestamp(milliseconds: 1_795_255_323_004)
    static let number = BusinessNumberID("106540352242922")
    static let secondNumber = BusinessNumberID("106540352242999")

    let database: any SQLDatabase

    func run(_ statements: [SQL]) async throws {
        try await database.write { connection in
            for statement in statements {
                try connection.run(statement)
            }
        }
    }

    func workspaceRow(timeZone: String = "UTC") async throws {
        try await run([
            """
            INSERT INTO workspaces (workspace_id, name, time_zone, granularity)
            VALUES (\(Self.workspace), 'Taller Puig', \(timeZone), 'day')
            """
        ])
    }

    func hubSpot(state: String = "connected", sentence: String = "", isImporting: Bool = false) async throws {
        let finished: Timestamp? = isImporting ? nil : Self.now - .seconds(3590)
        try await run([
            """
            INSERT INTO hubspot_accounts (workspace_id, hub_id, time_zone, ui_domain, sealed_token, state, sentence,
                connected_at, import_started_at, import_finished_at, imported, changes_read_at)
            VALUES (\(Self.workspace), '10203040', 'UTC', 'app-eu1.hubspot.com', \(Data([1])), \(state), \(sentence),
                \(Self.now - .seconds(3600)), \(Self.now - .seconds(3600)), \(finished), 12400,
                \(Self.now - .seconds(60)))
            """
        ])
    }

    func whatsApp(state: String = "connected", sentence: String = "") async throws {
        try await run([
            """
            INSERT INTO whatsapp_accounts (workspace_id, account_id, portfolio_id, name, sealed_token, sealed_app_secret,
                sealed_verify_token, state, sentence, connected_at)
            VALUES (\(Self.workspace), '102290129340398', '506914307656634', 'Taller Puig', \(Data([1])), \(Data([1])),
                \(Data([1])), \(state), \(sentence), \(Self.now - .seconds(3600)))
            """
        ])
    }

    func businessNumber(
        _ id: BusinessNumberID = Self.number, phone: String = "+52 55 1234 0000", name: String = "Support MX"
    ) async throws {
        try await run([
            """
            INSERT INTO business_numbers (workspace_id, number_id, account_id, display_phone, digits, verified_name,
                quality, status)
            VALUES (\(Self.workspace), \(id), '102290129340398', \(phone), \(phone.filter(\.isNumber)), \(name),
                'GREEN',
                'CONNECTED')
            """
        ])
    }

    func owner(_ id: String, _ first: String, _ last: String, isArchived: Bool = false) async throws {
        try await run([
            """
            INSERT INTO owners (workspace_id, owner_id, email, first_name, last_name, user_id, is_archived)
            VALUES (\(Self.workspace), \(id), \(first.lowercased() + "@taller.example"), \(first), \(last), \(id + "0"),
                \(isArchived))
            """
        ])
    }

    func mapping(_ id: Int64, _ number: BusinessNumberID = Self.number, owner: String) async throws {
        try await run([
            """
            INSERT INTO user_mappings (workspace_id, mapping_id, number_id, owner_id, valid_from, author, made_at)
            VALUES (\(Self.workspace), \(id), \(number), \(owner), \(Self.now - .seconds(18 * 86_400)), 'token:admin',
                \(Self.now - .seconds(18 * 86_400)))
            """
        ])
    }

    /// `key` is the canonical form of `phone`, where the two differ.
    func person(_ id: Int64, name: String?, phone: String?, key: String? = nil) async throws {
        try await run([
            """
            INSERT INTO persons (workspace_id, person_id, portfolio_id, user_id, phone, phone_since, phone_key, profile_name,
                created_at, seen_at)
            VALUES (\(Self.workspace), \(id), '506914307656634', \("MX.\(id)"), \(phone), 0, \(key ?? phone), \(name),
                \(Self.now - .seconds(7200)), \(Self.now - .seconds(7200)))
            """
        ])
    }

    func contact(
        _ id: String, first: String?, last: String?, email: String? = nil, phone: String? = nil, key: String? = nil
    ) async throws {
        try await run([
            """
            INSERT INTO contacts (workspace_id, contact_id, first_name, last_name, email, phones, modified_at, seen_at)
            VALUES (\(Self.workspace), \(id), \(first), \(last), \(email), \(phone.map { "phone\t+\($0)" } ?? ""),
                \(Self.now), \(Self.now))
            """
        ])
        guard let phone, let whole = PhoneKey(waID: key ?? phone) else { return }
        let entry = whole.indexEntry
        try await run([
            """
            INSERT INTO contact_numbers (workspace_id, national, code, contact_id, phone_key)
            VALUES (\(Self.workspace), \(entry.national), \(entry.code), \(id), \(whole.digits))
            """
        ])
    }

    func link(_ id: Int64, person: Int64, contact: String, endedAt: Timestamp? = nil) async throws {
        try await run([
            """
            INSERT INTO links (workspace_id, link_id, person_id, contact_id, method, rule, reason, author, made_at,
                ended_at, end_reason)
            VALUES (\(Self.workspace), \(id), \(person), \(contact), 'exact', 'same_number',
                'Both are the full number +52 55 1234 5678.', 'liaison', \(Self.now - .seconds(600)), \(endedAt),
                \(endedAt == nil ? nil : "The contact was deleted."))
            """
        ])
    }

    func conflict(person: Int64, candidates: String = "21;22") async throws {
        try await run([
            """
            INSERT INTO link_verdicts (workspace_id, person_id, verdict, reason, candidates, decided_at)
            VALUES (\(Self.workspace), \(person), 'conflict', 'Two contacts have this full number.', \(candidates),
                \(Self.now - .seconds(300)))
            """
        ])
    }

    func suggestion(person: Int64) async throws {
        try await run([
            """
            INSERT INTO link_verdicts (workspace_id, person_id, verdict, reason, candidates, decided_at)
            VALUES (\(Self.workspace), \(person), 'suggestion', 'One contact has the national number.', '21',
                \(Self.now))
            """
        ])
    }

    func phoneWrite(_ id: Int64, link: Int64, person: Int64, contact: String) async throws {
        let write = PhoneWrite(
            id: PhoneWriteID(id), person: PersonID(person), contact: ContactID(contact), link: LinkID(link),
            change: PhoneChange(property: "phone", before: "07700 900123", after: "+447700900123"),
            author: .token("mara"), state: .written, askedAt: Self.now - .seconds(60), dueAt: nil,
            settledAt: Self.now - .seconds(59))
        try await database.write { try PhoneWriteTable.save($0, Self.workspace, write) }
    }

    func block(person: Int64, contact: String = "21") async throws {
        try await run([
            """
            INSERT INTO link_blocks (workspace_id, person_id, contact_id, author, blocked_at)
            VALUES (\(Self.workspace), \(person), \(contact), 'token:mara', \(Self.now))
            """
        ])
    }

    func chat(_ id: Int64, person: Int64, number: BusinessNumberID = Self.number) async throws {
        try await run([
            """
            INSERT INTO chats (workspace_id, chat_id, number_id, person_id, last_message_at)
            VALUES (\(Self.workspace), \(id), \(number), \(person), \(Self.now))
            """
        ])
    }

    func message(
        _ id: Int64, chat: Int64, _ content: MessageContent, direction: MessageDirection = .incoming,
        at moment: Timestamp = Self.now
    ) async throws {
        let text = String(decoding: try JSONEncoder().encode(content), as: UTF8.self)
        try await run([
            """
            INSERT INTO messages (workspace_id, message_id, wamid, chat_id, direction, source, sent_at, day, kind, content,
                target)
            VALUES (\(Self.workspace), \(id), \("wamid.\(id)"), \(chat), \(direction.rawValue), 'live', \(moment),
                \(LocalCalendar(timeZone: "UTC").day(of: moment).number), \(content.kind), \(text), \(content.target))
            """
        ])
    }

    func status(_ message: Int64, _ status: MessageStatus) async throws {
        try await run([
            """
            INSERT INTO message_statuses (workspace_id, wamid, status, rank, sent_at, read_at)
            VALUES (\(Self.workspace), \("wamid.\(message)"), \(status.rawValue), \(status.rank),
                \(Self.now - .seconds(9)), \(Self.now - .seconds(3)))
            """
        ])
    }

    /// `day` 20778 is 21 November 2026.
    func entry(
        chat: Int64, day: Int64 = 20_778, state: String, sentence: String? = nil, changedAt: Timestamp = Self.now
    ) async throws {
        let written: Timestamp? = state == "settled" ? Self.now : nil
        try await run([
            """
            INSERT INTO timeline_entries (workspace_id, chat_id, entry_group, state, version, changed_at, due_at,
                written_at, failure, sentence, owner_id, owner_reason)
            VALUES (\(Self.workspace), \(chat), \(day), \(state), 1, \(changedAt), \(changedAt), \(written),
                \(sentence == nil ? nil : "refused"), \(sentence), '71', 'The business number was mapped to this user.')
            """
        ])
    }

    func communication(chat: Int64, day: Int64 = 20_778, id: String, contacts: String) async throws {
        try await run([
            """
            INSERT INTO communications (workspace_id, chat_id, entry_group, part, contacts, state, communication_id, hash,
                stamp, sent_at)
            VALUES (\(Self.workspace), \(chat), \(day), 0, \(contacts), 'standing', \(id), 'h', \(Self.now),
                \(Self.now))
            """
        ])
    }

    func intake(
        _ id: Int64, state: String = "done", problem: String? = nil, repeated: Int64 = 0, body: String = "{}",
        at moment: Timestamp = Self.now
    ) async throws {
        try await run([
            """
            INSERT INTO intake (workspace_id, intake_id, source, digest, received_at, repeated, body, state, problem)
            VALUES (\(Self.workspace), \(id), 'whatsapp', \(Data("\(id)".utf8)), \(moment), \(repeated),
                \(Data(body.utf8)), \(state), \(problem))
            """
        ])
    }

    func unknownPart(_ part: String, _ name: String, seen: Int64 = 1, isKnown: Bool = false) async throws {
        try await run([
            """
            INSERT INTO unknown_parts (workspace_id, part, name, seen, first_seen_at, last_seen_at, last_intake_id,
                sample, is_known)
            VALUES (\(Self.workspace), \(part), \(name), \(seen), \(Self.now), \(Self.now - .seconds(40)), 1, '{}',
                \(isKnown))
            """
        ])
    }

    func join(_ id: Int64, person: Int64, absorbed: Int64) async throws {
        try await database.write { connection in
            try PersonJoinTable.insert(
                connection, Self.workspace,
                PersonJoin(
                    id: PersonJoinID(id), person: PersonID(person), absorbed: PersonID(absorbed),
                    reason: "WhatsApp named both as one.", joinedAt: Self.now, before: JoinedBefore()))
        }
    }

    func notice(
        _ subject: AccountNews.Subject, _ topic: String, _ word: String, _ sentence: String,
        level: FailureLevel = .info, needsPerson: Bool = false
    ) async throws {
        try await database.write { connection in
            _ = try NoticeTable.store(
                connection, Self.workspace,
                AccountNotice(
                    account: WhatsAppAccountID("102290129340398"), subject: subject, topic: topic, word: word,
                    sentence: sentence, level: level, needsPerson: needsPerson, toldAt: Self.now - .seconds(90),
                    expiresAt: nil))
        }
    }

    func sharing(_ kind: PhoneSharing.Kind, _ state: PhoneSharing.State, progress: Int64? = nil) async throws {
        try await database.write { connection in
            var sharing = PhoneSharing.planned(kind, of: Self.number, now: Self.now)
            sharing.state = state
            sharing.sentence = state.sentence(kind)
            sharing.progress = progress
            try PhoneSharingTable.save(connection, Self.workspace, sharing)
            guard let progress else { return }
            try PhoneSharingTable.noteChunk(
                connection, Self.workspace, Self.number, phase: 1, chunk: 1, progress: progress)
        }
    }

    func audit(
        _ id: Int64, _ verb: String, _ subject: String, before: String? = nil, after: String? = nil,
        author: String = "liaison",
        at moment: Timestamp = Self.now, reason: String = "Both are the full number +52 55 1234 5678."
    ) async throws {
        try await database.write { connection in
            try AuditTable.add(
                connection, Self.workspace,
                AuditEntry(
                    id: AuditID(id), at: moment, author: Author(text: author), verb: verb, subject: subject,
                    before: before, after: after, reason: reason))
        }
    }
}
