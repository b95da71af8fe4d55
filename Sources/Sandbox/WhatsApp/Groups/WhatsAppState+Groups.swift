import Domain
import Foundation

/// What happens to groups and to who is in them, and the webhooks that follow (Meta, *Webhooks for Groups API*).
extension WhatsAppState {
    mutating func makeGroup(
        _ subject: String, _ description: String, needsApproval: Bool, request: String?, _ occasion: Occasion
    ) -> SandboxGroup {
        let name = "capi_group:\(occasion.number.digits):1203634\(random.digits(11))"
        let group = SandboxGroup(
            id: Data(name.utf8).base64EncodedString().replacing("=", with: ""), number: occasion.number.id,
            subject: subject, description: description, needsApproval: needsApproval, createdAt: occasion.at,
            inviteCode: random.hexadecimal(22))
        groups.add(group)
        var fields: [String: JSON] = [
            "type": "group_create", "subject": .string(subject), "invite_link": .string(group.inviteLink),
            "join_approval_mode": .string(needsApproval ? "approval_required" : "auto_approve"),
        ]
        if !description.isEmpty { fields["description"] = .string(description) }
        tellGroup("group_lifecycle_update", group, fields, request: request, occasion)
        return group
    }

    mutating func deleteGroup(_ group: SandboxGroup, request: String?, _ occasion: Occasion) {
        groups.change(group.id) { $0.isDeleted = true }
        tellGroup("group_lifecycle_update", group, ["type": "group_delete"], request: request, occasion)
    }

    /// A text that is left out stays as it is.
    mutating func changeGroup(
        _ group: SandboxGroup, subject: String?, description: String?, request: String?, _ occasion: Occasion
    ) {
        groups.change(group.id) { changed in
            changed.subject = subject ?? changed.subject
            changed.description = description ?? changed.description
        }
        var fields: [String: JSON] = ["type": "group_settings_update"]
        fields["group_subject"] = subject.map { ["text": .string($0), "update_successful": true] }
        fields["group_description"] = description.map { ["text": .string($0), "update_successful": true] }
        tellGroup("group_settings_update", group, fields, request: request, occasion)
    }

    mutating func suspendGroup(_ group: SandboxGroup, _ isSuspended: Bool, _ occasion: Occasion) {
        groups.change(group.id) { $0.isSuspended = isSuspended }
        let type = isSuspended ? "group_suspend" : "group_suspend_cleared"
        tellGroup("group_status_update", group, ["type": .string(type)], occasion)
    }

    /// Somebody follows the link. False where the group is full, or takes nobody any more.
    mutating func join(_ group: SandboxGroup, _ person: SandboxPerson, _ occasion: Occasion) -> Bool {
        guard !group.isDeleted, !group.participants.contains(person.id) else { return false }
        if group.needsApproval { return ask(group, person, occasion) }
        guard group.participants.count < SandboxGroup.participantsMax else { return false }
        enter(group, [person], occasion)
        return true
    }

    mutating func enter(_ group: SandboxGroup, _ persons: [SandboxPerson], _ occasion: Occasion) {
        groups.change(group.id) { changed in
            changed.participants += persons.map(\.id)
            for person in persons { changed.requests[person.id] = nil }
        }
        let added = persons.map { person in JSON.object(person.participantFields) }
        tellGroup(
            "group_participants_update", group,
            ["type": "group_participants_add", "reason": "invite_link", "added_participants": .array(added)], occasion)
    }

    /// By themselves, or taken out by the business.
    mutating func leave(
        _ group: SandboxGroup, _ person: SandboxPerson, byBusiness: Bool, request: String? = nil, _ occasion: Occasion
    ) {
        groups.change(group.id) { $0.participants.removeAll { $0 == person.id } }
        var removed = person.participantFields
        if byBusiness { removed = ["input": .string(person.visibleNumber ?? person.bsuid)] }
        var fields: [String: JSON] = ["type": "group_participants_remove", "removed_participants": [.object(removed)]]
        let author: [String: JSON] = ["initiated_by": byBusiness ? "business" : "participant"]
        // Meta prints it inside the group for some, and beside it for others.
        let isInside = random.next() % 2 == 0
        if isInside { fields.merge(author) { $1 } }
        tellGroup(
            "group_participants_update", group, fields, beside: isInside ? [:] : author, request: request, occasion)
    }

    mutating func withdraw(_ group: SandboxGroup, _ person: SandboxPerson, _ occasion: Occasion) {
        guard let request = group.requests[person.id] else { return }
        groups.change(group.id) { $0.requests[person.id] = nil }
        tellRequest("group_join_request_revoked", group, person, request, occasion)
    }

    private mutating func ask(_ group: SandboxGroup, _ person: SandboxPerson, _ occasion: Occasion) -> Bool {
        guard group.requests[person.id] == nil else { return false }
        let request = random.digits(16)
        groups.change(group.id) { $0.requests[person.id] = request }
        tellRequest("group_join_request_created", group, person, request, occasion)
        return true
    }

    private mutating func tellRequest(
        _ type: String, _ group: SandboxGroup, _ person: SandboxPerson, _ request: String, _ occasion: Occasion
    ) {
        var fields = person.participantFields
        fields["type"] = .string(type)
        fields["join_request_id"] = .string(request)
        tellGroup("group_participants_update", group, fields, occasion)
    }

    private mutating func tellGroup(
        _ field: String, _ group: SandboxGroup, _ fields: [String: JSON], beside: [String: JSON] = [:],
        request: String? = nil, _ occasion: Occasion
    ) {
        var fields = fields
        fields["group_id"] = .string(group.id)
        fields["timestamp"] = Self.seconds(occasion.at)
        fields["request_id"] = request.map { .string($0) }
        var value = beside
        value["groups"] = [.object(fields)]
        tellField(field, value: .object(value), on: occasion.number, due: occasion.due)
    }
}

extension SandboxPerson {
    /// How the group webhooks name somebody: without a number that is hidden.
    fileprivate var participantFields: [String: JSON] {
        var fields: [String: JSON] = ["user_id": .string(bsuid)]
        fields["wa_id"] = visibleNumber.map { .string($0) }
        fields["username"] = username.map { .string("@" + $0) }
        return fields
    }
}
