import Foundation

/// Silence as Opus in Ogg (RFC 7845), so that a voice note of the sandbox plays in a browser.
enum VoiceMaker {
    /// One packet is 20 ms of silence: CELT, full band, mono, three bytes.
    private static let silence: [UInt8] = [0xF8, 0xFF, 0xFE]
    private static let samplesPerPacket: UInt64 = 960
    private static let packetsPerPage = 50

    static func ogg(seconds: Int) -> Data {
        var file = page(packets: [head], granule: 0, sequence: 0, flags: 2)
        file += page(packets: [tags], granule: 0, sequence: 1, flags: 0)
        for second in 0..<seconds {
            let granule = UInt64(second + 1) * UInt64(packetsPerPage) * samplesPerPacket
            let packets = Array(repeating: silence, count: packetsPerPage)
            let isLast = second == seconds - 1
            file += page(packets: packets, granule: granule, sequence: UInt32(second + 2), flags: isLast ? 4 : 0)
        }
        return Data(file)
    }

    private static let head: [UInt8] =
        Array("OpusHead".utf8) + [1, 1, 0x38, 0x01] + littleEndian(48_000, bytes: 4) + [0, 0, 0]

    private static let tags: [UInt8] =
        Array("OpusTags".utf8) + littleEndian(7, bytes: 4) + Array("sandbox".utf8) + littleEndian(0, bytes: 4)

    private static func page(packets: [[UInt8]], granule: UInt64, sequence: UInt32, flags: UInt8) -> [UInt8] {
        var bytes = Array("OggS".utf8) + [0, flags]
        bytes += littleEndian(granule, bytes: 8) + littleEndian(1, bytes: 4)
        bytes += littleEndian(UInt64(sequence), bytes: 4) + [0, 0, 0, 0]
        bytes.append(UInt8(packets.count))
        bytes += packets.map { UInt8($0.count) }
        bytes += packets.joined()
        bytes.replaceSubrange(22..<26, with: littleEndian(UInt64(checksum(bytes)), bytes: 4))
        return bytes
    }

    /// Ogg's CRC: polynomial 0x04C11DB7, no reflection, start and final value 0.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0
        for byte in bytes {
            crc ^= UInt32(byte) << 24
            for _ in 0..<8 {
                crc = crc & 0x8000_0000 != 0 ? crc << 1 ^ 0x04C1_1DB7 : crc << 1
            }
        }
        return crc
    }

    private static func littleEndian(_ value: UInt64, bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(value >> UInt64($0 * 8) & 0xFF) }
    }
}
