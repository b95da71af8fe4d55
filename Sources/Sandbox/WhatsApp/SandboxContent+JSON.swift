import Domain
import Foundation

extension SandboxContent {
    /// The value of `type` in a webhook.
    var type: String {
        switch self {
        case .text: "text"
        case .media(let media, _): media.kind.webhookType
        case .location: "location"
        case .contactCard: "contacts"
        case .buttonReply, .listReply, .formReply: "interactive"
        case .templateButton: "button"
        case .order: "order"
        case .template: "template"
        case .unsupported: "unsupported"
        case .future(let type): type
        }
    }

    /// The fields that make a message of this content: `type`, the object named after it, and `errors` where needed.
    /// `file` is the uploaded media object (`id`, `url`, `sha256`, `mime_type`).
    func fields(file: [String: JSON]) -> [String: JSON] {
        var fields: [String: JSON] = ["type": .string(type)]
        if case .unsupported = self {
            fields["errors"] = [GraphError.unsupportedIncoming.value]
        }
        fields[type] = object(file: file)
        return fields
    }

    private func object(file: [String: JSON]) -> JSON {
        switch self {
        case .text(let text): ["body": .string(text)]
        case .media(let media, let caption): .object(Self.object(of: media, caption: caption, file: file))
        case .location(let latitude, let longitude, let name, let address):
            Self.object(latitude: latitude, longitude: longitude, name: name, address: address)
        case .contactCard(let card): [card.object]
        case .buttonReply(let id, let title):
            ["type": "button_reply", "button_reply": ["id": .string(id), "title": .string(title)]]
        case .listReply(let id, let title, let description):
            Self.object(listReply: id, title: title, description: description)
        case .formReply(let answers): Self.object(form: answers)
        case .templateButton(let payload, let text): ["payload": .string(payload), "text": .string(text)]
        case .order(let order): order.object
        case .template(let name, let language): ["name": .string(name), "language": ["code": .string(language)]]
        case .unsupported(let kind): ["type": .string(kind)]
        case .future: ["note": "a kind of message that did not exist when this was written"]
        }
    }

    private static func object(of media: SandboxMedia, caption: String?, file: [String: JSON]) -> [String: JSON] {
        var object = file
        if let caption { object["caption"] = .string(caption) }
        switch media.kind {
        case .voice: object["voice"] = true
        case .audio: object["voice"] = false
        case .document: object["filename"] = .string(media.fileName ?? "document")
        case .sticker: object["animated"] = false
        case .image, .video: break
        }
        return object
    }

    private static func object(latitude: Double, longitude: Double, name: String?, address: String?) -> JSON {
        var object: [String: JSON] = ["latitude": .number(latitude), "longitude": .number(longitude)]
        if let name { object["name"] = .string(name) }
        if let address { object["address"] = .string(address) }
        return .object(object)
    }

    private static func object(listReply id: String, title: String, description: String?) -> JSON {
        var reply: [String: JSON] = ["id": .string(id), "title": .string(title)]
        if let description { reply["description"] = .string(description) }
        return ["type": "list_reply", "list_reply": .object(reply)]
    }

    private static func object(form answers: [String: String]) -> JSON {
        let text = String(decoding: EscapedJSON.bytes(of: .object(answers.mapValues { .string($0) })), as: UTF8.self)
        return ["type": "nfm_reply", "nfm_reply": ["name": "flow", "body": "Sent", "response_json": .string(text)]]
    }
}

extension SandboxContactCard {
    fileprivate var object: JSON {
        let words = name.split(separator: " ", maxSplits: 1)
        var phoneEntry: [String: JSON] = ["phone": .string(phone), "type": "CELL"]
        if let waID { phoneEntry["wa_id"] = .string(waID) }
        return [
            "name": ["formatted_name": .string(name), "first_name": .string(String(words.first ?? ""))],
            "phones": [.object(phoneEntry)],
            "origin": .string(origin),
        ]
    }
}

extension SandboxOrder {
    fileprivate var object: JSON {
        [
            "catalog_id": "194836987003835", "text": .string(text),
            "product_items": [
                [
                    "product_retailer_id": .string(product), "quantity": .integer(Int64(quantity)),
                    "item_price": .integer(Int64(price)), "currency": .string(currency),
                ]
            ],
        ]
    }
}
