import Domain
import Foundation
import Mustache

/// What somebody's browser asks for: files and record pages. No token, no limit, no faults.
extension HubSpotSandbox {
    private static let marks = ["/hubfs/", "/filemanager/", "/contacts/"]

    /// Nil where the call is one for the API.
    func visit(_ call: HTTPCall) -> HTTPReply? {
        guard call.method == .get, Self.marks.contains(where: call.url.contains) else { return nil }
        let (path, query) = HubSpotRequest.pathAndQuery(call.url)
        guard path.first == "contacts" else {
            return change { state, now in state.download(path, query, now: now) }
        }
        guard path.count > 1, path[1] == String(options.hubID) else { return noPage }
        switch path.count {
        case 2: return page(change { state, _ in state.contactsPage() }, "records")
        case 5 where path[2] == "record":
            guard let type = HubSpotObjectType(segment: path[3]), let id = Int64(path[4]) else { return noPage }
            let record = change { state, now in state.recordPage(type, id, now: now) }
            return record.map { page($0, "record") } ?? noPage
        default: return noPage
        }
    }

    private var noPage: HTTPReply {
        let view = RecordListPage(
            account: String(options.hubID), title: "There is no such record", sentence: "It may be deleted for good.",
            links: [RecordPage.Link(name: "All contacts", url: "/contacts/\(options.hubID)")])
        return page(view, "records", status: 404)
    }

    private func page(_ view: Any, _ name: String, status: Int = 200) -> HTTPReply {
        let file = ControlTemplates.file("\(name).mustache").map { String(decoding: $0, as: UTF8.self) }
        let template = file.flatMap { try? MustacheTemplate(string: $0) }
        return HTTPReply(
            status: template == nil ? 500 : status,
            headers: [
                "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store",
                "Content-Security-Policy":
                    "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
                "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
            ],
            body: Data((template?.render(view) ?? "The page's template is missing.").utf8))
    }

    /// The style sheets of these pages, which the control page on the other port shares.
    func style(_ name: String) -> HTTPReply? {
        ControlTemplates.file(name).map { bytes in
            HTTPReply(status: 200, headers: ["Content-Type": "text/css; charset=utf-8"], body: bytes)
        }
    }
}
