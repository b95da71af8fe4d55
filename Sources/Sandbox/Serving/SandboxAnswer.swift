public import Domain

/// How a simulator answers: in process it is called directly, over HTTP through `sandboxApplication`.
public typealias SandboxAnswer = @Sendable (HTTPCall) async throws(HTTPFailure) -> HTTPReply
