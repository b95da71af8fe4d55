import Domain
import HTTPTypes
import Hummingbird
import Sync

/// A deal or a ticket goes to another stage, a task to another state, in its place in the list.
struct StageMove: Sendable {
    let desk: SidebarDesk
    let visit: RecordVisit

    func answer() async throws -> Response {
        guard let kind = visit.form["kind"].flatMap({ RecordListing.Kind(rawValue: $0) }),
            let record = visit.form["record"], !record.isEmpty, let place = visit.form["place"]
        else { throw [String: String].incomplete }
        let query = visit.reading.query
        do {
            let item = try await move(kind, record, place)
            guard visit.request.isFragment else {
                return Response(status: .seeOther, headers: [.location: query.wholeLink])
            }
            let page = desk.page(visit.reading, visit.context)
            return desk.html(ItemPage(item, kind, visit.contact, page, query), .sidebarItem)
        } catch let failure as RecordFailure {
            return try await refused(localizedSentence(failure.sentence), kind)
        }
    }

    private func move(_ kind: RecordListing.Kind, _ record: String, _ place: String) async throws -> RecordSection.Item
    {
        let (records, author) = (visit.records, visit.context.author)
        let maker = ItemMaker(
            contact: visit.contact, pipelines: try await RecordPipelines.read(records), scene: visit.scene)
        switch kind {
        case .deals:
            guard let place = PlaceChoice(text: place) else { throw [String: String].incomplete }
            return maker.item(try await records.moveDeal(DealID(record), place.stage, place.pipeline, author))
        case .tickets:
            guard let place = PlaceChoice(text: place) else { throw [String: String].incomplete }
            return maker.item(try await records.moveTicket(TicketID(record), place.stage, place.pipeline, author))
        case .tasks:
            guard let status = CRMTask.Status.known.first(where: { $0.word == place }) else {
                throw [String: String].incomplete
            }
            return maker.item(try await records.setTask(TaskID(record), status, visit.contact, author))
        case .notes: throw [String: String].incomplete
        }
    }

    /// The list as HubSpot has it, so that what is shown is true, with why it was not done.
    private func refused(_ sentence: String, _ kind: RecordListing.Kind) async throws -> Response {
        guard visit.request.isFragment else { return try await desk.refused(visit.request, visit.context, sentence) }
        let section = try await desk.section(
            kind, of: visit.contact, visit.reading, visit.context, refusal: sentence)
        var response = desk.html(section, .sidebarSection, .unprocessableContent)
        response.headers[.hxRetarget] = "#sidebar-\(kind.rawValue)"
        return response
    }
}
