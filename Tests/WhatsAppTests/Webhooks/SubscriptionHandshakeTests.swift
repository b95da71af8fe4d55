import Testing
import WhatsApp

struct SubscriptionHandshakeTests {
    private let query = ["hub.mode": "subscribe", "hub.challenge": "0012345", "hub.verify_token": "tramuntana"]

    @Test func `the right token gets the challenge unchanged`() {
        #expect(SubscriptionHandshake.answer(query: query, verifyTokens: ["other", "tramuntana"]) == "0012345")
    }

    @Test func `anything else gets nothing`() {
        #expect(SubscriptionHandshake.answer(query: query, verifyTokens: ["Tramuntana"]) == nil)
        #expect(SubscriptionHandshake.answer(query: query, verifyTokens: []) == nil)
        #expect(SubscriptionHandshake.answer(query: [:], verifyTokens: ["tramuntana"]) == nil)
        for name in query.keys {
            var incomplete = query
            incomplete[name] = nil
            #expect(SubscriptionHandshake.answer(query: incomplete, verifyTokens: ["tramuntana"]) == nil)
        }
    }

    @Test func `an empty token opens nothing`() {
        var empty = query
        empty["hub.verify_token"] = ""
        #expect(SubscriptionHandshake.answer(query: empty, verifyTokens: [""]) == nil)
    }

    @Test func `a text as long as a page is not echoed`() {
        var long = query
        long["hub.challenge"] = String(repeating: "1", count: 1001)
        #expect(SubscriptionHandshake.answer(query: long, verifyTokens: ["tramuntana"]) == nil)
    }
}
