import Foundation

/// Makes message ids of WhatsApp's shape: base64 of a small binary structure that holds the chat partner's number in
/// clear and a random part. Readers must treat them as opaque (`wamid` in Meta's documentation).
enum Wamid {
    enum Direction {
        case fromPerson
        case fromBusiness
    }

    static func make(_ partner: String, _ direction: Direction, using random: inout SplitMix64) -> String {
        let tail = random.hexadecimal(direction == .fromPerson ? 20 : 18)
        var bytes: [UInt8] = [0x1C, 0x18, UInt8(clamping: partner.utf8.count)]
        bytes += partner.utf8
        bytes += [0x15, 0x02, 0x00, direction == .fromPerson ? 0x12 : 0x11, 0x18, UInt8(tail.utf8.count)]
        bytes += tail.utf8
        bytes.append(0)
        return "wamid." + Data(bytes).base64EncodedString()
    }
}
