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
        number = (metadata?["phone_number_id"]?.identifier).map { BusinessNumberID($0) }
        businessDigits = metadata?["display_phone_number"]?.text.map(Self.digits)
        contacts = ContactBook(json["contacts"].list)
    }

    /// Any of the known lists may stand in any of the known fields: providers move them about. False if none was there.
    func readAll(into log: inout EventLog) -> Bool {
        var elements = 0
        for (name, read) in Self.lists {
            let list = json[name].list
            elements += list.count
            for element in list { read(self, element, list.count == 1, &log) }
        }
        return readGroups(into: &log) || elements > 0
    }

    private typealias Reader = @Sendable (WebhookValue, JSON, _ isOnly: Bool, inout EventLog) -> Void

    private static let lists: [(name: String, read: Reader)] = [
        ("messages", { $0.readMessage($1, direction: .incoming, isOnly: $2, into: &$3) }),
        ("message_echoes", { $0.readMessage($1, direction: .outgoing, isOnly: $2, into: &$3) }),
        ("statuses", { value, status, _, log in value.readStatus(status, into: &log) }),
        ("history", { value, chunk, _, log in value.readHistoryChunk(chunk, into: &log) }),
        ("errors", { value, error, _, log in log.appendProblem(error, of: value.number) }),
        ("state_sync", { value, state, _, log in value.readBookContact(state, into: &log) }),
        ("user_preferences", { $0.readPreference($1, isOnly: $2, into: &$3) }),
        ("calls", { $0.readCall($1, isOnly: $2, into: &$3) }),
    ]

    private static func digits(_ text: String) -> String {
        String(decoding: text.utf8.filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }, as: UTF8.self)
    }
}
