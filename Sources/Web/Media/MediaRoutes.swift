import Domain
import HTTPTypes
import Hummingbird
import Storage

/// `/media/{id}`: the file of a message, for pages and for links on timelines.
struct MediaRoutes: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<WebContext>) {
        router.on(.media(id: "{id}"), .get, needs: .work) { request, context in
            let id = context.parameters.get("id") ?? ""
            try await requireSight(of: id, context)
            return try await Self.answer(services, id: id, QueryItems(request.uri.query), request.headers)
        }
    }

    /// A file is seen by whoever sees its chat; what somebody may not see is told like what is not there.
    private func requireSight(of id: String, _ context: WebContext) async throws {
        if context.sight == .all { return }
        let workspace = services.workspace
        let number = try await services.database.read { connection -> BusinessNumberID? in
            guard let chat = try MediaList.find(connection, workspace, id: id)?.chat else { return nil }
            return try ChatTable.find(connection, workspace, [chat])[chat]?.number
        }
        if let number { try context.requireSight(of: number, "No message with this id has a file.") }
    }

    /// The id is looked up among this workspace's messages; nothing of the request reaches the file system.
    static func answer(
        _ services: WebServices, id: String, _ query: QueryItems, _ headers: HTTPFields
    ) async throws -> Response {
        guard let store = services.media else { throw WebFailure.notFound("This server keeps no files.") }
        let workspace = services.workspace
        guard let item = try await services.database.read({ try MediaList.find($0, workspace, id: id) }) else {
            throw WebFailure.notFound("No message with this id has a file.")
        }
        return try FileAnswer(item: item, store: store, headers: headers, isDownload: query["download"] != nil)
            .response()
    }
}
