public import Hummingbird
import NIOCore

/// Hummingbird's own context plus the connection, because a lost answer means closing it without a word.
public struct SandboxRequestContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    let connection: any Channel

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        connection = source.channel
    }
}
