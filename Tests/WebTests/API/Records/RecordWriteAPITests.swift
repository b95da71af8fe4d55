import Domain
import HTTPTypes
import HummingbirdTesting
import Sync
import Testing

@testable import Web

@Suite struct RecordWriteAPITests {
    private static let key = HTTPField.Name("Idempotency-Key")

    @Test func `a contact's values are written in the name of the token`() async throws {
        let heard = Heard<ContactEdit>()
        try await withRecordSite { actions in
            actions.update = { edit in
                heard.note(edit)
                return ContactRecord(id: edit.contact, values: ["city": "Lugo"])
            }
        } test: { site in
            let answer = try await site.send(
                .patch, "/api/v1/contacts/501",
                body: #"{"properties":{"city":"Lugo","age":7,"fax":null},"expected":{"city":null}}"#)
            #expect(answer.status == .ok)
            #expect(try answer.json["fields"]?.array.first?["value"]?.text == "Lugo")
            #expect(
                heard.all == [
                    ContactEdit(
                        contact: ContactID("501"), values: ["city": "Lugo", "age": "7", "fax": ""],
                        expected: ["city": ""], author: .token("tests"))
                ])
        }
    }

    @Test func `what is made comes back by its id, and the key goes along`() async throws {
        let heard = Heard<RecordRequest>()
        let drafts = Heard<String>()
        try await withRecordSite { actions in
            actions.create = { values, request in
                heard.note(request)
                drafts.note("\(values)")
                return ContactID("1")
            }
            actions.openDeal = { deal, contact, request in
                heard.note(request)
                #expect(
                    deal
                        == NewDeal(
                            name: "Chairs", stage: StageID("won"), amount: "1200.5",
                            closesAt: Timestamp(milliseconds: 1_795_219_200_500), owner: OwnerID("71")))
                return DealID("2")
            }
            actions.openTicket = { ticket, _, request in
                heard.note(request)
                #expect(ticket == NewTicket(subject: "Late", content: "x", priority: .high))
                return TicketID("3")
            }
            actions.addTask = { task, _, request in
                heard.note(request)
                #expect(task == NewTask(subject: "Call", kind: .call, dueAt: Timestamp(seconds: 1_795_219_200)))
                return TaskID("4")
            }
            actions.addNote = { note, _, request in
                heard.note(request)
                #expect(note == NewNote(body: "", attachments: [FileID("77")]))
                return NoteID("5")
            }
        } test: { site in
            for (path, body, id) in [
                ("contacts", #"{"properties":{"firstname":"Bo"}}"#, "1"),
                (
                    "contacts/501/deals",
                    #"{"name":"Chairs","stage_id":"won","amount":"1200.5","owner_id":71,"#
                        + #""closes_at":"2026-11-21T00:00:00.500Z"}"#,
                    "2"
                ),
                ("contacts/501/tickets", #"{"subject":"Late","content":"x","priority":"high"}"#, "3"),
                (
                    "contacts/501/tasks", #"{"subject":"Call","kind":"call","due_at":"2026-11-21T01:00:00+01:00"}"#,
                    "4"
                ),
                ("contacts/501/notes", #"{"file_ids":["77"]}"#, "5"),
            ] {
                let headers: HTTPFields = Self.key.map { [$0: "key \(id)"] } ?? [:]
                let answer = try await site.send(.post, "/api/v1/" + path, headers: headers, body: body)
                #expect(answer.status == .ok, "\(answer.text)")
                #expect(try answer.json["id"]?.text == id)
            }
            #expect(heard.all == (1...5).map { RecordRequest(key: "key \($0)", author: .token("tests")) })
            let headers: HTTPFields = Self.key.map { [$0: String(repeating: "k", count: 201)] } ?? [:]
            let long = try await site.send(.post, "/api/v1/contacts", headers: headers, body: #"{"properties":{}}"#)
            #expect(try long.errorCode == "bad_key")
        }
    }

    @Test func `records move and tasks are done`() async throws {
        try await withRecordSite { actions in
            actions.moveDeal = { _, stage, pipeline, _ in
                #expect(stage == StageID("won") && pipeline == PipelineID("p"))
                return .sample
            }
            actions.moveTicket = { _, _, pipeline, author in
                #expect(pipeline == nil && author == .token("tests"))
                return .sample
            }
            actions.setTask = { id, status, _, _ in
                #expect(id == TaskID("11") && status == .completed)
                return .sample
            }
        } test: { site in
            let deal = try await site.send(.patch, "/api/v1/deals/9", body: #"{"stage_id":"won","pipeline_id":"p"}"#)
            #expect(try deal.json["is_won"]?.bool == true)
            let ticket = try await site.send(.patch, "/api/v1/tickets/10", body: #"{"stage_id":"1"}"#)
            #expect(try ticket.json["priority"]?.text == "high")
            let task = try await site.send(.patch, "/api/v1/tasks/11", body: #"{"status":"completed"}"#)
            #expect(try task.json["kind"]?.text == "call")
            let stageless = try await site.send(.patch, "/api/v1/deals/9", body: "{}")
            #expect(stageless.status == .unprocessableContent)
            #expect(try stageless.json["error"]?["problems"]?.array.first?["property"]?.text == "stage_id")
        }
    }

    @Test(arguments: [
        ("contacts/501/deals", "", "bad_json"), ("contacts/501/deals", #"{"title":"x"}"#, "unknown_field"),
        ("contacts/501/deals", #"{"name":["x"]}"#, "bad_name"),
        ("contacts/501/deals", #"{"closes_at":"tomorrow"}"#, "bad_closes_at"),
        ("contacts/501/tickets", #"{"priority":"asap"}"#, "bad_priority"),
        ("contacts/501/notes", #"{"file_ids":"77"}"#, "bad_file_ids"),
        ("contacts", #"{"properties":{"a":[1]}}"#, "bad_properties"),
        ("contacts", #"{"properties":7}"#, "bad_properties"),
    ])
    func `a body that cannot be meant is refused`(path: String, body: String, code: String) async throws {
        try await withRecordSite { _ in
        } test: { site in
            let answer = try await site.send(.post, "/api/v1/" + path, body: body)
            #expect(answer.status == .badRequest)
            #expect(try answer.errorCode == code)
        }
    }

    @Test(
        arguments: [
            (RecordFailure.notConnected, 409, nil), (.lacksPermission("x"), 403, nil), (.notFound("x"), 404, nil),
            (.needsReconnect(word: "invalid_token", "x"), 409, nil), (.keyTaken, 422, nil), (.underway, 409, "5"),
            (.unsure, 502, "120"), (.refused(word: "refused", "x"), 502, nil),
            (.notNow(until: Rows.now + .milliseconds(8001), word: "rate_limited", "x"), 503, "9"),
            (.notNow(until: Rows.now - .seconds(1), word: "no_answer", "x"), 503, "1"),
        ] as [(RecordFailure, Int, String?)])
    func `a failure comes with its status, word, sentence and when to come back`(
        failure: RecordFailure, status: Int, after: String?
    ) async throws {
        try await withRecordSite {
            $0.card = { _, _ in throw failure }
        } test: { site in
            let answer = try await site.get("/api/v1/contacts/501/card")
            #expect(Int(answer.status.code) == status)
            #expect(try answer.errorCode == failure.word)
            #expect(try answer.json["error"]?["message"]?.text == failure.sentence)
            #expect(answer.headers[.retryAfter] == after)
        }
    }

    @Test func `problems, conflicts and the contact that exists are told`() async throws {
        let heard = Heard<Int>()
        let failures: [RecordFailure] = [
            .invalid("x", problems: [PropertyProblem(property: "owner", message: "Nobody.")]),
            .exists(ContactID("77"), "x"),
            .changedMeanwhile([PropertyConflict(property: "city", expected: nil, actual: "Vigo")]),
        ]
        try await withRecordSite { actions in
            actions.openDeal = { _, _, _ in
                heard.note(1)
                throw failures[heard.all.count - 1]
            }
        } test: { site in
            func ask() async throws -> JSON? {
                try await site.send(.post, "/api/v1/contacts/501/deals", body: #"{"name":"x"}"#).json["error"]
            }
            let problem = try await ask()?["problems"]?.array.first
            #expect(problem?["property"]?.text == "owner_id" && problem?["message"]?.text == "Nobody.")
            #expect(try await ask()?["contact_id"]?.text == "77")
            let conflict = try await ask()?["conflicts"]?.array.first
            #expect(conflict?["property"]?.text == "city" && conflict?["actual"]?.text == "Vigo")
        }
    }
}
