import Domain
import Foundation
import Sync
import WhatsApp

extension Section {
    /// What happens to a message between the two databases: read from its body, rendered for its day.
    static let render = Section(name: "render", subject: "bodies read, timeline entries rendered") { options in
        let bench = RenderBench(options)
        return [bench.reading(), bench.rendering()]
    }
}

private struct RenderBench {
    private static let messagesOfDay = 20

    private let length: Duration
    private let bodies: [Data]
    private let messages: [[Message]]
    private let days: [ConversationDay]

    init(_ options: BenchOptions) {
        length = .milliseconds(options.size(2000, quick: 100))
        bodies = (0..<options.size(5000, quick: 500)).map(SignedBody.text)
        messages = (0..<options.size(500, quick: 50)).map { chat in
            (0..<Self.messagesOfDay).map { Self.message($0, ChatID(Int64(chat) + 1)) }
        }
        days = messages.map(Self.day)
    }

    func reading() -> Measurement {
        let ours = perSecondOfCPU(bodies.count, for: length) {
            for body in bodies { use(WhatsAppWebhook.read(body)) }
        }
        let foundation = perSecondOfCPU(bodies.count, for: length) {
            for body in bodies { use(try? JSONSerialization.jsonObject(with: body)) }
        }
        return Section.render.line(
            "message bodies read, of one core's time", ours, "/s",
            reference: .init(what: "JSONSerialization, nothing understood", figure: foundation))
    }

    func rendering() -> Measurement {
        let ours = perSecondOfCPU(days.count, for: length) {
            for day in days { use(renderTimeline(day)) }
        }
        let joining = perSecondOfCPU(messages.count, for: length) {
            for day in messages { use(Self.joined(day)) }
        }
        return Section.render.line(
            "timeline entries of \(Self.messagesOfDay) messages, of one core's time", ours, "/s",
            reference: .init(what: "texts joined, nothing escaped", figure: joining))
    }

    private static let person = "Ana Díaz"
    private static let business = "Ventas ES"

    private static func joined(_ messages: [Message]) -> String {
        messages.map { message in
            guard case .text(let text) = message.content else { return "" }
            return "<p><strong>\(person)</strong> → \(business)<br>\(text)</p>"
        }.joined()
    }

    private static func day(_ messages: [Message]) -> ConversationDay {
        let calendar = LocalCalendar(timeZone: "Europe/Berlin")
        let mapping = UserMapping(
            id: UserMappingID(1), number: BusinessNumberID("106540352242922"), owner: OwnerID("1"), from: .beginning,
            until: nil)
        return ConversationDay(
            chat: messages[0].chat, day: calendar.day(of: MovableClock.morning), messages: messages, amendments: [],
            referred: [:], statuses: [:], side: .person(name: person, phone: "34611000001"), businessName: business,
            contacts: [ContactID("501")], calendar: calendar,
            owner: ConversationDay.OwnerQuestionBase(
                mappings: [mapping], contactOwner: nil, fallbackOwner: nil, activeOwners: [OwnerID("1")]))
    }

    private static func message(_ index: Int, _ chat: ChatID) -> Message {
        Message(
            id: MessageID(chat.value * 1000 + Int64(index)), chat: chat,
            whatsAppID: WhatsAppMessageID("wamid.\(chat).\(index)"),
            direction: index % 2 == 0 ? .incoming : .outgoing, sentAt: MovableClock.morning + .seconds(index * 60),
            content: .text(
                """
                Buenos días, ¿siguen teniendo la mesa "Roble & Acero" de 180 × 90? En la web pone < 5 unidades.
                Iría el sábado a verla. Gracias, \(index) 🙏
                """),
            replyTo: nil)
    }
}
