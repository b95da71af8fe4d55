import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// A file that a stranger sent, handed to a member's browser so that it can do no harm there: only what is sure to be
/// shown as what it is says its type, everything else is a download, and nothing runs, loads or is guessed.
struct FileAnswer: Sendable {
    /// Types that a browser shows without running anything. PDF is not among them: it may hold scripts.
    private static let shown: Set<String> = [
        "image/jpeg", "image/png", "image/webp", "image/gif", "audio/ogg", "audio/mpeg", "audio/mp4", "audio/aac",
        "audio/amr", "video/mp4", "video/3gpp",
    ]
    private static let policy = "default-src 'none'; sandbox; frame-ancestors 'none'"

    let item: MediaList.Item
    let store: FileStore
    /// As the browser sent them.
    let headers: HTTPFields
    let isDownload: Bool

    /// Throws `WebFailure` where the file is not here, and says why.
    func response() throws -> Response {
        guard let file = item.download.file, item.download.state == .stored else { throw absence }
        let tag = "\"\(file.hash.hexadecimal)\""
        var fields = safeFields(tag)
        if headers[.ifNoneMatch].map({ $0 == "*" || $0.contains(tag) }) ?? false {
            return Response(status: .notModified, headers: fields)
        }
        guard let size = store.size(of: file.hash) else { throw loss }
        // A part of another version is of no use to whoever has a part of this one.
        let isSame = headers[.ifRange].map { $0 == tag } ?? true
        let range = FileRange(isSame ? headers[.range] : nil, size: size)
        switch range {
        case .unsatisfiable:
            fields[.contentRange] = "bytes */\(size)"
            return Response(status: .rangeNotSatisfiable, headers: fields)
        case .whole: return try answer(.ok, file, 0..<size, fields)
        case .part(let part):
            fields[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
            return try answer(.partialContent, file, part, fields)
        }
    }

    private func answer(
        _ status: HTTPResponse.Status, _ file: KeptFile, _ range: Range<Int64>, _ fields: HTTPFields
    ) throws -> Response {
        guard let pieces = store.pieces(of: file.hash, range: range) else { throw loss }
        var fields = fields
        fields[.contentLength] = String(range.count)
        let body = ResponseBody(contentLength: range.count) { writer in
            for try await piece in pieces { try await writer.write(ByteBuffer(bytes: piece)) }
            try await writer.finish(nil)
        }
        return Response(status: status, headers: fields, body: body)
    }

    private func safeFields(_ tag: String) -> HTTPFields {
        let type = plainMIMEType(item.download.mimeType ?? "")
        let isShown = Self.shown.contains(type)
        return [
            .contentType: isShown ? type : "application/octet-stream",
            .contentDisposition: Disposition.header(item.name.text, isInline: isShown && !isDownload),
            .contentSecurityPolicy: Self.policy, .xContentTypeOptions: "nosniff", .acceptRanges: "bytes", .eTag: tag,
            .cacheControl: "private, max-age=3600",
        ]
    }

    private var absence: WebFailure {
        let problem = item.download.problem?.sentence
        switch item.download.state {
        case .waiting, .downloading:
            return WebFailure(
                status: .notFound, code: "being_fetched",
                message: "The file is being fetched from WhatsApp. \(problem ?? "Come back in a moment.")")
        case .refused: return WebFailure(status: .notFound, code: "refused", message: problem ?? "It was not taken.")
        case .gone, .stored: return WebFailure(status: .notFound, code: "gone", message: problem ?? "It is gone.")
        }
    }

    private var loss: WebFailure {
        WebFailure(
            status: .notFound, code: "lost",
            message: "The file was kept here and is not in the store any more. Restore the folder from a backup.")
    }
}

/// `Content-Disposition` (RFC 6266): the name as it is, and one for readers who know ASCII only.
enum Disposition {
    static func header(_ name: String, isInline: Bool) -> String {
        let plain = String(name.map { isPlain($0) ? $0 : "_" })
        let encoded = name.addingPercentEncoding(withAllowedCharacters: attributeCharacters) ?? "file"
        return "\(isInline ? "inline" : "attachment"); filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }

    private static func isPlain(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || " ._-()+,".contains(character))
    }

    /// RFC 8187's `attr-char`.
    private static let attributeCharacters = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~")
}

extension HTTPField.Name {
    fileprivate static let ifRange = Self("If-Range")!
}
