import Domain
import Testing

@testable import Sync

struct JoinedLinksTests {
    private static let person = PersonID(1)
    private static let methods: [Link.Method?] = [nil, .exact, .fuzzy, .manual]

    private static func standing(_ method: Link.Method?, isBlocked: Bool, _ contact: ContactID) -> LinkStanding {
        LinkStanding(
            link: method.map {
                Link(
                    id: LinkID(2), person: person, contact: contact, method: $0, rule: "", reason: "", author: .liaison,
                    madeAt: .beginning)
            },
            block: isBlocked
                ? LinkBlock(person: person, contact: contact, author: .liaison, blockedAt: .beginning) : nil)
    }

    /// Nobody is linked and blocked at once, so those do not come in.
    private static let standings: [(LinkStanding, LinkStanding)] = {
        func all(_ contact: ContactID) -> [LinkStanding] {
            methods.map { standing($0, isBlocked: false, contact) } + [standing(nil, isBlocked: true, contact)]
        }
        return all(ContactID("10")).flatMap { own in all(ContactID("20")).map { (own, $0) } }
    }()

    @Test(arguments: standings)
    func `what somebody decided about either outweighs what was linked by itself`(
        own: LinkStanding, absorbed: LinkStanding
    ) {
        let joined = JoinedLinks(own: own, absorbed: absorbed)
        let links = [own.link, absorbed.link].compactMap(\.self)
        let byHand = links.filter { $0.method == .manual }
        let isBlocked = own.block != nil || absorbed.block != nil
        #expect(joined.link == nil || joined.block == nil)
        if let first = byHand.first {
            #expect(joined.link == first)
        } else if isBlocked {
            #expect(joined.link == nil && joined.block != nil)
        } else {
            #expect(joined.link == links.first && joined.block == nil)
        }
    }
}
