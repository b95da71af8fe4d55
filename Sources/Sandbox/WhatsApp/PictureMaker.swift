import Foundation

/// Paints a small picture as PNG: a sky, hills and a sun whose places follow from the seed. Stored, not compressed.
enum PictureMaker {
    static func png(side: Int, seed: UInt64) -> Data {
        var random = SplitMix64(seed: seed)
        let rows = pixels(side: side, using: &random)
        var file = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        let size = bigEndian(UInt32(side))
        file += chunk("IHDR", size + size + [8, 2, 0, 0, 0])
        file += chunk("IDAT", zlibStored(rows))
        file += chunk("IEND", [])
        return file
    }

    /// One filter byte (0) and three bytes a pixel, row by row.
    private static func pixels(side: Int, using random: inout SplitMix64) -> [UInt8] {
        let hue = Int.random(in: 0..<60, using: &random)
        let sun = (
            x: Int.random(in: side / 5..<side * 4 / 5, using: &random),
            y: Int.random(in: side / 6..<side / 3, using: &random)
        )
        let slope = Int.random(in: -30...30, using: &random)
        var bytes: [UInt8] = []
        for y in 0..<side {
            bytes.append(0)
            for x in 0..<side {
                let hill = side * 6 / 10 + (x - side / 2) * slope / 100 + abs((x * 3) % (side / 2) - side / 4) / 4
                let (dx, dy) = (x - sun.x, y - sun.y)
                if y > hill {
                    bytes += [UInt8(40 + hue), UInt8(110 + hue / 2), 90]
                } else if dx * dx + dy * dy < side * side / 90 {
                    bytes += [250, 210, 120]
                } else {
                    bytes += [UInt8(150 + y * 70 / side), UInt8(190 + y * 30 / side), 225]
                }
            }
        }
        return bytes
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> Data {
        let body = Array(name.utf8) + content
        return Data(bigEndian(UInt32(content.count)) + body + bigEndian(crc32(body)))
    }

    /// RFC 1950 wrapper around stored blocks of RFC 1951.
    private static func zlibStored(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x78, 0x01]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            out.append(rest.isEmpty ? 1 : 0)
            out += [UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF), UInt8(~length >> 8)]
            out += block
        } while !rest.isEmpty
        return out + bigEndian(adler32(bytes))
    }

    private static func adler32(_ bytes: [UInt8]) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return high << 16 | low
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc = crc >> 8 ^ crcTable[Int((crc ^ UInt32(byte)) & 0xFF)]
        }
        return ~crc
    }

    private static let crcTable: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [UInt8(value >> 24), UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
    }
}
