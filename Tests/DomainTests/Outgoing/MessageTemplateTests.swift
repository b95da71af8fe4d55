import Domain
import Testing

struct MessageTemplateTests {
    private let numbered = MessageTemplate(
        id: TemplateID("1"), account: WhatsAppAccountID("1"), name: "order", language: "en",
        state: MessageTemplate.approved, body: "Hello {{2}}, order {{1}} is ready, {{2}}.", footer: "The shop")
    private let named = MessageTemplate(
        id: TemplateID("2"), account: WhatsAppAccountID("1"), name: "cita", language: "es",
        state: MessageTemplate.approved, header: .image, body: "Hola {{nombre}}, el {{ dia }}.",
        buttons: [
            .init(kind: "quick_reply", title: "Sí", hasVariable: false),
            .init(kind: "url", title: "Ver", hasVariable: true),
        ])

    private func filling(_ template: MessageTemplate, _ values: [OutgoingTemplate.Value]) -> OutgoingTemplate {
        OutgoingTemplate(name: template.name, language: template.language, body: values)
    }

    @Test func `numbers fill by place, names by name, each wherever it stands`() {
        #expect(numbered.bodyVariables == ["1", "2"])
        #expect(
            numbered.text(of: filling(numbered, [.init(text: "77"), .init(text: "Ana")]))
                == "Hello Ana, order 77 is ready, Ana.\nThe shop")
        #expect(named.bodyVariables == ["nombre", "dia"])
        #expect(
            named.text(of: filling(named, [.init(name: "dia", text: "lunes"), .init(name: "nombre", text: "Ana")]))
                == "Hola Ana, el lunes.")
    }

    @Test func `too few values, wrong names, a missing heading and a missing button are told one by one`() {
        #expect(numbered.problems(of: filling(numbered, [.init(text: "77"), .init(text: "Ana")])) == [])
        #expect(numbered.problems(of: filling(numbered, [.init(text: "77")])).count == 1)
        let wrong = filling(named, [.init(name: "dia", text: "lunes"), .init(name: "hora", text: "10")])
        #expect(named.problems(of: wrong).count == 3)
        var right = filling(named, [.init(name: "dia", text: "lunes"), .init(name: "nombre", text: "Ana")])
        right.header = .media(OutgoingMedia(kind: .image, source: .upload("1")))
        right.buttons = [.init(index: 1, filling: .link("77"))]
        #expect(named.problems(of: right) == [])
        right.header = .media(OutgoingMedia(kind: .video, source: .upload("1")))
        #expect(named.problems(of: right).count == 1)
    }

    @Test func `only an approved template can be sent`() {
        var paused = numbered
        paused.state = "PAUSED"
        #expect(paused.problems(of: filling(paused, [.init(text: "77"), .init(text: "Ana")])).count == 1)
    }
}
