import Foundation
import Linking
import Testing

/// Random bytes against cleaning and reading: fifty thousand, or ten million in the long run.
struct ByteStormTests {
    private static let inputs = LongTests.isOn ? 2_500_000 : 11_000
    private static let slowest = Duration.milliseconds(1)

    @Test(arguments: [61, 62, 63, 64] as [UInt64])
    func `no input traps, and none takes a millisecond`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var slow: [String] = []
        var impossible: [String] = []
        for _ in 0..<Self.inputs {
            let text = Self.text(using: &generator)
            let region = Self.regions[Int(generator.next() % UInt64(Self.regions.count))]
            let start = ContinuousClock.now
            let reading = readPhones(in: text, defaultRegion: region)
            if ContinuousClock.now - start > Self.slowest, Self.median(text, region) > Self.slowest {
                slow.append(text)
            }
            if reading.numbers.isEmpty, reading.problem == nil { impossible.append(text) }
            for number in reading.numbers where !(6...15).contains(number.key.digits.utf8.count) {
                impossible.append(text)
            }
        }
        #expect(impossible.isEmpty)
        // A debug build on a busy machine proves nothing about time.
        if LongTests.isOn { #expect(slow.isEmpty) }
    }

    /// One measurement also counts what else the machine did.
    private static func median(_ text: String, _ region: Region?) -> Duration {
        let times = (0..<9).map { _ in
            ContinuousClock().measure { _ = readPhones(in: text, defaultRegion: region) }
        }
        return times.sorted()[times.count / 2]
    }

    /// Bytes of any kind, bytes that phone fields are made of, or a field that somebody has damaged.
    private static func text(using generator: inout SeededGenerator) -> String {
        let kind = generator.next() % 256
        let count = kind == 0 ? 600 : Int(generator.next() % 30)
        var bytes: [UInt8]
        switch kind % 4 {
        case 0: bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        case 1: bytes = (0..<count).map { _ in signs[Int(generator.next() % UInt64(signs.count))] }
        default: bytes = fields[Int(generator.next() % UInt64(fields.count))]
        }
        for _ in 0..<generator.next() % 4 where !bytes.isEmpty {
            bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next())
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let signs = Array("0123456789012345678901234567890+-() ./;,|#x*@:exto=&\n~'[]E<>%".utf8)
    private static let fields = KnownPair.all.map { Array($0.text.utf8) }
    private static let regions =
        [nil] + ["US", "MX", "AR", "BR", "IT", "GA", "BJ", "CI", "RU", "BY", "SM", "DE"].map { Region($0) }
}
