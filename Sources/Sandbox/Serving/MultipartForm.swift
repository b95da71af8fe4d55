import Domain
import Foundation

/// A `multipart/form-data` body (RFC 7578) with at most one file.
struct MultipartForm: Sendable {
    struct File: Sendable {
        let name: String
        let mimeType: String
        let bytes: Data
    }

    private(set) var fields: [String: String] = [:]
    private(set) var file: File?

    /// `nil` when the call carries no such form.
    init?(_ call: HTTPCall) {
        self.init(contentType: call.headers["content-type"], body: call.body)
    }

    init?(contentType: String?, body: Data) {
        guard let type = contentType, type.hasPrefix("multipart/form-data"),
            let boundary = Self.parameter("boundary", of: type)
        else { return nil }
        let mark = Data("--\(boundary)".utf8)
        var rest = body[...]
        guard let first = rest.range(of: mark) else { return nil }
        rest = rest[first.upperBound...]
        while let next = rest.range(of: Data("\r\n".utf8) + mark) {
            add(rest[rest.startIndex..<next.lowerBound])
            rest = rest[next.upperBound...]
        }
    }

    private mutating func add(_ part: Data) {
        guard let gap = part.range(of: Data("\r\n\r\n".utf8)) else { return }
        let head = String(decoding: part[part.startIndex..<gap.lowerBound], as: UTF8.self)
        let lines = head.components(separatedBy: "\r\n")
        guard let disposition = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = Self.parameter("name", of: disposition)
        else { return }
        let content = Data(part[gap.upperBound...])
        if let fileName = Self.parameter("filename", of: disposition) {
            let type = lines.first { $0.lowercased().hasPrefix("content-type:") }?.dropFirst("content-type:".count)
            file = File(
                name: fileName, mimeType: type?.trimmingCharacters(in: .whitespaces) ?? "application/octet-stream",
                bytes: content)
        } else {
            fields[name] = String(decoding: content, as: UTF8.self)
        }
    }

    private static func parameter(_ name: String, of header: String) -> String? {
        for part in header.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if pair.count == 2, pair[0].lowercased() == name {
                return pair[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            }
        }
        return nil
    }
}
