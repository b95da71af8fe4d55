import Domain
import Hummingbird

/// A request whose token was checked: a handler that takes this type cannot forget to. A token belongs to no member, so
/// it has no sight of its own: it sees every number.
struct TokenContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let author: Author

    init(context: WebContext) throws {
        guard let name = context.tokenName else { throw WebFailure.missingToken }
        coreContext = context.coreContext
        author = .token(name)
    }
}
