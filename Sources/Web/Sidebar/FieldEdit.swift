import Domain
import HTTPTypes
import Hummingbird
import Sync

/// One field of the card is saved.
struct FieldEdit: Sendable {
    let desk: SidebarDesk
    let visit: RecordVisit

    func answer() async throws -> Response {
        let property = visit.form["property"] ?? ""
        guard property == CardChoices.ownerProperty || visit.reading.fields.contains(where: { $0.property == property })
        else {
            throw WebFailure.bad("unknown_field", "The card does not have this field (any more). Load the page again.")
        }
        var field = try await saved(property)
        let isRefused = field.problem != nil || field.conflict != nil
        field.isSaved = !isRefused
        let status: HTTPResponse.Status = isRefused ? .unprocessableContent : .ok
        if visit.request.isFragment {
            let page = FieldPage(
                shell: desk.page(visit.reading, visit.context).shell, field: field,
                urls: FieldPage.URLs(properties: visit.reading.query.link(to: .properties)))
            return desk.html(page, .sidebarField, status)
        }
        guard isRefused else {
            return Response(status: .seeOther, headers: [.location: visit.reading.query.wholeLink])
        }
        return try await page(with: field, status)
    }

    private func saved(_ property: String) async throws -> RecordField {
        let (was, scene) = (visit.form["was"] ?? "", visit.scene)
        let definition: PropertyDefinition
        do {
            guard let found = try await self.definition(property) else {
                return refusal(property, was, nil, localized("HubSpot has no such field any more."))
            }
            definition = found
        } catch let failure as RecordFailure {
            return refusal(property, was, nil, localizedSentence(failure.sentence))
        }
        // Somebody keeps what HubSpot has: it is shown, and nothing is written.
        if visit.form["keep"] != nil { return field(property, was, definition) }
        if let lock = scene.lock(definition) { return refusal(property, was, definition, lock) }
        let isRequired = scene.fields.contains { $0.property == property && $0.isRequired }
        let input = FieldInput(visit.form, definition, isRequired: isRequired, scene)
        if let problem = input.problem { return refusal(property, was, definition, problem, typed: input.typed) }
        return try await write(input, property, was, definition)
    }

    private func write(
        _ input: FieldInput, _ property: String, _ was: String, _ definition: PropertyDefinition
    ) async throws -> RecordField {
        do {
            let record = try await visit.records.update(
                ContactEdit(
                    contact: visit.contact, values: [property: input.value], expected: [property: was],
                    author: visit.context.author))
            return field(property, record[property] ?? "", definition)
        } catch RecordFailure.changedMeanwhile(let conflicts) {
            let theirs = conflicts.first { $0.property == property }?.actual ?? ""
            return conflict(input, property, theirs, definition)
        } catch RecordFailure.invalid(let sentence, let problems) {
            let message = problems.first { $0.property == property }?.message ?? sentence
            return refusal(property, was, definition, message, typed: input.typed)
        } catch let failure as RecordFailure {
            return refusal(property, was, definition, localizedSentence(failure.sentence), typed: input.typed)
        }
    }

    private func definition(_ property: String) async throws -> PropertyDefinition? {
        if property == CardChoices.ownerProperty { return RecordField.ownerDefinition }
        return try await visit.records.properties(false)[property]
    }

    private func field(_ property: String, _ value: String, _ definition: PropertyDefinition?) -> RecordField {
        RecordField(
            RecordCard.Field(name: property, value: value.isEmpty ? nil : value, definition: definition),
            of: visit.contact, visit.scene)
    }

    private func refusal(
        _ property: String, _ was: String, _ definition: PropertyDefinition?, _ problem: String, typed: String? = nil
    ) -> RecordField {
        var field = field(property, was, definition)
        if let typed, let definition, field.editor != nil { field.show(definition, typed, visit.scene) }
        field.refuse(problem)
        return field
    }

    /// Both values are shown, and whoever edits chooses: sending the form again writes theirs over knowingly.
    private func conflict(
        _ input: FieldInput, _ property: String, _ theirs: String, _ definition: PropertyDefinition
    ) -> RecordField {
        var field = field(property, theirs, definition)
        // It is what was wanted, whoever wrote it.
        if theirs == input.value { return field }
        field.show(definition, input.value, visit.scene)
        let nothing = localized("nothing")
        field.conflict = RecordField.Conflict(
            name: field.editor?.picker == nil ? "mine" : "value",
            theirs: visit.scene.display(theirs, definition) ?? nothing,
            mine: visit.scene.display(input.value, definition) ?? nothing, value: input.value)
        return field
    }

    /// Without script the whole page is shown, and what was typed stands in its field.
    private func page(with field: RecordField, _ status: HTTPResponse.Status) async throws -> Response {
        var page = desk.page(visit.reading, visit.context)
        page.records = try await desk.records(of: visit.reading, visit.context)
        if page.owner?.property == field.property { page.owner = field }
        if let index = page.records?.fields.firstIndex(where: { $0.property == field.property }) {
            page.records?.fields[index] = field
        }
        return desk.answer(page, visit.request, status: status)
    }
}
