import Domain
import Sandbox
import Storage
import TestEngines
import Testing
import WhatsApp

@testable import Sync

/// Groups that were there before anybody listened.
struct GroupWorkTests {
    /// A group of Ana and Luis whose making was never told; now Ana writes in it.
    private func withOldGroup(
        _ engine: TestEngine,
        _ body: (Office, OfficeLine, GroupWork, _ group: String, _ luis: SandboxCustomer) async throws -> Void
    ) async throws {
        try await withOffice(engine) { office in
            let line = try OfficeLine(office)
            _ = try await line.connectWhatsApp()
            let number = SandboxBusinessNumber.obrasES.id
            let group = line.whatsApp.makeGroup("Obra Norte", description: "Tejado", on: number).id
            let ana = line.whatsApp.addCustomer("Ana Díaz", phone: "34611222333")
            let luis = line.whatsApp.addCustomer("Luis Gil", phone: "34611222444")
            for customer in [ana, luis] { customer.joins(group) }
            for delivery in line.whatsApp.takeDeliveries() { line.whatsApp.settle(delivery, status: 200) }
            office.time.advance(.seconds(60))
            ana.writes("¿Mañana a las 9?", inGroup: group)
            try await line.deliver(to: office)
            let work = GroupWork(connections: line.connections, workspace: here, pace: office.pace)
            try await body(office, line, work, group, luis)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a group is asked about once, and named with all who are in it`(engine: TestEngine) async throws {
        try await withOldGroup(engine) { office, line, work, group, _ in
            let before = try await office.item(of: group)
            #expect(before?.group?.group.name == nil)
            #expect(before?.members.map(\.person.phone) == ["34611222333"])
            let next = try await work.step()
            #expect(next == nil)
            let item = try #require(try await office.item(of: group))
            #expect(item.group?.group.name == "Obra Norte" && item.group?.group.description?.value == "Tejado")
            #expect(Set(item.members.map(\.person.phone)) == ["34611222333", "34611222444"])
            let calls = line.whatsApp.callCounts()
            _ = try await work.step()
            #expect(line.whatsApp.callCounts() == calls)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what happens while it is asked about counts as later`(engine: TestEngine) async throws {
        try await withOldGroup(engine) { office, line, work, group, luis in
            line.whatsApp.changeGroup(group, subject: "Obra Sur")
            _ = try await work.step()
            office.time.advance(.seconds(1))
            line.whatsApp.changeGroup(group, subject: "Obra Este")
            luis.leaves(group)
            try await line.deliver(to: office)
            let item = try #require(try await office.item(of: group))
            #expect(item.group?.group.name == "Obra Este")
            #expect(item.members.filter { $0.until == nil }.map(\.person.phone) == ["34611222333"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a fault is waited out, and a group that is gone is not asked about again`(engine: TestEngine) async throws {
        try await withOldGroup(engine) { office, line, work, group, _ in
            var faults = FaultOptions()
            faults.serverError5xx = 1
            line.whatsApp.faults.set(faults)
            await #expect(throws: WhatsAppFailure.self) { _ = try await work.step() }
            line.whatsApp.faults.set(FaultOptions())
            let retryAt = try await work.step()
            #expect(retryAt == office.time.now + GroupWork.pause)
            line.whatsApp.deleteGroup(group)
            office.time.advance(GroupWork.pause)
            let next = try await work.step()
            #expect(next == nil)
            let item = try await office.item(of: group)
            #expect(item?.group?.group.name == nil)
        }
    }
}

extension Office {
    fileprivate func item(of group: String) async throws -> ChatList.Item? {
        try await database.read { connection in
            let row = try connection.row("SELECT chat_id FROM chats WHERE group_id = \(GroupID(group))")
            return try row.flatMap { try ChatList.find(connection, here, id: "\($0.integer("chat_id"))") }
        }
    }
}
