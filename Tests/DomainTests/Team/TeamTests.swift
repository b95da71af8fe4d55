import Domain
import Testing

struct TeamTests {
    @Test func `an agent may what every agent may and what was granted, an admin everything, the deactivated nothing`()
    {
        var agent = Member(id: MemberID(1), name: "A", email: "a@x", role: .agent, grants: [.changeLinks, .manageTeam])
        let granted = Permission.allCases.filter { agent.may($0) }
        #expect(Set(granted) == Permission.ofEveryAgent.union([.changeLinks]))
        let admin = Member(id: MemberID(2), name: "B", email: "b@x", role: .admin)
        #expect(Permission.allCases.allSatisfy { admin.may($0) })
        agent.isActive = false
        #expect(!Permission.allCases.contains { agent.may($0) })
    }

    @Test(
        arguments: [
            (" Ada@X.Example ", "ada@x.example"), ("a@b", "a@b"), ("a", nil), ("@b", nil), ("a@", nil), ("a@b@c", nil),
            ("a b@c", nil), ("", nil), ("a@b\u{0}", nil), (String(repeating: "a", count: 250) + "@b.example", nil),
        ] as [(String, String?)])
    func `an address has two sides and no space`(typed: String, text: String?) {
        #expect(EmailAddress(typed)?.text == text)
    }

    @Test func `waits double from the first that is too many, up to five minutes, and are forgotten in an hour`() {
        let throttle = SignInThrottle.ofAccount
        func wait(_ count: Int, later: Duration = .zero) -> Duration {
            throttle.wait(after: SignInFailures(count: count, lastAt: .beginning), at: .beginning + later)
        }
        #expect((0...4).allSatisfy { wait($0) == .zero })
        #expect((5...9).map { wait($0) } == [1, 2, 4, 8, 16].map { .seconds($0) })
        #expect(wait(500) == .seconds(300) && wait(500, later: .seconds(299)) == .seconds(1))
        #expect(wait(500, later: .seconds(3600)) == .zero)
        #expect(throttle.wait(after: nil, at: .beginning) == .zero)
    }

    @Test(arguments: [
        ("short", true), ("aaaaaaaaaaaa", true), ("ada@x.example", true), ("Ada Voss Ada", true), ("password123", true),
        ("correct horse", false), ("ñandúes y lluvia", false), (String(repeating: "ab1c", count: 51), true),
    ])
    func `a password is long, and not what anybody tries first`(password: String, isBad: Bool) {
        let problem = PasswordRule.problem(of: password, email: "ada@x.example", name: "Ada Voss Ada")
        #expect((problem != nil) == isBad)
    }

    @Test func `an author is read as it was written`() {
        for author in [Author.liaison, .token("a:b"), .member(MemberID(7), name: "Ada: Voss")] {
            #expect(Author(text: author.text) == author)
        }
        #expect(Author.member(MemberID(7), name: "A").member == MemberID(7) && Author.token("x").member == nil)
    }
}
