import Domain
public import Hummingbird

/// What every request carries.
public struct WebContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The API token that was presented, by name, once `TokenMiddleware` has looked.
    var tokenName: String?
    /// Who signed in, once the session was looked up. `nil` where the pages are open to everybody.
    var member: Member?
    /// Through which session they look.
    var session: MemberSession?
    /// The other end of the connection, which may be a proxy's.
    let peer: String?

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}

extension WebContext {
    /// Who did it, for the audit.
    var author: Author { member?.author ?? .token(tokenName ?? "browser") }

    /// Whether the page may show and do what needs `permission`.
    func may(_ permission: Permission) -> Bool {
        member?.may(permission) ?? true
    }

    /// Whoever is signed in, for pages about oneself.
    func requireMember() throws -> Member {
        guard let member else { throw WebFailure.notFound("Nobody is signed in here, so there is no account to show.") }
        return member
    }

    /// Throws the sentence that tells somebody what they may not.
    func require(_ permission: Permission) throws {
        if !may(permission) { throw WebFailure.notAllowed(permission) }
    }

    /// The numbers whose chats they see.
    var sight: Sight { member?.sight ?? .all }

    /// Throws as if the chat did not exist where its number is not theirs to see.
    func requireSight(
        of number: BusinessNumberID, _ sentence: String = "No chat of yours is at this address."
    ) throws {
        if !sight.includes(number) { throw WebFailure.notFound(sentence) }
    }
}
