import Domain
public import Hummingbird

/// What every request carries.
public struct WebContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The API token that was presented, by name, once `TokenMiddleware` has looked.
    var tokenName: String?

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }
}

extension WebContext {
    /// Who did it, for the audit. Without sign-in there is nobody to name: the demo on this machine.
    var author: Author { .token(tokenName ?? "browser") }
}
