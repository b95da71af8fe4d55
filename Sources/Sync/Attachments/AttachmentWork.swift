import Domain
import HubSpot
import Storage

/// Makes HubSpot hold the files of linked chats: each uploaded once as a private file, attached to a note of its day at
/// the same contacts. Like the timeline it compares what should be with a ledger of what is, and writes the difference.
struct AttachmentWork: Sendable {
    /// One folder for all, so that HubSpot itself can tell a file that it has.
    static let folder = "/liaison"
    /// An answer that is out may still come: HubSpot itself gives up after 100 seconds.
    static let lookAfter = Duration.seconds(120)
    /// A file that HubSpot's servers stumble over so often is not tried again.
    static let unknownOutcomesMax: Int64 = 8

    let database: any SQLDatabase
    let workspace: WorkspaceID
    let client: HubSpotClient
    let store: FileStore
    /// What a link to the file of a message begins with.
    let links: String?
    let changes: Changes
    let clock: WallClock

    /// Does one thing that is due. Returns when to come again; `nil` = when there is news. Throws `HubSpotFailure` for
    /// what concerns more than one file.
    func step() async throws -> Timestamp? {
        try await follow(await showing())
        try await settleFiles()
        try await lookForNotes()
        let (workspace, now) = (workspace, clock.now)
        guard let entry = try await database.read({ try AttachmentEntryTable.nextDue($0, workspace, now: now) }) else {
            return try await nextDue()
        }
        try await carryOut(entry)
        return clock.now
    }

    private func showing() async throws -> MediaShowing {
        let workspace = workspace
        return try await database.read { try FilesOnTimeline.showing($0, workspace) }
    }

    /// Another setting, or a permission that came or went, shows everywhere.
    private func follow(_ showing: MediaShowing) async throws {
        let workspace = workspace
        let isNews = try await database.read { try MediaSettingsTable.applied($0, workspace) != showing.text }
        guard isNews else { return }
        try await database.write { connection in
            try MediaSettingsTable.setApplied(connection, workspace, showing.text)
            try HubSpotFileTable.forgetRefused(connection, workspace)
            try TimelineWalkTable.start(connection, workspace)
        }
        changes.announce(.timeline)
    }

    private func nextDue() async throws -> Timestamp? {
        let workspace = workspace
        return try await database.read { connection in
            let entry = try AttachmentEntryTable.nextDueAt(connection, workspace)
            let note = try AttachmentNoteTable.oldestUnsure(connection, workspace).map { $0 + Self.lookAfter }
            // Without the permission nothing can be done about files.
            let file =
                try FilesOnTimeline.mayUpload(connection, workspace)
                ? HubSpotFileTable.nextOpen(connection, workspace, lookAfter: Self.lookAfter) : nil
            return [entry, note, file].compactMap(\.self).min()
        }
    }

    private func carryOut(_ entry: AttachmentEntryTable.Due) async throws {
        do {
            var plan = try await plan(entry)
            // What stands at another contact goes at once, whatever else waits.
            for row in plan.archives { try await archive(row) }
            if !plan.uploads.isEmpty {
                for file in plan.uploads { try await upload(file) }
                plan = try await self.plan(entry)
            }
            if plan.isWaiting {
                return try await postpone(
                    entry, "unknown_outcome", "HubSpot did not say whether it took a file. It is looked for first.",
                    due: clock.now + Self.lookAfter)
            }
            for write in plan.creates { try await create(write) }
            for write in plan.updates { try await update(write) }
            try await finish(entry, plan)
        } catch let failure as HubSpotFailure {
            try await postpone(entry, failure)
        }
    }

    private func plan(_ entry: AttachmentEntryTable.Due) async throws -> AttachmentPlan {
        let (workspace, links, now) = (workspace, links, clock.now)
        return try await database.read { connection in
            let day = try ConversationDays(connection, workspace, mediaLinks: links)
                .load(chat: entry.chat, day: LocalDay(number: entry.group))
            return planAttachments(
                day,
                held: try HubSpotFileTable.find(connection, workspace, Set(attachedFiles(of: day).map(\.hash))),
                ledger: try AttachmentNoteTable.ofEntry(connection, workspace, chat: entry.chat, group: entry.group),
                now: now)
        }
    }

    /// Files that the day does not show any more, nor another day, leave HubSpot.
    private func finish(_ entry: AttachmentEntryTable.Due, _ plan: AttachmentPlan) async throws {
        let (workspace, now) = (workspace, clock.now)
        try await database.write { connection in
            let held = try HubSpotFileTable.ofDay(connection, workspace, chat: entry.chat, group: entry.group)
            for var file in held where !plan.wanted.contains(file.hash) {
                let isShown = try HubSpotFileTable.isShown(
                    connection, workspace, file.hash, besides: entry.chat, group: entry.group)
                if isShown { continue }
                file.state = .removing
                file.sentAt = now
                try HubSpotFileTable.save(connection, workspace, file)
            }
            try AttachmentEntryTable.finish(connection, workspace, entry)
        }
    }

    /// What is wrong with one note is tried again ever more rarely, and stops nobody else; what is wrong with the
    /// account or the way to it stops the worker.
    private func postpone(_ entry: AttachmentEntryTable.Due, _ failure: HubSpotFailure) async throws {
        let now = clock.now
        let due = failure.retryAt(now: now, attempt: Int(entry.attempts) + 1)
        let backOff = Duration.seconds(min(3600, 5 << min(entry.attempts, 10)))
        try await postpone(entry, failure.word, failure.sentence, due: due ?? now + backOff)
        if !failure.isOfOneRecord { throw failure }
    }

    private func postpone(
        _ entry: AttachmentEntryTable.Due, _ word: String, _ sentence: String, due: Timestamp
    ) async throws {
        let workspace = workspace
        try await database.write {
            try AttachmentEntryTable.fail($0, workspace, entry, problem: word, sentence: sentence, due: due)
        }
    }
}

extension HubSpotFailure {
    /// Another file or note may go well, this one never will as it is.
    var isOfOneRecord: Bool {
        switch self {
        case .notFound, .conflict, .invalid, .refused, .unreadable: true
        case .missingScopes, .invalidToken, .expiredToken, .waiting, .unknownOutcome, .unreachable: false
        }
    }
}
