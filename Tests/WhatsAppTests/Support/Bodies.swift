import Domain
import Foundation
import WhatsApp

/// The cast of these tests: Marta's bakery, and her customers Oriol and Lina.
let bakeryAccount = WhatsAppAccountID("550010020030040")
let bakeryNumber = BusinessNumberID("771122334455667")
let bakeryPhone = "34931234567"
let oriolPhone = "34622333444"
let oriolUser = BusinessScopedUserID("ES.20481310724416655001")
let noon = Timestamp(seconds: 1_797_940_800)

let metadata =
    #"""
    "messaging_product":"whatsapp","metadata":{"display_phone_number":"34931234567","phone_number_id":"771122334455667"}
    """#
let oriolContact =
    #"{"profile":{"name":"Oriol","username":"@oriol.b"},"wa_id":"34622333444","user_id":"ES.20481310724416655001"}"#

/// A webhook with one change, whose value is the metadata and `parts`.
func change(_ field: String, _ parts: String, account: String = "550010020030040") -> Data {
    envelope(entry(account, changeText(field, "{\(metadata),\(parts)}")))
}

func changeText(_ field: String, _ value: String) -> String {
    #"{"field":"\#(field)","value":\#(value)}"#
}

func entry(_ account: String, _ changes: String...) -> String {
    #"{"id":"\#(account)","time":1797940801,"changes":[\#(changes.joined(separator: ","))]}"#
}

func envelope(_ entries: String...) -> Data {
    Data(#"{"object":"whatsapp_business_account","entry":[\#(entries.joined(separator: ","))]}"#.utf8)
}

/// The parts of a value with Oriol's message, whose kind and own fields are given.
func fromOriol(_ fields: String, id: String = "wamid.O1") -> String {
    #""contacts":[\#(oriolContact)],"messages":[\#(message(fields, id: id))]"#
}

func message(_ fields: String, id: String, from: String = oriolPhone) -> String {
    #"{"from":"\#(from)","id":"\#(id)","timestamp":"1797940800",\#(fields)}"#
}

func events(of body: Data) -> [WhatsAppEvent] {
    WhatsAppWebhook.read(body).news.flatMap(\.events)
}

func messages(of body: Data) -> [ReceivedMessage] {
    events(of: body).messages
}

/// What Oriol's message with these fields says; `nil` if it is no message.
func content(_ fields: String) -> MessageContent? {
    messages(of: change("messages", fromOriol(fields))).first?.content
}

extension [WhatsAppEvent] {
    var messages: [ReceivedMessage] {
        compactMap { event in
            if case .message(let message) = event { message } else { nil }
        }
    }

    var statuses: [ReceivedStatus] {
        compactMap { event in
            if case .status(let status) = event { status } else { nil }
        }
    }

    var identityChanges: [IdentityChange] { messages.compactMap(\.identityChange) }

    var bookContacts: [BookContact] {
        compactMap { event in
            if case .bookContact(let contact) = event { contact } else { nil }
        }
    }

    /// `part/name` of each unknown part, messages of an unknown kind among them.
    var unknowns: [String] {
        compactMap { event in
            switch event {
            case .unknown(let part, let name, _): "\(part)/\(name)"
            case .message(let message): message.content.unreadKind.map { "message/\($0)" }
            case .status, .bookContact, .group, .history, .news, .marketingChoice, .problem, .withoutEffect: nil
            }
        }
    }

    var news: [AccountNews] {
        compactMap { event in
            if case .news(let news) = event { news } else { nil }
        }
    }

    var histories: [HistoryShare] {
        compactMap { event in
            if case .history(let share) = event { share } else { nil }
        }
    }

    var choices: [MarketingChoice] {
        compactMap { event in
            if case .marketingChoice(let choice) = event { choice } else { nil }
        }
    }

    /// `part/name` of each part that is known and changes nothing.
    var idleParts: [String] {
        compactMap { event in
            if case .withoutEffect(let part, let name, _) = event { "\(part)/\(name)" } else { nil }
        }
    }
}
