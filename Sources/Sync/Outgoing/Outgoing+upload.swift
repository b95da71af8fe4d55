public import Domain
public import Foundation
import Storage
import Synchronization
import WhatsApp

/// Why WhatsApp did not take a file.
public struct UploadFailure: ExplainedFailure, Equatable {
    public var word: String
    public var sentence: String
    /// Trying again later may go well.
    public var mayPass: Bool

    public var level: FailureLevel { .warning }
}

extension Outgoing {
    /// Larger documents are sent by a link: a file is held in memory while it is handed on.
    public static let uploadBytesMax = 16 << 20
    private static let uploadsMax = 2
    private static let uploads = Mutex(0)

    /// Hands a file on to WhatsApp while somebody waits. Throws `OutgoingRefusal` or `UploadFailure`.
    ///
    /// - Parameters:
    ///   - type: its MIME type.
    ///   - read: the file, read only when its turn has come.
    public func upload(
        type: String, name: String, for number: BusinessNumberID, _ read: () async throws -> Data
    ) async throws -> String {
        let row = try await account(of: number)
        let isTurn = Self.uploads.withLock { uploads in
            guard uploads < Self.uploadsMax else { return false }
            uploads += 1
            return true
        }
        guard isTurn else {
            throw UploadFailure(
                word: "busy", sentence: "Other files are being uploaded now. Try again in a moment.", mayPass: true)
        }
        defer { Self.uploads.withLock { $0 -= 1 } }
        let type = type.prefix { $0 != ";" }.lowercased()
        let file = try await read()
        let kind = OutgoingMedia.Kind(mimeType: type)
        let (size, most) = (byteSize(Int64(file.count)), byteSize(Int64(kind.bytesMax)))
        guard (1...kind.bytesMax).contains(file.count) else {
            throw OutgoingRefusal.invalid([
                OutgoingProblem("file", "The file has \(size); as \(kind.rawValue) WhatsApp takes at most \(most).")
            ])
        }
        do {
            return try await connections.whatsAppClient(row).upload(file, type: type, name: name, for: number)
        } catch let failure as WhatsAppFailure {
            throw UploadFailure(word: failure.word, sentence: failure.sentence, mayPass: failure.mayPass)
        }
    }

    private func account(of number: BusinessNumberID) async throws -> WhatsAppAccountTable.Row {
        let workspace = workspace
        let row = try await connections.database.read { connection in
            let account = try BusinessNumberTable.find(connection, workspace, number)?.account
            return try WhatsAppAccountTable.all(connection).first {
                $0.workspace == workspace && $0.account.id == account
            }
        }
        guard let row else { throw OutgoingRefusal.unknownNumber(number) }
        return row
    }
}

extension OutgoingMedia.Kind {
    /// What a file of this type is sent as (facts of the Cloud API, section 13). Anything may be a document.
    public init(mimeType: String) {
        switch mimeType {
        case "image/jpeg", "image/png": self = .image
        case "image/webp": self = .sticker
        case "video/mp4", "video/3gpp": self = .video
        case _ where mimeType.hasPrefix("audio/"): self = .audio
        default: self = .document
        }
    }
}

extension WhatsAppFailure {
    fileprivate var mayPass: Bool {
        switch self {
        case .retryLater, .unreachable, .unknownOutcome: true
        case .reconnect, .useTemplate, .final, .fixRequest, .unreadable: false
        }
    }
}
