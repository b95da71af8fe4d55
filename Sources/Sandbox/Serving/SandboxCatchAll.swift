import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers what no route took.
struct SandboxCatchAll: RouterMiddleware {
    typealias Context = SandboxRequestContext

    /// The vendors' own bounds are lower; this one only keeps memory bounded.
    private static let largestBody = 32 * 1024 * 1024

    let host: String
    let holdUnanswered: Duration
    let answer: SandboxAnswer

    func handle(
        _ request: Request, context: SandboxRequestContext,
        next: @concurrent (Request, SandboxRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let method = HTTPCall.Method(rawValue: request.method.rawValue) else {
            throw HTTPError(.methodNotAllowed)
        }
        let body = try await request.body.collect(upTo: Self.largestBody)
        let call = HTTPCall(
            method, url(of: request), headers: headers(of: request), body: Data(body.readableBytesView),
            timeout: holdUnanswered)
        do {
            return response(to: try await answer(call))
        } catch .notSent {
            context.connection.close(promise: nil)
        } catch .unknownOutcome {
            await hold(context.connection)
        }
        return Response(status: .serviceUnavailable)
    }

    private func url(of request: Request) -> String {
        "http://\(request.head.authority ?? host)\(request.uri.string)"
    }

    private func headers(of request: Request) -> HTTPHeaders {
        HTTPHeaders(request.headers.map { ($0.name.rawName, $0.value) })
    }

    private func response(to reply: HTTPReply) -> Response {
        var fields = HTTPFields()
        for (name, value) in reply.headers {
            guard let name = HTTPField.Name(name) else { continue }
            fields[name] = value
        }
        return Response(
            status: .init(code: reply.status), headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
    }

    /// Waits until the client closes the connection, or closes it when the time is over.
    private func hold(_ connection: any Channel) async {
        let milliseconds = holdUnanswered.milliseconds
        let end = connection.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) { connection.close(promise: nil) }
        await withTaskCancellationHandler {
            try? await connection.closeFuture.get()
        } onCancel: {
            connection.close(promise: nil)
        }
        end.cancel()
    }
}
