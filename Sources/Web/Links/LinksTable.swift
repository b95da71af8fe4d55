import Domain
import Foundation
import Hummingbird
import Storage
import Sync

/// Each tab of the links page as a CSV file: the whole list, in the columns of the API.
enum LinksTable {
    static func answer(_ tab: LinksTab, _ services: WebServices, _ sight: Sight) async throws -> Response {
        switch tab {
        case .linked: try await whole(linksAPI.endpoints, services, sight, "state=active")
        case .suggestions: try await whole(suggestionsAPI.endpoints, services, sight)
        case .conflicts: try await whole(conflictsAPI.endpoints, services, sight)
        case .unlinked: try await unlinked(services, sight)
        case .blocked: try await whole(blocksAPI.endpoints, services, sight)
        case .preview: try await preview(services, sight)
        }
    }

    /// A list of the API for whoever looks at a page.
    static func whole(
        _ endpoints: [APIEndpoint], _ services: WebServices, _ sight: Sight, _ filter: String? = nil
    ) async throws -> Response {
        guard let table = endpoints.lazy.compactMap(\.table).first else {
            throw WebFailure.notFound("There is no such table.")
        }
        return try await table(
            APIRequest(services: services, query: QueryItems(filter), body: Data(), sight: sight))
    }

    /// Whoever has no contact and is not blocked.
    private static func unlinked(_ services: WebServices, _ sight: Sight) async throws -> Response {
        let (database, workspace) = (services.database, services.workspace)
        @Sendable func part(_ after: PersonID?) async throws -> (text: String, next: PersonID?) {
            let request = PageRequest(after: after, limit: PageParameters.limitMax)
            let part = try await database.read {
                try PersonList.page($0, workspace, PersonList.Filter(isUnlinked: true, sight: sight), request)
            }
            return (part.items.map { personsAPI.fields.csvLine($0).text }.joined(), part.next)
        }
        let first = try await part(nil)
        let head = CSVLine(personsAPI.fields.map(\.property.name)).text
        return Response(csv: "unlinked", TableText(first: head + first.text, next: first.next, page: part))
    }

    /// Everybody, part by part as it is decided.
    private static func preview(_ services: WebServices, _ sight: Sight) async throws -> Response {
        let links = services.links
        @Sendable func part(_ after: PersonID?) async throws -> (text: String, next: PersonID?) {
            let part = try await links.previewPage(sight, after: after, isOpening: false)
            return (part.lines.map { CSVLine($0.cells).text }.joined(), part.next)
        }
        let first = try await part(nil)
        let head = CSVLine(LinkPreview.heading).text
        return Response(csv: "preview", TableText(first: head + first.text, next: first.next, page: part))
    }
}
