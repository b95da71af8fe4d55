import Domain
import Foundation

/// What a browser looks at.
extension ControlDesk {
    func page(_ request: ControlRequest) throws(ControlError) -> HTTPReply {
        html(templates.render(try view(request), "control"))
    }

    /// The parts that change by themselves, or 204 when nothing did since the digest in `seen`.
    func live(_ request: ControlRequest) throws(ControlError) -> HTTPReply {
        let view = try view(request)
        let parts: [(String, String)] = [
            ("people", templates.render(view, "people")), ("groups", templates.render(view, "groups")),
            ("group", templates.render(view, "group")), ("chat", templates.render(view, "chat")),
            ("hubspot", templates.render(view, "hubspot")), ("weather", templates.render(view, "weather")),
        ]
        let digest = Self.digest(parts.map(\.1).joined(separator: "\u{1}"))
        guard digest != request.query["seen"] else { return HTTPReply(status: 204) }
        return json([
            "seen": .string(digest),
            "parts": .object(Dictionary(parts.map { ($0, .string($1)) }, uniquingKeysWith: { $1 })),
        ])
    }

    func asset(_ name: String) throws(ControlError) -> HTTPReply {
        guard let bytes = ControlTemplates.file(name) else { throw .notFound }
        let type =
            [".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"]
            .first { name.hasSuffix($0.key) }?.value ?? "text/plain"
        return HTTPReply(
            status: 200, headers: ["content-type": type + "; charset=utf-8", "cache-control": "no-cache"], body: bytes)
    }

    /// The file of a message, for the page's own pictures and players.
    func media(_ request: ControlRequest) throws(ControlError) -> HTTPReply {
        guard let wamid = request.query["wamid"], let media = whatsApp.message(wamid)?.content.media else {
            throw .noSuchMessage
        }
        return HTTPReply(
            status: 200,
            headers: [
                "content-type": media.mimeType, "cache-control": "max-age=3600", "x-content-type-options": "nosniff",
                "content-security-policy": "sandbox; default-src 'none'",
            ],
            body: media.bytes)
    }

    private func view(_ request: ControlRequest) throws(ControlError) -> ControlView {
        let choice = try choice(request.query)
        return ControlView(
            choice: choice, whatsApp: whatsApp, hubSpot: hubSpot, dashboardURL: dashboardURL, now: clock.now)
    }

    /// Whom and what the page shows: as asked, else the first person and the number they wrote to last.
    func choice(_ fields: [String: String]) throws(ControlError) -> ControlChoice {
        var person: SandboxPerson?
        if let asked = fields["person"] {
            guard let known = Int(asked).flatMap({ whatsApp.person(SandboxPersonID($0)) }) else { throw .noSuchPerson }
            person = known
        } else {
            person = whatsApp.people(limit: 1).first
        }
        let group = try group(fields)
        let usual =
            group?.number ?? person.flatMap { whatsApp.numbers(of: $0.id).first } ?? whatsApp.account.numbers.first?.id
        guard let number = (group?.number ?? fields["number"] ?? usual).flatMap({ whatsApp.account.number($0) }) else {
            throw .noSuchNumber
        }
        return ControlChoice(
            person: person, number: number, contactID: fields["contact"].flatMap { $0.isEmpty ? nil : $0 },
            group: group)
    }

    private func group(_ fields: [String: String]) throws(ControlError) -> SandboxGroup? {
        guard let id = fields["group"], !id.isEmpty else { return nil }
        guard let group = whatsApp.group(id) else { throw .noSuchGroup }
        return group
    }

    /// FNV-1a, enough to notice a change.
    private static func digest(_ text: String) -> String {
        String(
            text.utf8.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }, radix: 36
        )
    }
}

struct ControlChoice: Sendable {
    let person: SandboxPerson?
    let number: SandboxBusinessNumber
    /// The HubSpot contact to show beside the chat, if it was picked by hand.
    let contactID: String?
    /// The group to show in the place of the person's own chat.
    var group: SandboxGroup?
}
