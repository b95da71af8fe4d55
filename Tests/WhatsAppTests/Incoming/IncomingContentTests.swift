import Domain
import Testing

struct IncomingContentTests {
    @Test func `text, also bare and empty`() {
        #expect(content(#""type":"text","text":{"body":"a\nb 👋🏽"}"#) == .text("a\nb 👋🏽"))
        #expect(content(#""type":"text","text":"bare""#) == .text("bare"))
        #expect(content(#""type":"text","text":{"body":""}"#) == .text(""))
    }

    @Test func `pictures and videos with caption`() {
        let file =
            #"{"caption":"El pa","mime_type":"image/jpeg","sha256":"q83vEjRW","id":1003,"url":"https://x.example"}"#
        let expected = MediaFile(mediaID: "1003", mimeType: "image/jpeg", caption: "El pa", sha256: "q83vEjRW")
        #expect(content(#""type":"image","image":\#(file)"#) == .image(expected))
        #expect(content(#""type":"video","video":\#(file)"#) == .video(expected))
    }

    @Test func `a voice note differs from a song`() {
        let voice = #"{"mime_type":"audio/ogg; codecs=opus","id":"5","voice":true}"#
        let song = #"{"mime_type":"audio/mpeg","id":"5"}"#
        #expect(
            content(#""type":"audio","audio":\#(voice)"#)
                == .audio(MediaFile(mediaID: "5", mimeType: "audio/ogg; codecs=opus"), isVoiceNote: true))
        #expect(
            content(#""type":"audio","audio":\#(song)"#)
                == .audio(MediaFile(mediaID: "5", mimeType: "audio/mpeg"), isVoiceNote: false))
    }

    @Test func `documents and stickers`() {
        #expect(
            content(#""type":"document","document":{"id":"6","filename":"comanda.pdf","caption":null}"#)
                == .document(MediaFile(mediaID: "6", fileName: "comanda.pdf")))
        #expect(
            content(#""type":"sticker","sticker":{"id":"7","mime_type":"image/webp","animated":"true"}"#)
                == .sticker(MediaFile(mediaID: "7", mimeType: "image/webp"), isAnimated: true))
    }

    @Test func `a place, with numbers or texts`() {
        #expect(
            content(#""type":"location","location":{"latitude":41.5,"longitude":"2.25","name":"Forn","address":""}"#)
                == .location(Location(latitude: 41.5, longitude: 2.25, name: "Forn")))
    }

    @Test(arguments: [
        #"{"latitude":"nan","longitude":2}"#, #"{"latitude":91,"longitude":2}"#, #"{"latitude":1}"#, "{}",
    ])
    func `a place that is nowhere is kept raw`(place: String) {
        #expect(content(#""type":"location","location":\#(place)"#)?.kind == "unknown")
    }

