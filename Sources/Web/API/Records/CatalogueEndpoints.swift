import Domain
import HTTPTypes
import Sync

/// `GET /api/v1/properties/contacts`
private let propertiesEndpoint = APIEndpoint(
    method: .get, url: .contactProperties, name: "list_contact_properties",
    summary: "Every field that contacts have in HubSpot, by group, at most an hour old.",
    parameters: [freshParameter], answer: .schema(propertiesSchema), refusals: recordRefusals([]),
    respond: { request in
        let isFresh = try isFresh(request)
        return try await request.withRecords { catalogueFields.json(try await $0.properties(isFresh)) }
    })

private func pipelinesEndpoint(_ kind: PipelineKind) -> APIEndpoint {
    APIEndpoint(
        method: .get, url: .pipelines(kind), name: "list_\(kind.rawValue)_pipelines",
        summary: "The pipelines of \(kind.rawValue) with their stages, at most an hour old.",
        parameters: [freshParameter], answer: .schema(pipelinesSchema), refusals: recordRefusals([]),
        respond: { request in
            let isFresh = try isFresh(request)
            return try await request.withRecords { records in
                let pipelines = try await records.pipelines(kind, isFresh)
                return ["results": .list(pipelines.map { pipelineFields.json($0) })]
            }
        })
}

let catalogueEndpoints = [propertiesEndpoint] + PipelineKind.allCases.map(pipelinesEndpoint)

private let freshParameter = APIParameter(
    name: "fresh", place: .query, type: .flag, meaning: "“true”: ask HubSpot now, whatever is kept.")

private let catalogueFields: [APIField<PropertyCatalog>] = [
    APIField("groups", .list(.object(propertyGroupFields.map(\.property))), "In the order of a page.") {
        .list($0.sections.map { propertyGroupFields.json($0) })
    }
]

private let propertiesSchema = APISchema(name: "PropertyCatalog", properties: catalogueFields.map(\.property))

private let pipelinesSchema = APISchema(
    name: "Pipelines",
    properties: [
        APIProperty(
            name: "results", type: .list(.object(pipelineFields.map(\.property))), meaning: "In their order.",
            canBeNull: false)
    ])

private func isFresh(_ request: APIRequest) throws(WebFailure) -> Bool {
    for item in request.query.items {
        guard item.name == "fresh" else {
            throw .bad("unknown_filter", "“\(item.name)” is no parameter here. It takes: fresh.")
        }
        guard ["true", "false"].contains(item.value) else {
            throw .bad("bad_fresh", "“fresh” is true or false, not “\(item.value)”.")
        }
    }
    return request.query["fresh"] == "true"
}
