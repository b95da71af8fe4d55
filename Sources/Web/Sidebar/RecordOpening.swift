import Domain
import HTTPTypes
import Hummingbird
import Sync

/// A deal, a ticket, a task or a note is made for the contact that the sidebar shows.
struct RecordOpening: Sendable {
    private static let keyMax = 200

    let desk: SidebarDesk
    let visit: RecordVisit
    let kind: RecordListing.Kind

    func answer() async throws -> Response {
        guard let key = visit.form["key"], !key.isEmpty, key.count <= Self.keyMax else {
            throw [String: String].incomplete
        }
        var input = AdderInput(visit.form, kind, visit.scene)
        input.check(kind, visit.scene)
        guard input.problems.isEmpty else { return try await refused(input, nil, key: nil) }
        do {
            try await make(input, RecordRequest(key: key, author: visit.context.author))
        } catch let failure as RecordFailure {
            return try await refused(failure, &input, key)
        }
        guard visit.request.isFragment else {
            return Response(status: .seeOther, headers: [.location: visit.reading.query.wholeLink])
        }
        let section = try await desk.section(kind, of: visit.contact, visit.reading, visit.context, said: said)
        return desk.html(section, .sidebarSection)
    }

    private func make(_ input: AdderInput, _ request: RecordRequest) async throws {
        let (records, contact) = (visit.records, visit.contact)
        let place = PlaceChoice(text: input["place"])
        switch kind {
        case .deals:
            let day = input.text("closes").flatMap { LocalDay(date: $0) }
            let deal = NewDeal(
                name: input["name"], pipeline: place?.pipeline, stage: place?.stage, amount: input.text("amount"),
                closesAt: day.map(visit.scene.middle), owner: input.owner)
            _ = try await records.openDeal(deal, contact, request)
        case .tickets:
            let ticket = NewTicket(
                subject: input["subject"], content: input.text("content"), pipeline: place?.pipeline,
                stage: place?.stage, priority: input.text("priority").flatMap { RecordPriority(rawValue: $0) },
                owner: input.owner)
            _ = try await records.openTicket(ticket, contact, request)
        case .tasks:
            guard let dueAt = visit.scene.moment(input["due"]) else { return }
            let task = NewTask(
                subject: input["subject"], body: input.text("body").map(HTMLText.html), dueAt: dueAt,
                owner: input.owner)
            _ = try await records.addTask(task, contact, request)
        case .notes:
            let note = NewNote(body: HTMLText.html(input["body"]), owner: visit.scene.member)
            _ = try await records.addNote(note, contact, request)
        }
    }

    private func refused(_ failure: RecordFailure, _ input: inout AdderInput, _ key: String) async throws -> Response {
        switch failure {
        case .invalid(let sentence, let problems):
            let others = input.refuse(problems).map { problem in
                problem.property.isEmpty ? problem.message : "\(problem.property): \(problem.message)"
            }
            let said = input.problems.isEmpty && others.isEmpty ? sentence : others.joined(separator: " ")
            return try await refused(input, said.isEmpty ? nil : said, key: nil)
        case .keyTaken:
            let sentence = localized(
                "The form was changed after a first try that may have gone through. Look at the list first."
            )
            return try await refused(input, sentence, key: nil)
        case .unsure:
            let sentence = localized(
                "HubSpot did not say whether it was made. Send it again: it is looked for first."
            )
            return try await refused(input, sentence, key: key)
        case .notNow, .underway: return try await refused(input, localizedSentence(failure.sentence), key: key)
        case .notConnected, .notFound, .exists, .changedMeanwhile, .lacksPermission, .needsReconnect, .refused:
            return try await refused(input, localizedSentence(failure.sentence), key: nil)
        }
    }

    /// The form again, with what was filled in. The key stays where the first try may still be carried out.
    private func refused(_ input: AdderInput, _ problem: String?, key: String?) async throws -> Response {
        let pipelines = try await RecordPipelines.read(visit.records)
        var adder = RecordAdder(kind, visit.contact, pipelines, visit.scene, input)
        adder.isOpen = true
        adder.problem = problem
        if let key { adder.key = key }
        var page = desk.page(visit.reading, visit.context)
        guard visit.request.isFragment else {
            page.records = try await desk.records(of: visit.reading, visit.context)
            if let index = page.records?.sections.firstIndex(where: { $0.kind == kind.rawValue }) {
                page.records?.sections[index].adder = adder
            }
            return desk.answer(page, visit.request, status: .unprocessableContent)
        }
        let alone = AdderPage(shell: page.shell, kind: kind.rawValue, adder: adder)
        var response = desk.html(alone, .sidebarAdder, .unprocessableContent)
        response.headers[.hxRetarget] = "#adder-\(kind.rawValue)"
        return response
    }

    private var said: String {
        switch kind {
        case .deals: localized("The deal is in HubSpot.")
        case .tickets: localized("The ticket is in HubSpot.")
        case .tasks: localized("The task is in HubSpot.")
        case .notes: localized("The note is in HubSpot.")
        }
    }
}
