import Domain
import Foundation
import Synchronization

/// A HubSpot in which contacts are only searched: answers with those that changed since it was told, and counts.
final class SearchStandIn: Sendable {
    private struct State {
        var calls = 0
        var page = SearchStandIn.page([])
    }

    private let state = Mutex(State())

    var exchange: HTTPExchange {
        HTTPExchange { [self] call async throws(HTTPFailure) in
            let page = state.withLock { state in
                state.calls += 1
                defer { state.page = Self.page([]) }
                return state.page
            }
            return HTTPReply(
                status: call.url.hasSuffix("/contacts/search") ? 200 : 404,
                headers: ["Content-Type": "application/json;charset=utf-8"], body: page)
        }
    }

    /// The next search finds that these persons' contacts have their phones now; the one after it finds nothing.
    func tell(of persons: Range<Int>, at moment: Timestamp) {
        let records = persons.map { Self.record($0, at: moment) }
        state.withLock { $0.page = Self.page(records) }
    }

    func takeCalls() -> Int {
        state.withLock { state in
            defer { state.calls = 0 }
            return state.calls
        }
    }

    private static func page(_ records: [String]) -> Data {
        Data("{\"total\":\(records.count),\"results\":[\(records.joined(separator: ","))]}".utf8)
    }

    private static func record(_ person: Int, at moment: Timestamp) -> String {
        let id = FilledWorkspace.contact(of: person)
        return """
            {"id":"\(id)","properties":{"createdate":"2026-01-07T08:15:30.512Z","email":"person\(person)@example.com",\
            "firstname":"Person","hs_merged_object_ids":null,"hs_object_id":"\(id)","hs_whatsapp_phone_number":null,\
            "hubspot_owner_id":null,"lastmodifieddate":"\(moment.milliseconds)","lastname":"\(person)",\
            "mobilephone":null,"phone":"+\(FilledWorkspace.phone(of: person))"},\
            "createdAt":"2026-01-07T08:15:30.512Z","updatedAt":"2026-11-21T09:00:00.000Z","archived":false}
            """
    }
}
