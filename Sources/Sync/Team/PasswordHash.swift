import Crypto
import CryptoExtras
import Foundation

/// What one guess at a password costs: scrypt's three numbers (RFC 7914).
public struct PasswordCost: Sendable, Equatable {
    /// The rounds are two to this power.
    public var roundsPower: Int
    public var blockSize: Int
    public var parallelism: Int

    public init(roundsPower: Int, blockSize: Int = 8, parallelism: Int = 1) {
        self.roundsPower = roundsPower
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// 32 MB and about a tenth of a second for each guess.
    public static let usual = PasswordCost(roundsPower: 15)
    /// For tests and the demo, whose passwords protect nothing.
    public static let none = PasswordCost(roundsPower: 4)

    /// What is read from the database is not let use more than this.
    var isBearable: Bool {
        (1...20).contains(roundsPower) && (1...16).contains(blockSize) && (1...4).contains(parallelism)
    }
}

/// A password as it is stored: `scrypt$15$8$1$salt$key`, the last two in Base64. The cost stands with each, so that it
/// can rise without anybody losing theirs.
struct PasswordHash: Sendable, Equatable {
    static let saltBytes = 16
    private static let keyBytes = 32

    let cost: PasswordCost
    private let salt: Data
    private let key: Data

    /// Takes as long as the cost says.
    init(of password: String, cost: PasswordCost, salt: Data) throws {
        self.cost = cost
        self.salt = salt
        key = try Self.key(password, cost, salt)
    }

    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let power = Int(parts[1]), let size = Int(parts[2]),
            let lanes = Int(parts[3]), let salt = Data(base64Encoded: String(parts[4])),
            let key = Data(base64Encoded: String(parts[5])), key.count == Self.keyBytes
        else { return nil }
        cost = PasswordCost(roundsPower: power, blockSize: size, parallelism: lanes)
        guard cost.isBearable else { return nil }
        self.salt = salt
        self.key = key
    }

    var text: String {
        "scrypt$\(cost.roundsPower)$\(cost.blockSize)$\(cost.parallelism)$\(salt.base64EncodedString())"
            + "$\(key.base64EncodedString())"
    }

    /// Compared in constant time.
    func fits(_ password: String) throws -> Bool {
        let other = try Self.key(password, cost, salt)
        return zip(key, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// The same word typed on two keyboards may come in two spellings of Unicode.
    private static func key(_ password: String, _ cost: PasswordCost, _ salt: Data) throws -> Data {
        let bytes = Data(password.precomposedStringWithCanonicalMapping.utf8)
        return try KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: keyBytes, rounds: 1 << cost.roundsPower,
            blockSize: cost.blockSize, parallelism: cost.parallelism
        ).withUnsafeBytes { Data($0) }
    }
}
