import Domain
import Foundation
import Testing
import WhatsApp

struct WhatsAppFailureTests {
    /// What asking for numbers fails with when Meta answers `code` under `status`.
    private func failure(_ code: Int64, status: Int = 400) async -> WhatsAppFailure? {
        let reply =
            #"""
            {"error":{"message":"(#\#(code)) Words","type":"OAuthException","code":\#(code),\#
            "error_data":{"details":"More words"},"fbtrace_id":"AbC"}}
            """#
        return await failure(HTTPReply(status: status, body: Data(reply.utf8)))
    }

    private func failure(_ reply: HTTPReply) async -> WhatsAppFailure? {
        let exchange = HTTPExchange { _ async throws(HTTPFailure) in reply }
        let client = WhatsAppClient(exchange: exchange, baseURL: "https://graph.example", token: "t")
        do throws(WhatsAppFailure) {
            _ = try await client.numbers(of: bakeryAccount)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            ("reconnect", [0, 190, 3, 10, 200, 250, 299, 131005, 368, 131031, 131037, 131042, 131045, 133010]),
            ("retry_later", [1, 2, 4, 131000, 131016, 133004, 80007, 130429, 131056, 131057, 131208]),
            ("use_template", [131047]),
            (
                "refused",
                [
                    130497, 131048, 131064, 131026, 131049, 131050, 130472, 131021, 131030, 131062, 131063, 137000,
                    2593107, 2593108, 2593109, 999999,
                ]
            ),
            (
                "fix_request",
                [
                    33, 100, 131008, 131009, 135000, 131051, 131052, 131053, 132000, 132001, 132005, 132007, 132012,
                    132015, 132016,
                ]
            ),
        ] as [(String, [Int64])])
    func `the code decides what to do, whatever the status`(word: String, codes: [Int64]) async {
        for code in codes {
            for status in [200, 400, 401, 403, 404, 429, 500] {
                let failure = await failure(code, status: status)
                #expect(failure?.word == word, "\(code)")
                #expect(failure?.code == code)
            }
        }
    }

    @Test func `every sentence is a sentence, with Meta's words behind it`() async {
        for code in [190, 130429, 131047, 131026, 100, 424242] as [Int64] {
            let sentence = await failure(code)?.sentence ?? ""
            #expect(sentence.hasSuffix("(Meta: error \(code), (#\(code)) Words: More words)"))
            #expect(sentence.contains(WhatsAppFailure.explanation(ofCode: code)))
        }
    }

    @Test func `waiting has a length`() async {
        guard case .retryLater(_, let after)? = await failure(131056) else {
            Issue.record("the pair rate was not recognised")
            return
        }
        #expect(after == .seconds(4))
    }

    @Test(arguments: [(502, "<html>Bad gateway</html>"), (200, ""), (200, "[]"), (404, "{}")])
    func `a reply that is not the Cloud API's is unreadable`(status: Int, body: String) async {
        #expect(await failure(HTTPReply(status: status, body: Data(body.utf8)))?.word == "unreadable")
    }

    @Test func `no reply is either harmless or unknown`() async {
        for (failure, word) in [
            (HTTPFailure.notSent("refused"), "unreachable"), (.unknownOutcome("timed out"), "unknown_outcome"),
        ] {
            let exchange = HTTPExchange { _ async throws(HTTPFailure) in throw failure }
            let client = WhatsAppClient(exchange: exchange, baseURL: "https://graph.example", token: "t")
            let error = await #expect(throws: WhatsAppFailure.self) { try await client.subscribe(bakeryAccount) }
            #expect(error?.word == word)
        }
    }
}
