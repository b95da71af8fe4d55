public import Foundation

/// Takes the next piece of a body; false = enough, the rest is not wanted.
public typealias HTTPBodySink = @Sendable (_ piece: Data) async -> Bool

/// One call whose body is handed on piece by piece.
public typealias HTTPDownload =
    @Sendable (_ call: HTTPCall, _ sink: @escaping HTTPBodySink) async throws(HTTPFailure) -> HTTPReply

extension HTTPExchange {
    /// No piece is larger than this by much, so that a body of any size needs little memory.
    private static let pieceBytes = 64 << 10
    /// Of a body that is not the wanted one, such as an error's, this much is kept.
    public static let otherBodyBytesMax = 64 << 10

    /// Hands the body of a 200 to `sink` as it comes, and returns the reply without it. Any other reply is not handed
    /// over: up to 64 KiB of its body are in the reply. Redirects are not followed. Where the connection breaks off, or
    /// the call's time is over, after some pieces, it throws.
    public func download(
        _ call: HTTPCall, into sink: @escaping HTTPBodySink
    ) async throws(HTTPFailure) -> HTTPReply {
        if let performDownload { return try await performDownload(call, sink) }
        var reply = try await send(call)
        guard reply.status == 200 else {
            reply.body = reply.body.prefix(Self.otherBodyBytesMax)
            return reply
        }
        var rest = reply.body[...]
        reply.body = Data()
        while !rest.isEmpty {
            let piece = rest.prefix(Self.pieceBytes)
            rest = rest.dropFirst(piece.count)
            guard await sink(Data(piece)) else { break }
        }
        return reply
    }
}
