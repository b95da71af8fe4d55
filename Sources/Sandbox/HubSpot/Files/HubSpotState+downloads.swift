import Crypto
import Domain
import Foundation

/// Files as a browser fetches them: by signed address, or by their own where they are public. No token, no limit.
extension HubSpotState {
    /// Stated nowhere; a quarter of an hour where the call names none.
    private static let standardSeconds: Int64 = 900

    func signedURL(_ file: SandboxFile, _ request: HubSpotRequest) throws(HubSpotRefusal) -> JSON {
        let asked = request.query["expirationSeconds"]
        guard let seconds = asked == nil ? Self.standardSeconds : asked.flatMap({ Int64($0) }), seconds > 0 else {
            throw .validation("expirationSeconds must be a positive number.")
        }
        let end = request.now + .seconds(seconds)
        let path = "/filemanager/\(options.hubID)/\(file.id)"
        return [
            "url": .string(
                "\(request.origin)\(path)?expires=\(end.milliseconds)&signature=\(signature(path, end.milliseconds))"),
            "expiresAt": .string(HubSpotTime.text(end)), "name": .string(file.name),
            "extension": .string(file.fileExtension), "size": .integer(Int64(file.bytes.count)),
            "type": .string(file.kind),
        ]
    }

    /// Nil where the call is not for a file.
    func download(_ path: [String], _ query: QueryItems, now: Timestamp) -> HTTPReply? {
        switch path.first {
        case "filemanager" where path.count == 3: signed(path, query, now: now) ?? .missingPage
        case "hubfs" where path.count > 2: hosted(path.dropFirst(2).joined(separator: "/"), now: now) ?? .missingPage
        default: nil
        }
    }

    private func signed(_ path: [String], _ query: QueryItems, now: Timestamp) -> HTTPReply? {
        guard let end = query["expires"].flatMap({ Int64($0) }), now.milliseconds < end,
            query["signature"] == signature("/" + path.joined(separator: "/"), end)
        else {
            return HTTPReply(status: 403, headers: ["Content-Type": "text/plain"], body: Data("expired".utf8))
        }
        return Int64(path[2]).flatMap { files.file($0, now: now) }.map(HTTPReply.file)
    }

    private func hosted(_ path: String, now: Timestamp) -> HTTPReply? {
        files.file(at: path, now: now).flatMap { $0.access == .isPrivate ? nil : .file($0) }
    }

    private func signature(_ path: String, _ end: Int64) -> String {
        let key = SymmetricKey(data: Data("sandbox-\(options.hubID)".utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(path)?\(end)".utf8), using: key)
        return code.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension HTTPReply {
    static let missingPage = HTTPReply(
        status: 404, headers: ["Content-Type": "text/plain; charset=utf-8"], body: Data("resource not found".utf8))

    fileprivate static func file(_ file: SandboxFile) -> HTTPReply {
        HTTPReply(
            status: 200,
            headers: [
                "Content-Type": file.mimeType, "Content-Disposition": "inline; filename=\"file.\(file.fileExtension)\"",
                "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'",
            ], body: file.bytes)
    }
}
