import Domain

extension WebhookValue {
    /// What became of a sent message. One without id, time or business number, or with a word that is not known, is
    /// kept as unknown.
    func readStatus(_ status: JSON, into log: inout EventLog) {
        let word = status["status"]?.text?.lowercased() ?? ""
        // Ringing, accepted, rejected: what comes of a call is told when it ends.
        if status["type"]?.text == "call" { return log.keepWithoutEffect("status", "call \(word)", status) }
        guard let known = MessageStatus(rawValue: word) else {
            return log.keepUnknown("status", word.isEmpty ? "without status" : word, status)
        }
        guard let id = status["id"]?.identifier, let at = status["timestamp"]?.moment, let number else {
            return log.keepUnknown("status", "\(word) without id, timestamp or business number", status)
        }
        let error = status["errors"].list.first.map { ErrorReport($0) }
        log.append(
            .status(
                ReceivedStatus(
                    whatsAppID: WhatsAppMessageID(id), number: number, status: known, at: at,
                    recipient: recipient(of: status), group: Self.group(of: status), errorCode: error?.code,
                    errorText: error?.text, callback: status["biz_opaque_callback_data"]?.text)))
    }

    private static func group(of status: JSON) -> GroupID? {
        isGroup(status) ? status["recipient_id"]?.text.map { GroupID($0) } : nil
    }

    private static func isGroup(_ status: JSON) -> Bool {
        status["recipient_type"]?.text == "group" || status["recipient_participant_id"] != nil
            || status["participant_recipient_id"] != nil || status["recipient_participant_user_id"] != nil
    }

    /// In a group each participant has a status of their own and `recipient_id` is the group. Meta spells the
    /// participant's field in two ways.
    private func recipient(of status: JSON) -> PersonReference {
        let participant = status["recipient_participant_id"] ?? status["participant_recipient_id"]
        let participantUser = status["recipient_participant_user_id"]
        let isGroup = Self.isGroup(status)
        let person = WhatsAppIdentifier.person(
            phone: isGroup ? participant : status["recipient_id"],
            userID: isGroup ? participantUser : status["recipient_user_id"])
        return person.isAnonymous ? person : contacts.completing(person, isOnlyMessage: false)
    }
}
