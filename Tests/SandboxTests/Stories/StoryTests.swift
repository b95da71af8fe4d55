import Domain
import Foundation
import Sandbox
import Testing

/// The cast and its week.
struct StoryTests {
    private let story = Story.cast(now: .test)

    @Test func `the week is long enough, in the past, and in order`() {
        #expect((120...240).contains(story.lineCount))
        for chat in story.chats {
            #expect(chat.lines.allSatisfy { $0.at <= story.now })
            #expect(chat.lines.map(\.at) == chat.lines.map(\.at).sorted(), "\(chat.personName)")
        }
    }

    @Test(arguments: [0, 1, 300, 719, 1_439])
    func `no line lies in the future at any time of the day`(_ minute: Int64) {
        let now = Timestamp(seconds: 1_795_219_200) + .seconds(minute * 60)
        for chat in Story.cast(now: now).chats {
            #expect(chat.lines.allSatisfy { $0.at <= now })
            #expect(chat.lines.map(\.at) == chat.lines.map(\.at).sorted(), "\(chat.personName)")
        }
    }

    @Test func `three business numbers, a dozen countries, each with a chat`() {
        #expect(Set(story.chats.map(\.phoneNumberID)).count == 3)
        #expect(Set(story.people.map(\.country)).count >= 11)
        #expect(Set(story.chats.map(\.personName)) == Set(story.people.map(\.name)))
        #expect(story.people.count { $0.waID == nil } == 1)
    }

    @Test func `a group of five has people whom HubSpot knows and some whom it does not`() throws {
        let (whatsApp, hubSpot) = (WhatsAppSandbox(clock: .stopped), HubSpotSandbox())
        let record = story.play(on: whatsApp, hubSpot: hubSpot)
        let group = try #require(record.groupIDs.first.flatMap { whatsApp.group($0) })
        #expect(group.subject == "Obra Norte" && group.participants.count == 5)
        let names = group.participants.compactMap { whatsApp.person($0)?.name }
        #expect(names.count { record.contactIDs[$0] != nil } == 4)
        #expect(story.groups.flatMap(\.lines).allSatisfy { $0.at <= story.now })
    }

    @Test func `every kind of message that people send is in it`() {
        let kinds = Set(story.chats.flatMap(\.lines).map { Self.kind($0.act) })
        #expect(
            kinds.isSuperset(of: [
                "text", "image", "video", "voice", "document", "sticker", "location", "card", "button", "list", "order",
                "unsupported", "reply", "reaction", "edit", "deletion", "number", "username",
            ]))
    }

    @Test func `two contacts share one number and forty never write`() {
        let phones = story.contacts.compactMap { $0.properties["phone"]?.filter(\.isNumber).suffix(9) }
        #expect(phones.filter { $0 == "622333444" }.count == 2)
        #expect(story.contacts.count >= 60)
        #expect(Set(story.contacts.compactMap { $0.properties["email"] }).count == story.contacts.count)
    }

    @Test func `it plays the same twice`() {
        func bodies() -> [Data] {
            let whatsApp = WhatsAppSandbox(clock: .stopped)
            story.play(on: whatsApp, hubSpot: HubSpotSandbox())
            return whatsApp.takeAll().map(\.body)
        }
        let once = bodies()
        #expect(once.count == story.lineCount - 1)
        #expect(once == bodies())
    }

    @Test func `the empty story has users and nobody else`() {
        let (whatsApp, hubSpot) = (WhatsAppSandbox(clock: .stopped), HubSpotSandbox())
        let record = Story.empty(now: .test).play(on: whatsApp, hubSpot: hubSpot)
        #expect(record.ownerIDs.count == 5)
        #expect(record.contactIDs.isEmpty)
        #expect(whatsApp.people().isEmpty)
        #expect(whatsApp.takeDeliveries().isEmpty)
    }

    private static func kind(_ act: StoryAct) -> String {
        switch act {
        case .says(let content): kind(content)
        case .replies: "reply"
        case .reacts: "reaction"
        case .edits: "edit"
        case .deletes: "deletion"
        case .changesNumber: "number"
        case .adoptsUsername: "username"
        }
    }

    private static func kind(_ content: SandboxContent) -> String {
        switch content {
        case .text: "text"
        case .media(let media, _): media.kind.rawValue
        case .location: "location"
        case .contactCard: "card"
        case .buttonReply, .templateButton: "button"
        case .listReply: "list"
        case .formReply: "form"
        case .order: "order"
        case .template: "template"
        case .unsupported: "unsupported"
        case .future: "future"
        }
    }
}
