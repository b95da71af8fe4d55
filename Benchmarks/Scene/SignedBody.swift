import Foundation
import WhatsApp

/// A webhook as WhatsApp sends it: about a kilobyte, and the signature of these very bytes.
struct SignedBody: Sendable {
    let body: Data
    let signature: String

    /// `count` text messages of some 2,000 people, each body another one.
    static func make(_ range: Range<Int>, secret: String) -> [SignedBody] {
        range.map { index in
            let body = text(index)
            return SignedBody(body: body, signature: WhatsAppSignature.header(for: body, secret: secret))
        }
    }

    /// In the order of fields and with the escapes that Meta writes.
    static func text(_ index: Int) -> Data {
        let person = 34_611_000_000 + index % 2000
        let user = "ES.1349120865530274\(1000 + index % 2000)"
        let serial = String(1_000_000_000_000 + index, radix: 16)
        return Data(
            """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":{\
            "messaging_product":"whatsapp","metadata":{"display_phone_number":"34910123456",\
            "phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"Ana D\\u00edaz \(index % 2000)"},\
            "wa_id":"\(person)","user_id":"\(user)"}],"messages":[{"from":"\(person)","from_user_id":"\(user)",\
            "id":"wamid.HBgLMzQ2MTEwMDAwMDAVAgASGBQzQUU0RjdBMTkz\(serial)AA==",\
            "timestamp":"\(1_795_251_600 + index / 100)",\
            "text":{"body":"Hola, buenos d\\u00edas. \
            Les escribo por el pedido \(index): lleg\\u00f3 ayer por la tarde, pero faltaban dos de las sillas que \
            encargamos para la terraza, y una de las mesas tiene un golpe en la esquina. \\u00bfPodr\\u00edan \
            mandarnos las que faltan esta semana y recoger la mesa el mismo d\\u00eda? Por las ma\\u00f1anas estamos \
            siempre; por las tardes mejor llamar antes. \\ud83d\\ude4f Muchas gracias y un saludo, Ana"},\
            "type":"text"}]},"field":"messages"}]}]}
            """.utf8)
    }
}
