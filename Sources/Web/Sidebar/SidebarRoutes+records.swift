import Domain
import HTTPTypes
import Hummingbird
import Sync

/// What is written to HubSpot from the sidebar, each under its own permission, and for the contact that is shown.
extension SidebarRoutes {
    func addRecords(to pages: some RouterMethods<WebContext>) {
        onRecords(.properties, pages) { visit in try await FieldEdit(desk: desk, visit: visit).answer() }
        for kind in RecordListing.Kind.allCases {
            onRecords(kind.part, pages) { visit in
                try await RecordOpening(desk: desk, visit: visit, kind: kind).answer()
            }
        }
        onRecords(.stages, pages) { visit in try await StageMove(desk: desk, visit: visit).answer() }
    }

    private func onRecords(
        _ part: SidebarPart, _ pages: some RouterMethods<WebContext>,
        _ work: @escaping @Sendable (RecordVisit) async throws -> Response
    ) {
        pages.on(.sidebarPart(part), .post, needs: .writeRecords) { request, context in
            let reading = try await desk.reading(request, context)
            let form = try await request.form(upTo: SidebarDesk.formLimit)
            // A page that was left open may be about somebody to whom the person is not linked any more.
            guard let contact = reading.contact, let records = desk.services.records else {
                throw RecordVisit.otherContact
            }
            guard form["contact"] == contact.id.value else { throw RecordVisit.otherContact }
            return try await work(
                RecordVisit(
                    request: request, context: context, reading: reading, form: form, contact: contact.id,
                    records: records))
        }
    }
}

/// Somebody writes something about the contact that the sidebar shows.
struct RecordVisit: Sendable {
    static let otherContact = WebFailure(
        status: .conflict, code: "changed_meanwhile",
        message: "This is linked to another contact by now, so nothing was written. Load the page again.")

    let request: Request
    let context: WebContext
    let reading: SidebarReading
    let form: [String: String]
    let contact: ContactID
    let records: RecordActions

    var scene: RecordScene { RecordScene(reading, context, zone: form["zone"].flatMap(ViewerZone.known)) }
}
