import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import Synchronization
import TestEngines
import Testing
import WhatsApp

@testable import Sync

/// An office whose customers send files.
struct MediaDesk: Sendable {
    let office: Office
    let line: OfficeLine
    let folder: String
    let store: FileStore
    let work: MediaWork
    let weather: FaultPlan
    let oriol: SandboxCustomer

    var whatsApp: WhatsAppSandbox { line.whatsApp }

    /// What Oriol sends arrives, and waits to be fetched.
    @discardableResult
    func receive(_ contents: SandboxContent..., at seconds: Int64 = 0) async throws -> [String] {
        try await receive(contents, at: seconds)
    }

    @discardableResult
    func receive(_ contents: [SandboxContent], at seconds: Int64 = 0) async throws -> [String] {
        let moment = Timestamp.noon + .seconds(seconds)
        if moment > office.time.now { office.time.advance(moment - office.time.now) }
        let wamids = contents.map { oriol.sends($0, to: ventas.value, at: .noon + .seconds(seconds)) }
        try await takeDeliveries()
        return wamids
    }

    func takeDeliveries() async throws {
        let due = whatsApp.takeDeliveries()
        try await office.receive(due.map(\.body))
        for delivery in due { whatsApp.settle(delivery, status: 200) }
    }

    func step() async throws -> Timestamp? { try await work.step() }

    /// Until nothing waits, however long that takes. Returns how long it took.
    @discardableResult
    func fetchAll(within limit: Duration = .seconds(30 * 86_400)) async throws -> Duration {
        let begin = office.time.now
        while let next = try await work.step() {
            if next > office.time.now { office.time.advance(next - office.time.now) }
            try #require(office.time.now - begin < limit)
        }
        return office.time.now - begin
    }

    func downloads() async throws -> [MediaDownload] {
        let ids = try await office.numbers("SELECT message_id AS value FROM media ORDER BY message_id")
        let found = try await office.database.read { try MediaTable.find($0, here, ids.map { MessageID($0) }) }
        return ids.compactMap { found[MessageID($0)] }
    }

    func only() async throws -> MediaDownload {
        let all = try await downloads()
        #expect(all.count == 1)
        return try #require(all.first)
    }

    func setWeather(_ change: (inout MediaFaults) -> Void) {
        var options = FaultOptions()
        change(&options.media)
        weather.set(options)
    }

    /// Everything that follows, on both sides, until nothing is due.
    func settle() async throws {
        for _ in 0..<40 {
            try await fetchAll()
            try await office.settle()
            if try await attach() { continue }
            if try await office.reconcile.nextDue() == nil { return }
        }
        Issue.record("it does not come to rest")
    }

    /// Files to HubSpot, until nothing waits. False = nothing was to do.
    @discardableResult
    func attach() async throws -> Bool {
        var count = 0
        while let next = try await attachments.step() {
            count += 1
            try #require(count < 2_000)
            if next > office.time.now { office.time.advance(next - office.time.now) }
        }
        return count > 0
    }

    var attachments: AttachmentWork { attachments(office.client) }

    func attachments(_ client: HubSpotClient) -> AttachmentWork {
        AttachmentWork(
            database: office.database, workspace: here, client: client, store: store, links: Self.links,
            changes: office.changes, clock: office.time.clock)
    }

    static let links = "https://liaison.example.net/media/"

    /// The worker as it is after a restart.
    func restarted() -> MediaDesk {
        MediaDesk(
            office: office, line: line, folder: folder, store: store, work: Self.work(office, line, store),
            weather: weather,
            oriol: oriol)
    }

    static func work(_ office: Office, _ line: OfficeLine, _ store: FileStore) -> MediaWork {
        MediaWork(
            database: office.database, workspace: here, connections: line.connections, store: store,
            hosts: MediaHosts(graph: OfficeLine.addresses.graph), pace: office.pace, changes: office.changes,
            clock: office.time.clock)
    }
}

func withMediaDesk(
    _ engine: TestEngine, seed: UInt64 = 1, _ body: @Sendable (MediaDesk) async throws -> Void
) async throws {
    try await withOffice(engine) { office in
        try await withTemporaryFolder { folder in
            let weather = FaultPlan()
            let whatsApp = WhatsAppSandbox(clock: office.time.clock, seed: seed, faults: weather)
            let line = try OfficeLine(office, whatsApp: whatsApp)
            _ = try await line.connectWhatsApp()
            let store = FileStore(folder: folder + "/media")
            try await body(
                MediaDesk(
                    office: office, line: line, folder: folder + "/media", store: store,
                    work: MediaDesk.work(office, line, store),
                    weather: weather, oriol: whatsApp.addCustomer("Oriol", phone: oriolPhone, bsuid: oriolUser)))
        }
    }
}
