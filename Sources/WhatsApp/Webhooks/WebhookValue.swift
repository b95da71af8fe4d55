import Domain

/// What all parts of one change share: the business number, the people it names, and how its messages came.
struct WebhookValue {
    let json: JSON
    /// Events are routed by this id, never by the display number. Absent = nothing in the change can be routed.
    let number: BusinessNumberID?
    /// The display number's digits: tells the business's own messages in a history.
    let businessDigits: String?
    let contacts: ContactBook
    let source: ReceivedMessage.Source

    init(_ json: JSON, metadata: JSON?, source: ReceivedMessage.Source) {
        self.json = json
        self.source = source
        number = (metadata?["phone_number_id"]?.text).map { BusinessNumberID($0) }
        businessDigits = metadata?["display_phone_number"]?.text.map(Self.digits)
        contacts = ContactBook(json["contacts"].list)
    }

    /// Any of the known lists may stand in any of the known fields: providers move them about. False if none was there.
    func readAll(into log: inout EventLog) -> Bool {
        let messages = json["messages"].list
        for message in messages {
            readMessage(message, direction: .incoming, isOnly: messages.count == 1, into: &log)
        }
        let echoes = json["message_echoes"].list
        for echo in echoes {
            readMessage(echo, direction: .outgoing, isOnly: echoes.count == 1, into: &log)
        }
        let statuses = json["statuses"].list
        statuses.forEach { readStatus($0, into: &log) }
        let chunks = json["history"].list
        chunks.forEach { readHistoryChunk($0, into: &log) }
        let hasGroups = readGroups(into: &log)
        let errors = json["errors"].list
        errors.forEach { log.appendProblem($0, of: number) }
        let states = json["state_sync"].list
        states.forEach { readBookContact($0, into: &log) }
        return hasGroups || [messages, echoes, statuses, chunks, errors, states].contains { !$0.isEmpty }
    }

    private static func digits(_ text: String) -> String {
        String(decoding: text.utf8.filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }, as: UTF8.self)
    }
}
