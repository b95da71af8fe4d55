import Domain

extension OutgoingTemplate {
    var wire: JSON {
        var fields: [String: JSON] = ["name": .string(name), "language": ["code": .string(language)]]
        let components = headerComponent + bodyComponent + buttons.map(\.wire)
        if !components.isEmpty { fields["components"] = .array(components) }
        return .object(fields)
    }

    private var headerComponent: [JSON] {
        guard let header else { return [] }
        let parameters: [JSON] =
            switch header {
            case .text(let values): values.map(\.wire)
            case .media(let media): [["type": .string(media.kind.rawValue), media.kind.rawValue: media.wire]]
            case .location(let location): [["type": "location", "location": location.wire]]
            }
        return [["type": "header", "parameters": .array(parameters)]]
    }

    private var bodyComponent: [JSON] {
        body.isEmpty ? [] : [["type": "body", "parameters": .array(body.map(\.wire))]]
    }
}

extension OutgoingTemplate.Value {
    fileprivate var wire: JSON {
        var fields: [String: JSON] = ["type": "text", "text": .string(text)]
        fields["parameter_name"] = name.map { .string($0) }
        return .object(fields)
    }
}

extension OutgoingTemplate.Button {
    fileprivate var wire: JSON {
        let (kind, parameter): (String, JSON) =
            switch filling {
            case .link(let end): ("url", ["type": "text", "text": .string(end)])
            case .payload(let payload): ("quick_reply", ["type": "payload", "payload": .string(payload)])
            case .code(let code): ("copy_code", ["type": "coupon_code", "coupon_code": .string(code)])
            }
        return [
            "type": "button", "sub_type": .string(kind), "index": .string(String(index)), "parameters": [parameter],
        ]
    }
}
