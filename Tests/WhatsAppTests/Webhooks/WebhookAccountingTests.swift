import Domain
import Foundation
import Testing
import WebhookSamples
import WhatsApp

/// Nothing in a body is lost unseen: each element is one event, be it known or not.
struct WebhookAccountingTests {
    @Test(arguments: WebhookSample.all)
    func `each element of a body is one event`(sample: WebhookSample) throws {
        let reading = WhatsAppWebhook.read(try sample.body.encoded())
        #expect(reading.news.flatMap(\.events).count == webhookElements(in: sample.body))
    }

    @Test func `each sample tells something or is meant not to`() throws {
        let silent = WebhookSample.all.filter { webhookElements(in: $0.body) == 0 }.map(\.name)
        #expect(silent == ["no entries"])
        let refused = try WebhookSample.all.filter { WhatsAppWebhook.read(try $0.body.encoded()).problem != nil }
        #expect(refused.map(\.name) == ["another object"])
        let names = Set(WebhookSample.all.map(\.name))
        #expect(names.count == WebhookSample.all.count && names.count > 100)
    }

    @Test(arguments: 0..<16 as Range<UInt64>)
    func `the same holds whatever becomes of a body on its way`(seed: UInt64) throws {
        var mutator = BodyMutator(seed: seed)
        let samples = WebhookSample.all.filter { $0.name != "a batch of a thousand" }
        for (index, sample) in samples.enumerated() {
            let bytes = mutator.mutate(sample.body)
            let reading = WhatsAppWebhook.read(bytes)
            guard let body = try? JSON(parsing: bytes) else {
                #expect(reading.problem != nil && reading.news.isEmpty)
                continue
            }
            let elements = webhookElements(in: body)
            #expect(
                reading.news.flatMap(\.events).count == elements,
                "seed \(seed), sample \(index) “\(sample.name)”: \(String(decoding: bytes.prefix(2000), as: UTF8.self))"
            )
            #expect(elements > 0 || reading.problem != nil || body["entry"] != nil)
        }
    }
}
