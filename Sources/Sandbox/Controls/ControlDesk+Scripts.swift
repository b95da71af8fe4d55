import Domain
import Foundation

/// The JSON interface for scripts.
extension ControlDesk {
    /// `POST /_sandbox/messages {"from": "34…" or "bsuid": …, "name": …, "number": …, "text": …}` →
    /// `{"wamid": …, "person": …}`, the person as the forms know it. With `kind` another kind of message, with `reply`
    /// an answer to one. Somebody unknown is brought into the sandbox first.
    func postMessage(_ request: ControlRequest) throws(ControlError) -> HTTPReply {
        guard let body = try? JSON(parsing: request.call.body) else { throw .badField("The body is not JSON.") }
        let number = body["number"]?.text ?? whatsApp.account.numbers.first?.id ?? ""
        guard whatsApp.account.number(number) != nil else { throw .noSuchNumber }
        guard let text = body["text"]?.text, text.utf16.count <= 4_096 else {
            throw .badField("text: between 1 and 4,096 characters.")
        }
        let content = try content(body["kind"]?.text ?? "text", text)
        let customer = try customer(body)
        let wamid = customer.sends(content, to: number, replyingTo: body["reply"]?.text)
        return json(["wamid": .string(wamid), "person": .string(String(customer.id.value))])
    }

    func listMessages(_ request: ControlRequest) -> HTTPReply {
        let limit = min(1_000, max(1, request.query["limit"].flatMap(Int.init) ?? 100))
        let now = clock.now
        let messages = whatsApp.recentMessages(limit: limit).map { message -> JSON in
            let person = whatsApp.person(message.person)
            var fields: [String: JSON] = [
                "wamid": .string(message.wamid), "number": .string(message.number),
                "person": .string(person?.name ?? ""), "author": .string(message.author.rawValue),
                "text": .string(message.content.summary), "at": .integer(message.at.milliseconds),
                "edited": .bool(message.isEdited), "deleted": .bool(message.isDeleted),
            ]
            if let from = person?.waID { fields["wa_id"] = .string(from) }
            if let status = message.status(at: now) { fields["status"] = .string(String(describing: status)) }
            return .object(fields)
        }
        return json(["messages": .array(messages)])
    }

    func showDeliveries() -> HTTPReply {
        let counts = whatsApp.deliveryCounts()
        return json([
            "sent": .integer(Int64(counts.sent)), "answered": .integer(Int64(counts.answered)),
            "pending": .integer(Int64(counts.pending)), "refused": .integer(Int64(counts.refused)),
            "updates": .integer(Int64(counts.updates)), "lost": .integer(Int64(counts.lost)),
            "duplicated": .integer(Int64(counts.duplicated)), "abandoned": .integer(Int64(counts.abandoned)),
            "overflowed": .integer(Int64(counts.overflowed)), "unheard": .integer(Int64(counts.unheard)),
            "paused": .bool(whatsApp.areDeliveriesPaused),
        ])
    }

    /// `POST /_sandbox/deliveries {"paused": …, "faults": {…}, "hubspot_faults": {…}}`; what is absent stays as it is.
    func changeDeliveries(_ request: ControlRequest) throws(ControlError) -> HTTPReply {
        guard let body = try? JSON(parsing: request.call.body) else { throw .badField("The body is not JSON.") }
        let webhookFaults = try Self.options(body["faults"])
        let hubSpotFaults = try Self.options(body["hubspot_faults"])
        if let paused = body["paused"]?.bool { whatsApp.areDeliveriesPaused = paused }
        if let webhookFaults { whatsApp.faults.set(webhookFaults) }
        if let hubSpotFaults { hubSpot.faults.set(hubSpotFaults) }
        return showDeliveries()
    }

    private static func options(_ value: JSON?) throws(ControlError) -> FaultOptions? {
        guard let value else { return nil }
        guard let bytes = try? value.encoded(), let options = try? JSONDecoder().decode(FaultOptions.self, from: bytes)
        else { throw .badField("faults: not the fields of FaultOptions.") }
        return options
    }

    private func customer(_ body: JSON) throws(ControlError) -> SandboxCustomer {
        let name = String((body["name"]?.text ?? "Somebody").prefix(100))
        if let bsuid = body["bsuid"]?.text {
            guard bsuid.wholeMatch(of: /[A-Z]{2}\.[A-Za-z0-9]{1,128}/) != nil else {
                throw .badField("bsuid: two capital letters, a dot, letters and digits.")
            }
            return whatsApp.customer(bsuid: bsuid)
                ?? whatsApp.addCustomer(name, phone: nil, username: body["username"]?.text, bsuid: bsuid)
        }
        let digits = try phone(body["from"]?.text)
        return whatsApp.addCustomer(name, phone: digits)
    }
}
