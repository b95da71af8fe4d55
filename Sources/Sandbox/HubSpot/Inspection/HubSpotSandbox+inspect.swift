import Domain
import Foundation

/// `/_sandbox/...` over HTTP: the Swift API of `HubSpotSandbox+people` and `+inspection` as JSON, for scripts and
/// pages.
///
/// | call | |
/// |---|---|
/// | `GET contacts?after=&limit=` | page of contacts, at most 1,000 |
/// | `POST contacts` `{"properties":{}}` | 201 the new contact |
/// | `GET`, `PATCH`, `DELETE contacts/{id}` | one contact |
/// | `POST contacts/merge` `{"primaryObjectId","objectIdToMerge"}` | the survivor |
/// | `POST contacts/{id}/restore` | out of the recycle bin |
/// | `POST contacts/{id}/forget` | a privacy deletion |
/// | `GET contacts/{id}/timeline` | newest first |
/// | `GET communications?after=&limit=` | page of communications with their associations |
/// | `GET`, `POST owners`; `DELETE owners/{id}` | owners; the last deactivates one |
/// | `GET`, `DELETE calls` | counts of calls; the last sets them to zero |
/// | `GET`, `POST faults` | `FaultOptions` |
/// | `app`, `account`, `webhooks` | see `HubSpotSandbox+inspectApp` |
extension HubSpotSandbox {
    private static let mostPerPage = 1000

    /// Nil where the call is one for HubSpot.
    func inspect(_ call: HTTPCall) -> HTTPReply? {
        guard call.url.contains("/_sandbox") else { return nil }
        let (path, query) = HubSpotRequest.pathAndQuery(call.url)
        guard path.first == "_sandbox" else { return nil }
        let body = (try? JSON(parsing: call.body)) ?? [:]
        let rest = Array(path.dropFirst())
        let reply: HTTPReply? =
            switch rest.first {
            case "contacts": contacts(call.method, Array(rest.dropFirst()), query, body)
            case "communications" where call.method == .get: communicationsPage(query)
            case "owners": owners(call.method, Array(rest.dropFirst()), body)
            case "calls": calls(call.method)
            case "faults": faults(call)
            case "control.css", "record.css": style(rest[0])
            case "app": inspectApp(call.method, Array(rest.dropFirst()), body)
            case "account": inspectAccount(call.method, Array(rest.dropFirst()), body)
            case "webhooks" where call.method == .get: inspectWebhooks()
            default: nil
            }
        return reply ?? .json(404, ["message": "the sandbox has no such page"])
    }

    private func contacts(_ method: HTTPCall.Method, _ path: [String], _ query: QueryItems, _ body: JSON) -> HTTPReply?
    {
        let properties = (body["properties"] ?? [:]).object.compactMapValues(\.string)
        switch (method, path.count) {
        case (.get, 0): return contactsPage(query)
        case (.post, 0): return contact(addContact(properties)).map { .encoded(201, $0) }
        case (.post, 1) where path[0] == "merge":
            let primary = body["primaryObjectId"]?.string ?? ""
            return mergeContacts(primary: primary, merged: body["objectIdToMerge"]?.string ?? "")
                .flatMap { contact($0) }.map { .encoded(200, $0) }
        case (.get, 1): return contact(path[0]).map { .encoded(200, $0) }
        case (.patch, 1):
            guard changeContact(path[0], properties) else { return nil }
            return contact(path[0]).map { .encoded(200, $0) }
        case (.delete, 1): return deleteContact(path[0]) ? .noContent : nil
        case (.post, 2) where path[1] == "restore":
            guard restoreContact(path[0]) else { return nil }
            return contact(path[0]).map { .encoded(200, $0) }
        case (.post, 2) where path[1] == "forget": return deleteContactForPrivacy(path[0]) ? .noContent : nil
        case (.get, 2) where path[1] == "timeline": return .encoded(200, ["results": timeline(of: path[0])])
        default: return nil
        }
    }

    private func contactsPage(_ query: QueryItems) -> HTTPReply {
        let (after, limit) = Self.page(query)
        let page = change { state, _ in state.contacts(from: after, limit: limit) }
        return .encoded(200, InspectionPage(results: page.contacts, after: page.next))
    }

    private func communicationsPage(_ query: QueryItems) -> HTTPReply {
        let (after, limit) = Self.page(query)
        let page = change { state, _ in state.communications(from: after, limit: limit) }
        return .encoded(200, InspectionPage(results: page.communications, after: page.next))
    }

    private static func page(_ query: QueryItems) -> (after: Int64, limit: Int) {
        let limit = query["limit"].flatMap { Int($0) } ?? 100
        return (query["after"].flatMap { Int64($0) } ?? 0, min(max(limit, 1), mostPerPage))
    }

    private func owners(_ method: HTTPCall.Method, _ path: [String], _ body: JSON) -> HTTPReply? {
        switch (method, path.count) {
        case (.get, 0): return .encoded(200, ["results": owners()])
        case (.post, 0):
            guard let email = body["email"]?.text else { return nil }
            let id = addOwner(
                email: email, firstName: body["firstName"]?.string ?? "", lastName: body["lastName"]?.string ?? "")
            return .json(201, ["id": .string(id)])
        case (.delete, 1): return setOwner(path[0], archived: true) ? .noContent : nil
        default: return nil
        }
    }

    private func calls(_ method: HTTPCall.Method) -> HTTPReply? {
        switch method {
        case .get: return .encoded(200, callCounts())
        case .delete:
            resetCallCounts()
            return .noContent
        case .post, .put, .patch: return nil
        }
    }

    private func faults(_ call: HTTPCall) -> HTTPReply? {
        guard call.method == .post else { return call.method == .get ? .encoded(200, faults.options) : nil }
        guard let options = try? JSONDecoder().decode(FaultOptions.self, from: call.body) else {
            return .json(400, ["message": "the body is no set of fault options"])
        }
        faults.set(options)
        return .encoded(200, options)
    }
}

private struct InspectionPage<Item: Encodable>: Encodable {
    let results: [Item]
    let after: Int64?
}

extension HTTPReply {
    fileprivate static func encoded(_ status: Int, _ value: some Encodable) -> HTTPReply {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = (try? encoder.encode(value)) ?? Data()
        return HTTPReply(status: status, headers: ["Content-Type": "application/json;charset=utf-8"], body: body)
    }
}
