import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/inbox` and the chats in it. Every page is whole without script; with it, parts of the same templates take the
/// place of what they show.
struct InboxRoutes: Sendable {
    static let formLimit = 64 * 1024

    let services: WebServices
    let inbox: Inbox
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.inbox, .get, needs: .work) { request, context in
            let reader = InboxReader(services, inbox, context, InboxQuery(QueryItems(request.uri.query)))
            let (reading, _) = try await reader.read { _, _, _ in () }
            return html(page(reading, thread: nil, chosen: nil), .inbox)
        }
        pages.on(.inboxList, .get, needs: .work) { request, context in
            let reader = InboxReader(services, inbox, context, InboxQuery(QueryItems(request.uri.query)))
            let (reading, _) = try await reader.read { _, _, _ in () }
            return html(InboxListFragment(list: InboxListPart(reading, chosen: nil)), .inboxList)
        }
        pages.on(.inboxUnread, .get, needs: .work) { _, context in
            html(UnreadPart(chats: try await unreadChats(context)), .inboxUnread)
        }
        pages.on(.inboxChat(id: "{id}"), .get, needs: .work) { request, context in
            try await open(try await chat(context), request, context)
        }
        pages.on(.inboxMessages(id: "{id}"), .get, needs: .work) { request, context in
            try await messages(of: try await chat(context), QueryItems(request.uri.query), context)
        }
        addSending(to: pages)
        addTeamwork(to: pages)
        addTemplates(to: pages)
        addReplies(to: pages)
    }

    private func unreadChats(_ context: WebContext) async throws -> Int {
        let viewer = try await inbox.viewer(InboxReading.memberID(context.member))
        let workspace = services.workspace
        return try await services.database.read { connection in
            let numbers = try BusinessNumberTable.all(connection, workspace).map(\.id)
            let seen = numbers.filter { context.member?.sees($0) ?? true }
            return try InboxList.unreadChats(connection, workspace, Set(seen), viewer)
        }
    }

    /// The chat that the address names, if whoever looks may see it.
    func chat(_ context: WebContext) async throws -> ChatID {
        let missing = WebFailure.notFound("No chat of yours is at this address.")
        guard let id = context.parameters.get("id").flatMap({ ChatID(text: $0) }) else { throw missing }
        let workspace = services.workspace
        guard let chat = try await services.database.read({ try ChatTable.find($0, workspace, [id])[id] }) else {
            throw missing
        }
        try context.requireSight(of: chat.number)
        return id
    }

    /// Somebody looks at a chat: who is in it is decided, and what is in it was read.
    private func open(_ id: ChatID, _ request: Request, _ context: WebContext) async throws -> Response {
        _ = try await services.links.open(id)
        let items = QueryItems(request.uri.query)
        let view = ThreadView(items)
        let (reading, thread) = try await read(id, view, InboxQuery(items), request, context)
        // Most who look again find nothing new. The disk takes its time, and so does writing the page.
        async let isMarked: Void =
            thread.hasUnread ? inbox.markRead(id, by: InboxReading.memberID(context.member)) : ()
        let response = page(of: reading, thread, view, request)
        try await isMarked
        return response
    }

    /// The whole page, or with htmx the thread alone.
    func show(
        _ id: ChatID, _ view: ThreadView, _ query: InboxQuery, _ request: Request, _ context: WebContext,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (reading, thread) = try await read(id, view, query, request, context)
        return page(of: reading, thread, view, request, status: status)
    }

    private func read(
        _ id: ChatID, _ view: ThreadView, _ query: InboxQuery, _ request: Request, _ context: WebContext
    ) async throws -> (InboxReading, ThreadReading) {
        let workspace = services.workspace
        let reader = InboxReader(services, inbox, context, query)
        let (reading, found) = try await reader.read(hasList: !request.isFragment) { connection, viewer, reading in
            try ThreadReading.read(connection, workspace, id, view.part, viewer, reading)?
                .answering(view.answers, connection, workspace).offeringReplies(connection, workspace, reading)
        }
        guard var thread = found else { throw WebFailure.notFound("No chat of yours is at this address.") }
        if let text = view.text { thread.draft = ChatDraft(text: text, replyTo: thread.draft.replyTo) }
        return (reading, thread)
    }

    private func page(
        of reading: InboxReading, _ thread: ThreadReading, _ view: ThreadView, _ request: Request,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let composer = ComposerPart(
            reading, thread, key: inbox.formKey(), refusal: view.refusal, isNote: view.isNote)
        let part = ThreadPart(reading, thread, focus: view.focus, focusDay: view.day, composer: composer)
        var response =
            request.isFragment
            ? html(ThreadFragment(thread: part, isPart: true), .inboxThread, status)
            : html(page(reading, thread: part, chosen: thread.chat.chat.id), .inbox, status)
        response.headers[.vary] = "HX-Request"
        return response
    }

    /// What an open page reads again, or what came before.
    private func messages(of id: ChatID, _ items: QueryItems, _ context: WebContext) async throws -> Response {
        let view = ThreadView(items)
        let workspace = services.workspace
        let reader = InboxReader(services, inbox, context, InboxQuery(items))
        let (reading, found) = try await reader.read(hasList: false) { connection, viewer, reading in
            try ThreadReading.read(connection, workspace, id, view.part, viewer, reading)
        }
        guard let thread = found else { throw WebFailure.notFound("No chat of yours is at this address.") }
        let composer = ComposerPart(reading, thread, key: "")
        let part = ThreadPart(reading, thread, focus: nil, composer: composer)
        if case .before = view.part { return html(ThreadFragment(thread: part, isPart: true), .inboxOlder) }
        return html(ThreadFragment(thread: part, isPart: true), .inboxMessages)
    }

    private func page(_ reading: InboxReading, thread: ThreadPart?, chosen: ChatID?) -> InboxPage {
        InboxPage(reading, thread: thread, chosen: chosen, assets: assets, sandboxPage: services.sandboxPage)
    }

    func html(
        _ page: some Sendable, _ name: Templates.Name, _ status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(html: templates.renderRows(page, name), status: status)
    }
}

/// The parts that take the place of others: the same templates as in the whole page.
struct InboxListFragment: Sendable {
    var list: InboxListPart
}

struct ThreadFragment: Sendable {
    var thread: ThreadPart
    var isPart: Bool
    var shell = ShellStandIn()
}

/// Fragments have no shell; their forms ask for what a shell would tell.
struct ShellStandIn: Sendable {
    var csrf = Viewer.current?.formToken
}

/// Which part of a chat is shown, and with what in the composer.
struct ThreadView: Sendable {
    var part = ChatThread.Part.newest
    var focus: MessageID?
    /// The day that is gone to, such as `2026-11-25`.
    var day: String?
    /// The message that is to be answered.
    var answers: WhatsAppMessageID?
    var refusal: ComposerPart.Refusal?
    /// What was typed and not sent.
    var text: String?
    var isNote = false

    init() {}

    init(_ items: QueryItems) {
        if let place = items["before"].flatMap({ ThreadPlace(text: $0) }) {
            part = .before(place)
        } else if let place = items["from"].flatMap({ ThreadPlace(text: $0) }) {
            part = .from(place)
        } else if let message = items["message"].flatMap({ MessageID(text: $0[...]) }) {
            part = .around(message)
            focus = message
        } else if let date = items["day"], let day = LocalDay(date: date) {
            part = .day(day)
            self.day = date
        }
        answers = items["answer"].flatMap { $0.isEmpty ? nil : WhatsAppMessageID($0) }
        isNote = items["mode"] == "note"
    }
}

extension ThreadReading {
    /// - Parameter wanted: instead of what the draft answers.
    func answering(
        _ wanted: WhatsAppMessageID?, _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> ThreadReading {
        var reading = self
        guard let id = wanted ?? draft.replyTo,
            let message = try MessageTable.find(connection, workspace, [id])[id], message.chat == chat.chat.id
        else {
            reading.draft.replyTo = nil
            return reading
        }
        reading.draft.replyTo = id
        reading.answered = message.content
        return reading
    }
}
