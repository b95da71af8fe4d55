import Domain
import Storage

extension Rows {
    /// Nothing is connected.
    func bareStory() async throws {
        try await workspaceRow()
    }

    /// Everything is connected, nobody has written.
    func emptyStory() async throws {
        try await workspaceRow()
        try await connections()
    }

    /// A shop on an ordinary morning: everything works.
    func fullStory() async throws {
        try await workspaceRow()
        try await connections()
        for (index, guest) in Self.cast.enumerated() {
            let id = Int64(index + 1)
            try await person(id, name: guest.name, phone: guest.phone, key: guest.key)
            try await chat(100 + id, person: id, number: index.isMultiple(of: 3) ? Self.secondNumber : Self.number)
            if index != 4 {
                try await contact(
                    "\(546_000 + index)", first: guest.first, last: guest.last, phone: guest.phone,
                    key: guest.key)
                try await link(500 + id, person: id, contact: "\(546_000 + index)")
                try await entry(chat: 100 + id, state: "settled")
            }
        }
        try await block(person: 5)
        try await suggestion(person: 5)
        try await conflict(person: 77)
        try await phoneWrite(601, link: 502, person: 2, contact: "546001")
        try await conversation()
        try await sends()
        try await media(203)
        try await intake(1, repeated: 2)
        try await join(801, person: 1, absorbed: 900)
        try await join(802, person: 2, absorbed: 901)
        try await notice(.number(Self.number), "quality", "unflagged", "This number's quality is good.")
        try await notice(
            .template(TemplateName(name: "seguimiento|2", language: "es_MX")), "status", "approved",
            "The template is approved.")
        try await unknownPart("flows", "FLOW_STATUS_CHANGE", seen: 4, isKnown: true)
        try await unknownPart("flows", "ENDPOINT_LATENCY", isKnown: true)
        try await audit(1, "link_made", "person:1", after: "contact:546000")
        try await audit(2, "mapping_changed", "number:106540352242922", author: "token:mara")
        try await audit(3, "link_made", "person:2", after: "contact:546001", at: Self.now - .seconds(60))
    }

    /// The same shop when much is wrong at once.
    func failingStory() async throws {
        try await workspaceRow()
        try await hubSpot(
            state: "needs_reconnect",
            sentence:
                "HubSpot refuses the token since 09:41. Nothing is lost: make a new one in HubSpot and connect again.",
            isImporting: true)
        try await whatsApp(
            state: "degraded", sentence: "Meta reports quality RED for one number and sends fewer messages through it.")
        try await businessNumber()
        try await businessNumber(Self.secondNumber, phone: "+34 910 12 34 56", name: "Ventas ES")
        try await owner("71", "Mara", "Voss", isArchived: true)
        try await mapping(1, owner: "71")
        for (index, guest) in Self.cast.prefix(4).enumerated() {
            let id = Int64(index + 1)
            try await person(id, name: guest.name, phone: guest.phone, key: guest.key)
            try await chat(100 + id, person: id)
            try await message(
                200 + id, chat: 100 + id, .text("¿Hola? ¿Hay alguien?"), at: Self.now - .seconds(400 - id))
        }
        try await contact("546000", first: "Ana", last: "Díaz", phone: "5215512345678")
        try await link(501, person: 1, contact: "546000")
        try await entry(
            chat: 101, state: "refused",
            sentence: "HubSpot does not let this token write communications: add the scope crm.objects.contacts.write.")
        try await conflict(person: 2)
        try await entry(chat: 103, state: "waiting", changedAt: Self.now - .seconds(380))
        try await intake(1, state: "unreadable", problem: "The body is no JSON: it ends in the middle of an object.")
        try await intake(2, state: "failed", problem: "Liaison stumbled over a location without a place.")
        try await unknownPart("message_kind", "hologram", seen: 3)
    }

    private func connections() async throws {
        try await hubSpot()
        try await whatsApp()
        try await businessNumber()
        try await businessNumber(Self.secondNumber, phone: "+34 910 12 34 56", name: "Ventas ES")
        try await owner("71", "Mara", "Voss")
        try await owner("72", "Joan", "Puig")
        try await mapping(1, owner: "71")
        try await mapping(2, Self.secondNumber, owner: "72")
    }

    private func conversation() async throws {
        let lines: [(Int64, MessageContent, MessageDirection)] = [
            (101, .text("¿Llega mañana?"), .incoming), (101, .text("Sí, a las 10. Mara"), .outgoing),
            (102, .image(MediaFile(caption: "The sink, as it is now")), .incoming),
            (103, .text("Bom dia! Podem vir hoje à tarde?"), .incoming),
            (104, .location(Location(latitude: 41.4, longitude: 2.17, name: "Obra Norte")), .incoming),
            (
                105,
                .text("Is this still the right number for spare parts? I could not find the one on your web page."),
                .incoming
            ),
            (106, .audio(MediaFile(), isVoiceNote: true), .incoming), (102, .text("We come at four."), .outgoing),
            (102, .reaction(to: WhatsAppMessageID("wamid.208"), emoji: "👍"), .incoming),
            (104, .document(MediaFile(fileName: "Presupuesto 2026-114.pdf")), .outgoing),
        ]
        for (index, line) in lines.enumerated() {
            let id = Int64(201 + index)
            try await message(
                id, chat: line.0, line.1, direction: line.2, at: Self.now - .seconds(Int64(lines.count - index) * 470))
        }
        for hour in 2..<22 {
            for count in 0..<((hour * 7) % 11) {
                try await message(
                    Int64(hour * 20 + count - 2000), chat: 103, .text("…"),
                    at: Self.now - .seconds(Int64(hour) * 3600 - Int64(count) * 60))
            }
        }
        try await status(202, .read)
    }

    struct Guest: Sendable {
        var name: String
        var first: String
        var last: String
        var phone: String
        /// Where it is not the phone's own digits: WhatsApp writes Mexico's numbers with a 1 that belongs to no key.
        var key: String?
    }

    static let cast = [
        Guest(name: "Ana", first: "Ana", last: "Díaz", phone: "5215512345678", key: "525512345678"),
        Guest(name: "J. Hill", first: "James", last: "Hill", phone: "447700900123"),
        Guest(name: "Bruna", first: "Bruna", last: "Oliveira", phone: "5511987654321"),
        Guest(name: "Obra Norte", first: "Pau", last: "Serra", phone: "34612345678"),
        Guest(name: "+1 (parts)", first: "", last: "", phone: "14155550123"),
        Guest(name: "Amélie 🌿", first: "Amélie", last: "Laurent", phone: "33612345678"),
    ]
}
