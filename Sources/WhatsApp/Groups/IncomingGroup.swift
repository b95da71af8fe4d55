import Domain

/// One element of `groups`: what happened to a group, or to who is in it. Meta prints several spellings of some of it
/// (Meta, *Webhooks for Groups API*, and its OpenAPI file); all are read.
struct IncomingGroup {
    private let json: JSON
    private let value: WebhookValue

    init(_ json: JSON, of value: WebhookValue) {
        self.json = json
        self.value = value
    }

    func read(into log: inout EventLog) {
        let errors = json["errors"].list + json["failed_participants"].list.flatMap { $0["errors"].list }
        errors.forEach { log.appendProblem($0, of: value.number) }
        guard let changes else { return log.keepUnknown("group", json["type"]?.text ?? "without type", json) }
        // What failed did not happen: it is told by its errors.
        if changes.isEmpty { return }
        guard let group = json["group_id"]?.text, let at = json["timestamp"]?.moment, let number = value.number else {
            let missing = json["group_id"]?.text == nil ? "without group_id" : "without timestamp or business number"
            return log.keepUnknown("group", missing, json)
        }
        for change in changes {
            log.append(.group(GroupNews(number: number, group: GroupID(group), at: at, change: change)))
        }
    }

    /// `nil` = a type this program does not know.
    private var changes: [GroupNews.Change]? {
        let hasFailed = !json["errors"].list.isEmpty
        switch json["type"]?.text {
        case "group_create":
            return hasFailed
                ? [] : [.created(subject: json["subject"]?.text, description: json["description"]?.text)]
        case "group_delete": return hasFailed ? [] : [.deleted]
        case "group_participants_add", "group_participant_add", "group_add_participants", "group_add_participant":
            return participants("added_participants").map { .participant($0, .joined) }
        case "group_participants_remove", "group_participant_remove", "group_remove_participants",
            "group_remove_participant":
            let removed = json["removed_participants"].list
            return participants("removed_participants").map { .participant($0, ending(of: removed)) }
        case "group_join_request_created": return participant(json).map { [.participant($0, .asked)] }
        case "group_join_request_revoked": return participant(json).map { [.participant($0, .withdrew)] }
        case "group_settings_update", "profile_picture", "group_subject", "group_description": return settings
        case "group_suspend": return [.suspended]
        case "group_suspend_cleared": return [.cleared]
        default: return nil
        }
    }

    /// Each setting says for itself whether it was changed. The picture is not kept.
    private var settings: [GroupNews.Change] {
        let subject = changed("group_subject").map { GroupNews.Change.renamed($0) }
        let description = changed("group_description").map { GroupNews.Change.described($0) }
        return [subject, description].compactMap(\.self)
    }

    private func changed(_ key: String) -> String? {
        guard let setting = json[key], setting["update_successful"]?.bool != false, setting["errors"].list.isEmpty
        else { return nil }
        return setting["text"]?.text
    }

    /// Who wanted it stands in the group, beside it in the list, in the value, or with the person; somebody who leaves
    /// may be named by their own number.
    private func ending(of removed: [JSON]) -> ParticipantSign.Kind {
        let places = [json] + removed + [value.json] + value.json["groups"].list.filter { $0["group_id"] == nil }
        switch places.lazy.compactMap({ $0["initiated_by"]?.text }).first {
        case "business": return .removed
        case .some(let word): return WhatsAppIdentifier.phone(word) == value.businessDigits ? .removed : .left
        case nil: return .gone
        }
    }

    private func participants(_ key: String) -> [PersonReference] {
        json[key].list.compactMap(participant)
    }

    /// `input` is what the business asked with: a number or a user id. An element may be no more than that.
    private func participant(_ json: JSON) -> PersonReference? {
        let input = json["input"] ?? json["user"] ?? (json.isObject ? nil : json)
        let own = WhatsAppIdentifier.person(phone: json["wa_id"], userID: json["user_id"])
        var person = own.isAnonymous ? WhatsAppIdentifier.person(phone: input, userID: input) : own
        guard !person.isAnonymous else { return nil }
        person.username = json["username"]?.text
        return person
    }
}

extension WebhookValue {
    /// False if there is no group in this value. An element that only says who began it belongs to the one before it.
    func readGroups(into log: inout EventLog) -> Bool {
        let groups = json["groups"].list
        for group in groups where group["initiated_by"] == nil || group["group_id"] != nil || group["type"] != nil {
            IncomingGroup(group, of: self).read(into: &log)
        }
        return !groups.isEmpty
    }

    /// The group that something the business sent went to.
    static func receivingGroup(_ json: JSON, _ key: String) -> GroupID? {
        guard json["recipient_type"]?.text == "group" else { return nil }
        return json[key]?.text.map { GroupID($0) }
    }
}