    @Test func `cards of others and the sender's own`() {
        let lina =
            #"""
            {"name":{"first_name":"Lina","last_name":"Roca"},"phones":[{"phone":"+34 655 00 01 11","wa_id":"34655000111"},{"phone":"93 111"}],"emails":[{"email":"lina@roca.example"}],"org":{"company":"Roca SL"},"origin":"other"}
            """#
        let own = #"{"phones":[{"phone":"+34 622 333 444","wa_id":34622333444}],"origin":"contact_request"}"#
        #expect(
            content(#""type":"contacts","contacts":[\#(lina),\#(own),null,3]"#)
                == .contactCards([
                    ContactCard(
                        name: "Lina Roca", phones: ["+34 655 00 01 11", "93 111"], emails: ["lina@roca.example"],
                        organization: "Roca SL", answersRequest: false, whatsAppPhones: ["34655000111"]),
                    ContactCard(
                        name: nil, phones: ["+34 622 333 444"], emails: [], organization: nil, answersRequest: true,
                        whatsAppPhones: ["34622333444"]),
                ]))
    }

    @Test func `answers to buttons, lists, forms and call requests`() {
        let button = #"{"type":"button_reply","button_reply":{"id":"yes","title":"Sí"}}"#
        let list = #"{"type":"list_reply","list_reply":{"id":"2","title":"Integral","description":"500 g"}}"#
        let form = #"{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"{\"day\":\"dl\"}"}}"#
        let call = #"{"type":"call_permission_reply","call_permission_reply":{"response":"accept"}}"#
        let expected = [
            InteractiveReply(kind: "button_reply", title: "Sí"),
            InteractiveReply(kind: "list_reply", title: "Integral", description: "500 g"),
            InteractiveReply(kind: "nfm_reply", title: "flow", description: "Sent", response: #"{"day":"dl"}"#),
            InteractiveReply(kind: "call_permission_reply", response: #"{"response":"accept"}"#),
        ]
        for (text, reply) in zip([button, list, form, call], expected) {
            #expect(content(#""type":"interactive","interactive":\#(text)"#) == .interactive(reply))
        }
        #expect(content(#""type":"interactive","interactive":{}"#)?.kind == "unknown")
    }

    @Test func `the quick reply of a template`() {
        #expect(
            content(#""type":"button","button":{"payload":"stop","text":"No, gràcies"}"#)
                == .button(text: "No, gràcies", payload: "stop"))
    }

    @Test(arguments: [(#","emoji":"👍""#, "👍" as String?), (#","emoji":"""#, nil), ("", nil)])
    func `a reaction, or its end`(emoji: String, expected: String?) {
        #expect(
            content(#""type":"reaction","reaction":{"message_id":"wamid.B9"\#(emoji)}"#)
                == .reaction(to: WhatsAppMessageID("wamid.B9"), emoji: expected))
    }

    @Test func `an order with numbers as texts`() {
        let item = #"{"product_retailer_id":"pa-1","quantity":"2","item_price":"1.5","currency":"EUR"}"#
        #expect(
            content(#""type":"order","order":{"catalog_id":"9","text":"Demà","product_items":[\#(item)]}"#)
                == .order(
                    Order(text: "Demà", items: [.init(product: "pa-1", quantity: 2, price: 1.5, currency: "EUR")])))
    }

    @Test func `an edit and a deletion point at the message they change`() {
        let edit =
            #"{"original_message_id":"wamid.O0","message":{"context":{"id":"M0"},"type":"text","text":{"body":"Tres"}}}"#
        #expect(
            content(#""type":"edit","edit":\#(edit)"#) == .edit(of: WhatsAppMessageID("wamid.O0"), to: .text("Tres")))
        #expect(
            content(#""type":"revoke","revoke":{"original_message_id":"wamid.O0"}"#)
                == .revoke(of: WhatsAppMessageID("wamid.O0")))
    }

    @Test func `an edit of an edit is kept raw and counted`() {
        let edit = #"{"original_message_id":"wamid.O0","message":{"type":"edit","edit":{}}}"#
        let read = events(of: change("messages", fromOriol(#""type":"edit","edit":\#(edit)"#)))
        #expect(read.messages.first?.content.target == WhatsAppMessageID("wamid.O0"))
        #expect(read.unknowns == ["message/edit"])
    }

    @Test func `what WhatsApp does not hand over`() {
        let poll =
            #""type":"unsupported","errors":[{"code":131051,"title":"Unsupported"}],"unsupported":{"type":"poll"}"#
        #expect(content(poll) == .unsupported(kind: "poll", code: 131051))
        #expect(content(#""type":"unknown","errors":[{"code":"131051"}]"#) == .unsupported(kind: nil, code: 131051))
        #expect(content(#""type":"image","errors":[{"code":131052}]"#) == .unsupported(kind: "image", code: 131052))
    }

    @Test func `a template somebody else sent from this number`() {
        #expect(
            content(#""type":"template","template":{"name":"recordatori","language":{"code":"ca"}}"#)
                == .template(name: "recordatori", language: "ca"))
    }

    @Test func `a kind newer than this program is a message and an unknown part`() {
        let read = events(of: change("messages", fromOriol(#""type":"hologram","hologram":{"id":"1"}"#)))
        guard case .unknown("hologram", let raw)? = read.messages.first?.content else {
            Issue.record("the message was lost")
            return
        }
        #expect(raw.contains(#""hologram":{"id":"1"}"#))
        #expect(read.unknowns == ["message/hologram"])
    }

    @Test(arguments: [
        "text", "image", "video", "audio", "document", "sticker", "location", "contacts", "interactive", "button",
        "reaction", "order", "system", "edit", "revoke", "template",
    ])
    func `a type without its object, or with a wrong one, is kept raw`(type: String) {
        for object in ["", #","\#(type)":null"#, #","\#(type)":{}"#, #","\#(type)":[]"#, #","\#(type)":true"#] {
            let read = events(of: change("messages", fromOriol(#""type":"\#(type)"\#(object)"#)))
            #expect(read.messages.count == 1)
            if type != "text" || !object.hasSuffix("true") { #expect(read.unknowns == ["message/\(type)"]) }
        }
    }

    @Test func `a message without a type is still a message`() {
        #expect(content(#""text":{"body":"?"}"#)?.kind == "unknown")
    }
}
