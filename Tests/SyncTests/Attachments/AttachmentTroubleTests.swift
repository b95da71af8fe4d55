import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import Synchronization
import TestEngines
import Testing

@testable import Sync

struct AttachmentTroubleTests {
    @Test(arguments: TestEngine.available)
    func `an upload or a note whose answer was lost is looked for, and is there once`(engine: TestEngine) async throws {
        try await withLinkedDesk(engine) { desk, _ in
            for seed in 1...5 as ClosedRange<UInt64> {
                try await desk.receive(.media(.picture(seed: seed), caption: nil), .document("\(seed).pdf"))
                try await desk.fetchAll()
                try await desk.office.settle()
                desk.office.setFaults {
                    $0.seed = seed
                    $0.lostAfterEffect = 0.5
                    $0.lostBeforeEffect = 0.2
                }
                for _ in 0..<20 {
                    do {
                        _ = try await desk.attachments.step()
                    } catch is HubSpotFailure {
                        desk.office.time.advance(.seconds(130))
                    }
                }
                desk.office.setFaults { _ in }
                try await desk.settle()
                #expect(desk.office.hub.files().count == 2 * Int(seed))
                #expect(desk.office.hub.notes().map(\.attachments.count) == [2 * Int(seed)])
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `killed at any call, HubSpot holds each file and each note once in the end`(engine: TestEngine) async throws {
        for step in 1...8 {
            try await withLinkedDesk(engine) { desk, _ in
                try await desk.receive(.photo(), .document("a.pdf"))
                try await desk.fetchAll()
                try await desk.office.settle()
                // The process ends behind its n-th call: what that brought about is not recorded.
                let mortal = MortalExchange(desk.office.hub.exchange, after: step)
                await #expect(throws: (any Error).self) {
                    for _ in 0..<20 { _ = try await desk.attachments(desk.office.client(mortal.exchange)).step() }
                    throw CancellationError()
                }
                desk.office.time.advance(.seconds(130))
                try await desk.settle()
                #expect(desk.office.hub.files().count == 2, "killed at call \(step)")
                #expect(desk.office.hub.notes().map(\.attachments.count) == [2], "killed at call \(step)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `what HubSpot will not take becomes a link and holds up nothing else`(engine: TestEngine) async throws {
        try await withLinkedDesk(engine) { desk, _ in
            try await desk.receive(.photo(), .document("a.pdf"))
            try await desk.fetchAll()
            try await desk.office.settle()
            let stubborn = HTTPExchange { call async throws(HTTPFailure) in
                if call.url.hasSuffix("/files"), call.body.range(of: Data("a-".utf8)) != nil {
                    return HTTPReply(status: 413, body: Data(#"{"message":"too large"}"#.utf8))
                }
                return try await desk.office.hub.exchange.send(call)
            }
            while let next = try await desk.attachments(desk.office.client(stubborn)).step() {
                if next > desk.office.time.now { desk.office.time.advance(next - desk.office.time.now) }
            }
            try await desk.settle()
            #expect(desk.office.hub.files().count == 1)
            #expect(desk.office.hub.notes().map(\.attachments.count) == [1])
            #expect(desk.office.hub.communications().first?.body.contains(">📄 Document: a.pdf</a>") == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a contact that HubSpot lost in between stops nothing else, and the note follows the link`(
        engine: TestEngine
    ) async throws {
        try await withLinkedDesk(engine) { desk, contact in
            try await desk.receive(.photo())
            try await desk.fetchAll()
            try await desk.office.settle()
            #expect(desk.office.hub.deleteContact(contact.value))
            _ = try await desk.attachments.step()
            #expect(desk.office.hub.notes().isEmpty)
            try await desk.office.readHubSpot()
            try await desk.settle()
            #expect(try await desk.office.count("attachment_entries") == 0)
            #expect(desk.office.hub.files().isEmpty)
        }
    }
}

/// A line that is cut behind its n-th call, as when the process is killed there.
private final class MortalExchange: Sendable {
    private let inner: HTTPExchange
    private let left: Mutex<Int>

    init(_ inner: HTTPExchange, after limit: Int) {
        self.inner = inner
        left = Mutex(limit)
    }

    var exchange: HTTPExchange {
        HTTPExchange { [self] call async throws(HTTPFailure) in
            let left = left.withLock { left in
                left -= 1
                return left
            }
            guard left >= 0 else { throw .notSent("the process is gone") }
            let reply = try await inner.send(call)
            guard left > 0 else { throw .unknownOutcome("the process is gone") }
            return reply
        }
    }
}
