public import Domain

extension WhatsAppClient {
    /// Sends a message. Meta has no key against sending twice: when this throws `.unknownOutcome` or `.unreadable`, the
    /// message may have left, and `callback` in the statuses is what tells (facts of the Cloud API, section 12).
    ///
    /// - Parameters:
    ///   - address: `nil` for a signal, which names a message instead.
    ///   - callback: comes back in every status of the message.
    public func send(
        _ content: OutgoingContent, to address: SendingAddress?, from number: BusinessNumberID,
        replyTo: WhatsAppMessageID? = nil, callback: String
    ) async throws(WhatsAppFailure) -> SendingReceipt {
        var fields: [String: JSON] = ["messaging_product": "whatsapp"]
        fields.merge(content.wire) { $1 }
        if let address, !content.isSignal {
            fields.merge(address.wire) { $1 }
            fields["biz_opaque_callback_data"] = .string(callback)
            if let replyTo { fields["context"] = ["message_id": .string(replyTo.value)] }
        }
        let reply = try await post([number.value, "messages"], .object(fields))
        return try SendingReceipt(reply, isSignal: content.isSignal)
    }

    func post(_ path: [String], _ body: JSON) async throws(WhatsAppFailure) -> JSON {
        guard let data = try? body.encoded() else { throw .unreachable("the request could not be written as JSON") }
        return try await send(
            HTTPCall(.post, address(path), headers: ["content-type": "application/json"], body: data))
    }
}

extension SendingReceipt {
    /// A message without an id cannot be followed, so its answer counts as none.
    init(_ reply: JSON, isSignal: Bool) throws(WhatsAppFailure) {
        if isSignal {
            guard reply["success"]?.bool ?? true else { throw .unreadable("it did not say why it refused a read mark") }
            self.init(whatsAppID: nil)
            return
        }
        guard let id = reply["messages"].list.first?["id"]?.text else {
            throw .unreadable("no message id in its answer")
        }
        let contact = reply["contacts"].list.first
        let person = WhatsAppIdentifier.person(phone: contact?["wa_id"], userID: contact?["user_id"])
        self.init(whatsAppID: WhatsAppMessageID(id), phone: person.phone, userID: person.userID)
    }
}
