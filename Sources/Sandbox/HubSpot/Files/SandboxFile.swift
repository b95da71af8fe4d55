import Crypto
import Domain
import Foundation

/// A file in the account's files tool.
struct SandboxFile: Sendable {
    enum Access: String, Sendable {
        case isPrivate = "PRIVATE"
        case publicIndexable = "PUBLIC_INDEXABLE"
        case publicNotIndexable = "PUBLIC_NOT_INDEXABLE"
    }

    let id: Int64
    /// Without the extension.
    var name: String
    var fileExtension: String
    var access: Access
    var folderID: Int64?
    var mimeType: String
    var bytes: Data
    let createdAt: Timestamp
    var updatedAt: Timestamp
    /// Gone for good from then on.
    var expiresAt: Timestamp?
    var isUsableInContent = true

    var fullName: String { fileExtension.isEmpty ? name : "\(name).\(fileExtension)" }

    /// IMG, DOCUMENT, AUDIO, MOVIE or OTHER.
    var kind: String {
        switch mimeType.prefix(while: { $0 != "/" }) {
        case "image": "IMG"
        case "audio": "AUDIO"
        case "video": "MOVIE"
        case "text": "DOCUMENT"
        default: Self.documentTypes.contains(where: mimeType.contains) ? "DOCUMENT" : "OTHER"
        }
    }

    private static let documentTypes = ["pdf", "msword", "officedocument", "rtf", "opendocument"]

    var md5: String {
        Insecure.MD5.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// `foto.final.jpeg` is `foto.final` and `jpeg`.
    static func parts(of fileName: String) -> (name: String, fileExtension: String) {
        guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return (fileName, "") }
        return (String(fileName[..<dot]), String(fileName[fileName.index(after: dot)...]))
    }
}
