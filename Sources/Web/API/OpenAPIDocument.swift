import HTTPTypes

/// The API's description (OpenAPI 3.1), made from the table the routes are made from.
enum OpenAPIDocument {
    static func make(publicURL: String) -> JSONText {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Liaison", "version": "1",
                "description":
                    """
                WhatsApp conversations in HubSpot: what came in, who it is, what HubSpot shows. Ids are text, times \
                are ISO 8601 in UTC. Lists are read in pages by key. A token belongs to no member: it sees the chats \
                of every number, and may do all that is described here.
                """,
            ],
            "servers": [["url": .text(publicURL)]],
            "security": [["token": []]],
            "paths": paths(),
            "components": [
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
                "schemas": .object(APITable.schemas.flatMap(schemas) + namedSchemas + [errorSchema]),
            ],
        ]
    }

    private static func paths() -> JSONText {
        var operations: [(path: String, fields: [JSONText.Field])] = []
        for endpoint in APITable.endpoints {
            let field = JSONText.Field(name: endpoint.method.rawValue.lowercased(), value: operation(endpoint))
            if let index = operations.firstIndex(where: { $0.path == endpoint.url.path }) {
                operations[index].fields.append(field)
            } else {
                operations.append((endpoint.url.path, [field]))
            }
        }
        return .object(operations.map { JSONText.Field(name: $0.path, value: .object($0.fields)) })
    }

    private static func operation(_ endpoint: APIEndpoint) -> JSONText {
        var fields: [JSONText.Field] = [
            .init(name: "operationId", value: .text(endpoint.name)),
            .init(name: "summary", value: .text(endpoint.summary)),
        ]
        if !endpoint.needsToken { fields.append(.init(name: "security", value: [])) }
        if !endpoint.parameters.isEmpty {
            fields.append(.init(name: "parameters", value: .list(endpoint.parameters.map(parameter))))
        }
        if let body = endpoint.body {
            fields.append(
                .init(name: "requestBody", value: ["required": true, "content": json(OpenAPISchema.object(body))]))
        }
        if let upload = endpoint.upload {
            let types = upload.types.map { JSONText.Field(name: $0, value: ["schema": ["type": "string"]]) }
            fields.append(
                .init(
                    name: "requestBody",
                    value: [
                        "required": true, "description": .text(upload.meaning), "content": .object(types),
                    ]))
        }
        fields.append(.init(name: "responses", value: responses(endpoint)))
        return .object(fields)
    }

    private static func parameter(_ parameter: APIParameter) -> JSONText {
        [
            "name": .text(parameter.name), "in": .text(parameter.place.rawValue),
            "required": .bool(parameter.place == .path), "description": .text(parameter.meaning),
            "schema": OpenAPISchema.type(parameter.type),
        ]
    }

    private static func responses(_ endpoint: APIEndpoint) -> JSONText {
        var fields: [JSONText.Field] = [.init(name: "200", value: success(endpoint.answer))]
        var refusals = endpoint.refusals
        if endpoint.needsToken {
            refusals[401] = "The API token is missing or wrong."
            refusals[503] = refusals[503] ?? "The database cannot be reached now; try again."
        }
        if endpoint.parameters.contains(where: { $0.place == .query }) || endpoint.body != nil {
            refusals[400] = "A parameter or the body cannot be understood; the message says which."
        }
        for (status, meaning) in refusals.sorted(by: { $0.key < $1.key }) {
            fields.append(
                .init(
                    name: String(status), value: ["description": .text(meaning), "content": json(reference("Error"))]))
        }
        return .object(fields)
    }

    private static func success(_ shape: APIAnswerShape) -> JSONText {
        switch shape {
        case .one(let noun):
            ["description": "The one asked for.", "content": json(reference(noun.schemaName))]
        case .page(let noun):
            [
                "description": "A page of the list, or all of it as CSV with a line of field names.",
                "content": [
                    "application/json": ["schema": reference(noun.schemaName + "Page")],
                    "text/csv": ["schema": ["type": "string"]],
                ],
            ]
        case .schema(let schema):
            ["description": "What was asked for.", "content": json(reference(schema.name))]
        case .anything(let meaning):
            ["description": .text(meaning), "content": json(["type": "object"])]
        case .bytes(let meaning):
            [
                "description": .text(meaning),
                "content": ["*/*": ["schema": ["type": "string", "format": "binary"]]],
            ]
        }
    }

    private static func schemas(
        noun: APINoun, list: [APIProperty], one: [APIProperty]
    ) -> [JSONText.Field] {
        let name = noun.schemaName
        let hasDetail = one.count > list.count
        let results = reference(hasDetail ? name + "Summary" : name)
        let page: JSONText = [
            "type": "object", "required": ["results"],
            "properties": .object(
                [
                    .init(name: "results", value: ["type": "array", "items": results]),
                    .init(name: "paging", value: pagingSchema),
                ] + OpenAPISchema.properties(APITable.searchProperties[noun] ?? [])),
        ]
        let summary = hasDetail ? [JSONText.Field(name: name + "Summary", value: OpenAPISchema.object(list))] : []
        return summary + [
            JSONText.Field(name: name, value: OpenAPISchema.object(one)),
            JSONText.Field(name: name + "Page", value: page),
        ]
    }

    /// Those that several endpoints answer stand once.
    private static var namedSchemas: [JSONText.Field] {
        var names: Set<String> = []
        return APITable.endpoints.compactMap { endpoint in
            guard case .schema(let schema) = endpoint.answer, names.insert(schema.name).inserted else { return nil }
            return JSONText.Field(name: schema.name, value: OpenAPISchema.object(schema.properties))
        }
    }

    private static let pagingSchema: JSONText = [
        "type": "object", "description": "Absent on the last page.", "required": ["next"],
        "properties": [
            "next": ["type": "object", "required": ["after"], "properties": ["after": ["type": "string"]]]
        ],
    ]

    private static let errorSchema = JSONText.Field(
        name: "Error",
        value: OpenAPISchema.object([
            APIProperty(
                name: "error",
                type: .object(
                    [
                        APIProperty(name: "code", type: .text, meaning: "One word for programs.", canBeNull: false),
                        APIProperty(name: "message", type: .text, meaning: "A sentence for people.", canBeNull: false),
                    ] + detailProperties), meaning: "What went wrong.", canBeNull: false)
        ]))

    /// Absent where they do not apply.
    private static let detailProperties = [
        APIProperty(
            name: "problems",
            type: .list(
                .object([
                    APIProperty(
                        name: "property", type: .text, meaning: "Which field; empty where HubSpot did not say.",
                        canBeNull: false),
                    APIProperty(name: "message", type: .text, meaning: "What is wrong with it.", canBeNull: false),
                ])), meaning: "With invalid: field by field.", canBeNull: true),
        APIProperty(name: "contact_id", type: .id, meaning: "With exists: the contact that is there.", canBeNull: true),
        APIProperty(
            name: "conflicts",
            type: .list(
                .object([
                    APIProperty(name: "property", type: .text, meaning: "Which field.", canBeNull: false),
                    APIProperty(name: "expected", type: .text, meaning: "What you saw.", canBeNull: true),
                    APIProperty(name: "actual", type: .text, meaning: "What HubSpot has.", canBeNull: true),
                ])), meaning: "With changed_meanwhile: what is not as expected.", canBeNull: true),
    ]

    private static func reference(_ name: String) -> JSONText {
        ["$ref": .text("#/components/schemas/\(name)")]
    }

    private static func json(_ schema: JSONText) -> JSONText {
        ["application/json": ["schema": schema]]
    }
}

/// `GET /api/v1/openapi.json`: open to everybody, it tells nothing about the workspace.
let descriptionEndpoint = APIEndpoint(
    method: .get, url: .apiDescription, name: "get_description", summary: "This description.",
    answer: .anything("The description, OpenAPI 3.1."), needsToken: false,
    respond: { OpenAPIDocument.make(publicURL: $0.services.publicURL) })
