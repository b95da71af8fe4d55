import Domain
import Synchronization

/// The Groups API: made and listed on a number, then read, changed, deleted, and people taken out (Meta, *Groups API*).
/// What changes is answered at once and told by a webhook with the same `request_id`.
extension WhatsAppSandbox {
    func answerGroups(_ number: SandboxBusinessNumber, _ request: GraphRequest) throws(GraphError) -> HTTPReply {
        guard !number.isOnBusinessApp else { throw .noGroupsHere }
        switch request.call.method {
        case .get:
            let groups = groups(limit: GroupBook.limit).filter { $0.number == number.id && !$0.isDeleted }
            let page = try page(of: groups.map(Self.listed), request)
            let empty: JSON = [:]
            return reply(["data": ["groups": page["data"] ?? []], "paging": page["paging"] ?? empty])
        case .post:
            let body = try json(request)
            guard let subject = body["subject"]?.text, subject.count <= 128 else { throw .missing("subject") }
            return told { state, id, occasion in
                _ = state.makeGroup(
                    subject, body["description"]?.text ?? "",
                    needsApproval: body["join_approval_mode"]?.text == "approval_required", request: id, occasion)
            } on: {
                number.id
            }
        case .put, .patch, .delete: throw .noSuchObject(request.path.joined(separator: "/"))
        }
    }

    func answerGroup(_ group: SandboxGroup, _ request: GraphRequest) throws(GraphError) -> HTTPReply {
        guard !group.isDeleted else { throw .unknownGroup }
        switch (request.call.method, request.path.dropFirst().first) {
        case (.get, nil):
            let fields = request.query["fields"]?.split(separator: ",").map(String.init) ?? []
            return reply(Self.only(fields + ["messaging_product"], of: describe(group)))
        case (.get, "invite_link"):
            return reply(["messaging_product": "whatsapp", "invite_link": .string(group.inviteLink)])
        case (.post, nil): return try change(group, try json(request))
        case (.delete, nil):
            return told { state, id, occasion in
                state.deleteGroup(group, request: id, occasion)
            } on: {
                group.number
            }
        case (.delete, "participants"): return try remove(try json(request), from: group)
        default: throw .noSuchObject(request.path.joined(separator: "/"))
        }
    }

    private func change(_ group: SandboxGroup, _ body: JSON) throws(GraphError) -> HTTPReply {
        let (subject, description) = (body["subject"]?.text, body["description"]?.text)
        guard subject != nil || description != nil else { throw .missing("subject") }
        guard (subject?.count ?? 0) <= 128, (description?.count ?? 0) <= 2_048 else {
            throw .invalid("subject", "too long")
        }
        return told { state, id, occasion in
            state.changeGroup(group, subject: subject, description: description, request: id, occasion)
        } on: {
            group.number
        }
    }

    private func remove(_ body: JSON, from group: SandboxGroup) throws(GraphError) -> HTTPReply {
        let asked = (body["participants"]?.array ?? []).compactMap { $0["user"]?.text ?? $0["user_id"]?.text }
        guard !asked.isEmpty else { throw .missing("participants") }
        return told { state, id, occasion in
            for name in asked {
                let digits = name.filter { $0.isASCII && $0.isNumber }
                let person = state.people.find(bsuid: name) ?? state.people.find(number: digits)
                guard let person, let now = state.groups[group.id], now.participants.contains(person.id) else {
                    continue
                }
                state.leave(now, person, byBusiness: true, request: id, occasion)
            }
        } on: {
            group.number
        }
    }

    /// Carries it out under a new request id, which is the answer.
    private func told(
        _ work: (inout WhatsAppState, String, WhatsAppState.Occasion) -> Void, on number: () -> String
    ) -> HTTPReply {
        let occasion = occasion(on: number(), at: nil)
        let id = state.withLock { state -> String in
            let id = state.random.digits(16)
            work(&state, id, occasion)
            return id
        }
        return reply(["messaging_product": "whatsapp", "request_id": .string(id)])
    }

    private static func listed(_ group: SandboxGroup) -> JSON {
        [
            "id": .string(group.id), "subject": .string(group.subject),
            "created_at": WhatsAppState.seconds(group.createdAt),
        ]
    }

    private func describe(_ group: SandboxGroup) -> JSON {
        let participants = group.participants.compactMap { person($0) }.map { person -> JSON in
            var fields: [String: JSON] = ["user_id": .string(person.bsuid)]
            fields["wa_id"] = person.visibleNumber.map { .string($0) }
            return .object(fields)
        }
        return [
            "messaging_product": "whatsapp", "id": .string(group.id), "subject": .string(group.subject),
            "description": .string(group.description), "suspended": .bool(group.isSuspended),
            "creation_timestamp": .integer(group.createdAt.milliseconds / 1000),
            "participants": .array(participants), "total_participant_count": .integer(Int64(participants.count)),
            "join_approval_mode": .string(group.needsApproval ? "approval_required" : "auto_approve"),
        ]
    }
}
