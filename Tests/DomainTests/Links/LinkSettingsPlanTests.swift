import Domain
import Linking
import Testing

struct LinkSettingsPlanTests {
    private let plain = LinkSettings()

    @Test func `the same settings ask for nothing`() {
        let plan = LinkSettingsPlan(from: plain, to: plain)
        #expect(plan.changes.isEmpty && !plan.asksOpened && !plan.readsNumbers && !plan.readsContacts)
    }

    @Test func `only what the mirror never read is asked of HubSpot`() {
        var more = plain
        more.furtherProperties = ["fax", "second"]
        let added = LinkSettingsPlan(from: plain, to: more)
        #expect(added.readsContacts && !added.readsNumbers)
        let removed = LinkSettingsPlan(from: more, to: plain)
        #expect(!removed.readsContacts && removed.readsNumbers)
        var other = plain
        other.furtherProperties = ["second", "third"]
        let exchanged = LinkSettingsPlan(from: more, to: other)
        #expect(exchanged.readsContacts && exchanged.readsNumbers)
        #expect(exchanged.changes.map(\.setting) == ["phone_properties"])
        #expect(exchanged.changes[0].before == "fax, second" && exchanged.changes[0].after == "second, third")
    }

    @Test func `another order of the same fields is no change`() {
        var (one, other) = (plain, plain)
        one.furtherProperties = ["fax", "second"]
        other.furtherProperties = ["second", "fax"]
        #expect(LinkSettingsPlan(from: one, to: other).changes.isEmpty)
    }

    @Test func `a country reads numbers, fuzziness asks about opened chats, and the written field does neither`() {
        var region = plain
        region.defaultRegion = Region("MX")
        var fuzzy = plain
        fuzzy.fuzzy = .wide
        var target = plain
        target.phoneProperty = nil
        #expect(LinkSettingsPlan(from: plain, to: region).readsNumbers)
        #expect(LinkSettingsPlan(from: plain, to: fuzzy).asksOpened)
        let leaving = LinkSettingsPlan(from: plain, to: target)
        #expect(!leaving.readsNumbers && !leaving.readsContacts && !leaving.asksOpened)
        #expect(leaving.changes.map(\.after) == ["none"])
    }
}
