import Domain
import Storage

extension Rows {
    /// One that WhatsApp has, and a template to choose.
    func sends() async throws {
        try await outgoing(701, chat: 102, text: "We come at four.") { fate in
            _ = fate.begin(at: Self.now - .seconds(900))
            fate.prove(WhatsAppMessageID("wamid.208"))
        }
        try await template("seguimiento", "es", body: "Hola, {{1}}: ¿podemos ayudarte?")
    }

    func outgoing(
        _ id: Int64, chat: Int64, text: String, number: BusinessNumberID = Self.number,
        _ live: @escaping @Sendable (inout OutgoingFate) -> Void = { _ in }
    ) async throws {
        let day = LocalCalendar(timeZone: "UTC").day(of: Self.now)
        try await database.write { connection in
            var message = OutgoingMessage(
                id: OutgoingID(id), chat: ChatID(chat), number: number, content: .text(text, showsPreview: false),
                author: .token("mara"), askedAt: Self.now - .seconds(900),
                fate: OutgoingFate(queuedAt: Self.now - .seconds(900)))
            try OutgoingTable.insert(connection, Self.workspace, message, day: day)
            live(&message.fate)
            try OutgoingTable.save(connection, Self.workspace, message, day: day)
        }
    }

    /// WhatsApp tells a minute ago that it did not bring this to its customer.
    func giveUp(_ message: WhatsAppMessageID, code: Int64) async throws {
        let failedAt = Self.now - .seconds(60)
        try await run([
            "DELETE FROM message_statuses WHERE workspace_id = \(Self.workspace) AND wamid = \(message)",
            """
            INSERT INTO message_statuses (workspace_id, wamid, status, rank, failed_at, error_code, error_text)
            VALUES (\(Self.workspace), \(message), 'failed', \(MessageStatus.failed.rank), \(failedAt), \(code),
                'Words')
            """,
        ])
    }

    func template(_ name: String, _ language: String, body: String) async throws {
        let account = WhatsAppAccountID("102290129340398")
        let template = MessageTemplate(
            id: TemplateID("5944"), account: account, name: name, language: language, state: MessageTemplate.approved,
            category: "UTILITY", body: body,
            buttons: [MessageTemplate.Button(kind: "quick_reply", title: "Sí", hasVariable: false)])
        try await database.write { connection in
            try MessageTemplateTable.replace(connection, Self.workspace, account, with: [template], begunAt: Self.now)
            try MessageTemplateTable.noteRead(connection, Self.workspace, account, at: Self.now, due: Self.now)
        }
    }
}
