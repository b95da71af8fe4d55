import Domain
import HTTPTypes
import HummingbirdTesting
import Sync
import Testing

@testable import Web

@Suite struct OpenAPITests {
    @Test func `the description is open and names every endpoint served`() async throws {
        try await withSite(story: .bare) { site in
            let answer = try await site.get(APIURL.apiDescription.path, token: nil)
            #expect(answer.status == .ok)
            let document = try answer.json
            #expect(document["openapi"]?.text == "3.1.0")
            #expect(document["servers"]?.array.first?["url"]?.text == "https://liaison.example.net")
            let described = document["paths"]?.object.flatMap { path, methods in
                methods.object.keys.map { "\($0) \(path)" }
            }
            let served = APITable.endpoints.map { "\($0.method.rawValue.lowercased()) \($0.url.path)" }
            #expect(Set(described ?? []) == Set(served))
            #expect(Set(served).count == served.count)
            #expect(Set(APITable.endpoints.map(\.name)).count == APITable.endpoints.count)
        }
    }

    @Test func `every described path answers, with the fields described and no others`() async throws {
        try await withSite { site in
            try await site.rows.communication(chat: 101, id: "9001", contacts: "546000")
            let document = try await site.json(APIURL.apiDescription.path)
            for noun in APINoun.allCases {
                let list = try await site.json("\(APIURL.list(noun).path)?limit=200")
                let schema = try #require(self.schema(document, "\(noun.schemaName)Page"))
                check(list, schema, document, at: noun.rawValue)
                let first = try #require(list["results"]?.array.first)
                let id = try #require(first[noun == .mappings ? "phone_number_id" : "id"]?.text)
                let one = try await site.json(APIURL.item(noun, id: id).path)
                check(one, try #require(self.schema(document, noun.schemaName)), document, at: noun.schemaName)
            }
        }
    }

    @Test func `every described filter is taken`() async throws {
        try await withSite { site in
            let document = try await site.json(APIURL.apiDescription.path)
            for noun in APINoun.allCases {
                let parameters = document["paths"]?[APIURL.list(noun).path]?["get"]?["parameters"]?.array ?? []
                #expect(parameters.count >= 2)
                for parameter in parameters {
                    let name = try #require(parameter["name"]?.text)
                    let answer = try await site.get("\(APIURL.list(noun).path)?\(name)=%00%00")
                    #expect(try answer.errorCode != "unknown_filter", "\(noun) \(name)")
                }
            }
        }
    }

    @Test func `a search answers with the fields described and no others`() async throws {
        let contact = Contact(
            id: ContactID("1"), firstName: "Ana", lastName: nil, email: nil, owner: nil, phones: [],
            modifiedAt: Rows.now)
        try await withSite(
            setup: {
                $0.services.findContacts = { _ in
                    ContactSearchAnswer(contacts: [contact], source: .hubspot, problem: .notConnected)
                }
            },
            { site in
                let document = try await site.json(APIURL.apiDescription.path)
                let found = try await site.json("/api/v1/contacts?query=ana")
                check(found, try #require(schema(document, "ContactPage")), document, at: "search")
            })
    }

    @Test func `an error looks as described`() async throws {
        try await withSite { site in
            let document = try await site.json(APIURL.apiDescription.path)
            let error = try await site.get("/api/v1/messages?limit=0").json
            check(error, try #require(schema(document, "Error")), document, at: "Error")
        }
    }

    @Test func `HubSpot's records answer with the fields described and no others`() async throws {
        try await withRecordSite {
            $0 = .samples
        } test: { site in
            let document = try await site.json(APIURL.apiDescription.path)
            for (method, path, body, name) in recordCalls {
                let answer = try await site.send(method, "/api/v1/" + path, body: body)
                #expect(answer.status == .ok, "\(path): \(answer.text)")
                check(try answer.json, try #require(schema(document, name), "\(name)"), document, at: path)
            }
            let refusal = try await site.send(.patch, "/api/v1/tasks/1", body: "{}").json
            #expect(refusal["error"]?["problems"]?.array.count == 1)
            check(refusal, try #require(schema(document, "Error")), document, at: "Error")
        }
    }

    private let recordCalls: [(HTTPRequest.Method, String, String?, String)] = [
        (.get, "contacts/501/card", nil, "ContactCard"), (.get, "properties/contacts", nil, "PropertyCatalog"),
        (.get, "pipelines/deals", nil, "Pipelines"), (.get, "pipelines/tickets", nil, "Pipelines"),
        (.patch, "contacts/501", #"{"properties":{"city":"Lugo"}}"#, "ContactRecord"),
        (.post, "contacts", #"{"properties":{"firstname":"Bo"}}"#, "NewRecord"),
        (.post, "contacts/501/deals", #"{"name":"Chairs"}"#, "NewRecord"),
        (.post, "contacts/501/tickets", #"{"subject":"Late"}"#, "NewRecord"),
        (.post, "contacts/501/tasks", #"{"subject":"Call","due_at":"2026-11-21T00:00:00Z"}"#, "NewRecord"),
        (.post, "contacts/501/notes", #"{"body":"x"}"#, "NewRecord"),
        (.patch, "deals/9", #"{"stage_id":"won"}"#, "Deal"), (.patch, "tickets/9", #"{"stage_id":"1"}"#, "Ticket"),
        (.patch, "tasks/9", #"{"status":"completed"}"#, "Task"),
    ]

    private func schema(_ document: JSON, _ name: String) -> JSON? {
        document["components"]?["schemas"]?[name]
    }

    /// A value against as much of JSON Schema as the description uses.
    private func check(_ value: JSON, _ schema: JSON, _ document: JSON, at place: String) {
        if let reference = schema["$ref"]?.text?.split(separator: "/").last {
            guard let target = self.schema(document, String(reference)) else {
                Issue.record("\(place): \(reference) is not described")
                return
            }
            return check(value, target, document, at: place)
        }
        let types = schema["type"]?.array.compactMap(\.string) ?? []
        let allowed = types.isEmpty ? [schema["type"]?.string ?? ""] : types
        #expect(allowed.contains(kind(value)), "\(place) is \(kind(value)), described as \(allowed)")
        if case .array(let words)? = schema["enum"] { #expect(words.contains(value), "\(place): \(value)") }
        switch value {
        case .object(let fields):
            let properties = schema["properties"]?.object ?? [:]
            for name in schema["required"]?.array.compactMap(\.string) ?? [] {
                #expect(fields[name] != nil, "\(place) lacks \(name)")
            }
            for (name, field) in fields {
                guard let property = properties[name] else {
                    Issue.record("\(place).\(name) is not described")
                    continue
                }
                check(field, property, document, at: "\(place).\(name)")
            }
        case .array(let elements):
            for element in elements {
                check(element, schema["items"] ?? [:], document, at: "\(place)[]")
            }
        case .null, .bool, .integer, .number, .string: break
        }
    }

    private func kind(_ value: JSON) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
