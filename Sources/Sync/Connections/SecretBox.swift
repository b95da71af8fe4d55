import Crypto
public import Foundation

/// Secrets at rest: AES-GCM under the key of this installation, bound to what they are for, so that a sealed token
/// copied into another row does not open.
public struct SecretBox: Sendable {
    private let key: SymmetricKey

    /// - Parameter passphrase: `LIAISON_SECRET_KEY`, or the text of the key file; at least 16 characters.
    public init(passphrase: String) throws(SecretBoxError) {
        guard passphrase.utf8.count >= 16 else { throw .keyTooShort }
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(passphrase.utf8)), salt: Data("liaison".utf8),
            info: Data("secrets at rest".utf8), outputByteCount: 32)
    }

    public func seal(_ secret: String, purpose: String) throws(SecretBoxError) -> Data {
        guard
            let box = try? AES.GCM.seal(
                Data(secret.utf8), using: key, authenticating: Data(purpose.utf8)), let combined = box.combined
        else { throw .cannotSeal }
        return combined
    }

    public func open(_ sealed: Data, purpose: String) throws(SecretBoxError) -> String {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let secret = try? AES.GCM.open(box, using: key, authenticating: Data(purpose.utf8))
        else { throw .cannotOpen }
        return String(decoding: secret, as: UTF8.self)
    }
}

public enum SecretBoxError: Error, Equatable {
    case keyTooShort
    case cannotSeal
    case cannotOpen
}

extension SecretBoxError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .keyTooShort: "LIAISON_SECRET_KEY must have at least 16 characters"
        case .cannotSeal: "A secret could not be encrypted"
        case .cannotOpen:
            "A stored secret does not open with this LIAISON_SECRET_KEY: use the key it was stored with, or connect again"
        }
    }
}
