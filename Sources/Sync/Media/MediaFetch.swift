import Domain
import Foundation
import Storage
import Synchronization
import WhatsApp

/// One try to get a file: a link, the bytes, their hash. It writes to the store only what is whole and right.
struct MediaFetch: Sendable {
    let client: WhatsAppClient
    let hosts: MediaHosts
    let store: FileStore
    let settings: MediaSettings

    /// Throws where the bytes could not be written here.
    func fetch(_ download: MediaDownload) async throws(FileStoreError) -> MediaOutcome {
        if let objection = settings.objection(to: download.kind, type: download.mimeType, size: nil) {
            return .refused(objection)
        }
        let link: MediaLink
        do throws(WhatsAppFailure) {
            link = try await client.mediaLink(download.mediaID)
        } catch {
            return MediaOutcome(error)
        }
        if let objection = settings.objection(to: download.kind, type: link.mimeType, size: link.size) {
            return .refused(objection)
        }
        return try await fetch(download, link)
    }

    private func fetch(
        _ download: MediaDownload, _ link: MediaLink
    ) async throws(FileStoreError) -> MediaOutcome {
        let limit = settings.limit(of: download.kind)
        let basin = MediaBasin(try store.draft(download.message.value), limit: limit)
        let answer = await client.download(link, from: hosts, bytesMax: link.size ?? limit) { basin.take($0) }
        switch answer {
        case .handedOver(let type): return try judge(basin, download, link, type: type)
        case .linkDied: return .failed(.linkDied)
        case .unknownHost(let host): return .refused(.wrongHost(host))
        case .tokenRefused: return .disconnected(MediaProblem(.reconnect, refusedTokenSentence))
        case .other(let detail): return .failed(.notTheFile(detail))
        case .unreachable(let detail): return .failed(.unreachable(detail))
        }
    }

    /// The bytes came. Either hash will do: it is the webhook's in one spelling and Meta's answer's in another.
    private func judge(
        _ basin: MediaBasin, _ download: MediaDownload, _ link: MediaLink, type: String?
    ) throws(FileStoreError) -> MediaOutcome {
        if let problem = basin.problem { throw problem }
        let size = basin.draft.size
        if basin.isOverfull { return .refused(.tooLarge(nil, limit: basin.limit)) }
        guard size > 0 else { return .failed(.notTheFile("no bytes")) }
        let told = [download.toldHash, link.sha256.flatMap { FileHash(told: $0) }].compactMap(\.self)
        if !told.isEmpty {
            if told.contains(where: { $0 == basin.draft.hash }) { return .stored(try basin.draft.keep()) }
            return isPage(type) && !isPage(download.mimeType) ? .failed(.notTheFile("a page")) : .failed(.wrongHash)
        }
        if let expected = link.size, expected != size { return .failed(.notTheFile("\(size) of \(expected) bytes")) }
        if isPage(type), !isPage(download.mimeType) { return .failed(.notTheFile("a page")) }
        return .stored(try basin.draft.keep())
    }

    /// What proxies, sign-in pages and faulty hosts answer.
    private func isPage(_ type: String?) -> Bool {
        ["text/html", "application/json", "application/xhtml+xml"].contains(plainMIMEType(type ?? ""))
    }
}

let refusedTokenSentence = WhatsAppFailure.explanation(ofCode: 190)

/// Takes the pieces of a file, and no more than its limit.
final class MediaBasin: Sendable {
    let draft: FileDraft
    let limit: Int64
    private let state = Mutex<(isOverfull: Bool, problem: FileStoreError?)>((false, nil))

    init(_ draft: FileDraft, limit: Int64) {
        self.draft = draft
        self.limit = limit
    }

    var isOverfull: Bool { state.withLock { $0.isOverfull } }
    var problem: FileStoreError? { state.withLock { $0.problem } }

    /// False = nothing more is wanted.
    func take(_ piece: Data) -> Bool {
        guard draft.size + Int64(piece.count) <= limit else {
            state.withLock { $0.isOverfull = true }
            return false
        }
        do {
            try draft.write(piece)
            return true
        } catch {
            state.withLock { $0.problem = error }
            return false
        }
    }
}

extension MediaOutcome {
    /// Why there is no link.
    fileprivate init(_ failure: WhatsAppFailure) {
        switch failure {
        case .reconnect(let error) where error.code == 190 || error.code == 0:
            self = .disconnected(MediaProblem(.reconnect, failure.sentence))
        case .retryLater(_, let after): self = .failed(MediaProblem(.vendorTrouble, failure.sentence), after: after)
        case .final(let error) where Self.isUnknownID(error), .fixRequest(let error) where Self.isUnknownID(error):
            self = .failed(.unknownID)
        case .reconnect, .useTemplate, .final, .fixRequest:
            self = .failed(MediaProblem(.vendorTrouble, failure.sentence))
        case .unreachable, .unknownOutcome: self = .failed(MediaProblem(.unreachable, failure.sentence))
        case .unreadable(let detail): self = .failed(.notTheFile(detail))
        }
    }

    /// "No such object, or this token may not see it", or "media download error".
    private static func isUnknownID(_ error: GraphError) -> Bool { [33, 100, 131052].contains(error.code) }
}
