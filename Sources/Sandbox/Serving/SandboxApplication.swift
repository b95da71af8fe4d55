import Domain
public import Hummingbird
public import Logging

/// Serves a simulator over real HTTP: any method and path that no page took is turned into an `HTTPCall`, answered, and
/// turned back.
///
/// A lost answer behaves as on a real network: `.notSent` closes the connection at once, `.unknownOutcome` says nothing
/// until the client gives up, at the latest after `holdUnanswered`, and then closes.
///
/// - Parameters:
///   - port: 0 takes a free one; `onRunning` is told which.
///   - pages: adds routes of its own, such as a page to play the customer. They win over the simulator.
public func sandboxApplication(
    host: String = "127.0.0.1",
    port: Int,
    name: String,
    holdUnanswered: Duration = .seconds(30),
    logger: Logger? = nil,
    answer: @escaping SandboxAnswer,
    pages: (Router<SandboxRequestContext>) -> Void = { _ in },
    onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
) -> some ApplicationProtocol {
    let router = Router(context: SandboxRequestContext.self)
    pages(router)
    // Added last, so it runs only where no route matched.
    router.add(middleware: SandboxCatchAll(host: "\(host):\(port)", holdUnanswered: holdUnanswered, answer: answer))
    return Application(
        router: router,
        configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: name),
        onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? port) },
        logger: logger ?? Logger(label: name)
    )
}
