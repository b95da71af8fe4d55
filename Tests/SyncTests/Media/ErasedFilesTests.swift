import Domain
import Foundation
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// A privacy deletion in HubSpot takes the files of the person's chats along.
struct ErasedFilesTests {
    @Test(arguments: TestEngine.available)
    func `the files of whoever asked to be forgotten go, but those that another chat holds too`(
        engine: TestEngine
    ) async throws {
        try await withLinkedDesk(engine) { desk, contact in
            let lina = desk.whatsApp.addCustomer("Lina", phone: linaPhone)
            try await desk.receive(.photo(), .document("mine.pdf"))
            lina.sends(.photo(), to: ventas.value)
            try await desk.takeDeliveries()
            try await desk.settle()
            let hashes = try await desk.downloads().compactMap(\.file?.hash)
            #expect(hashes.count == 3 && Set(hashes).count == 2)
            try await forget(contact, desk)
            let left = try await desk.downloads()
            #expect(left.map(\.state) == [.gone, .gone, .stored])
            #expect(left.prefix(2).allSatisfy { $0.file == nil && $0.problem == .erased && $0.dueAt == nil })
            #expect(desk.store.size(of: hashes[0]) != nil)
            #expect(desk.store.size(of: hashes[1]) == nil)
            #expect(try await desk.office.count("file_removals") == 0)
            try await replayAll(desk)
            try await desk.fetchAll()
            #expect(try await desk.downloads().map(\.state) == [.gone, .gone, .stored])
        }
    }

    @Test(arguments: TestEngine.available)
    func `of somebody who was said not to be that contact nothing is erased`(engine: TestEngine) async throws {
        try await withLinkedDesk(engine) { desk, contact in
            try await desk.receive(.photo())
            try await desk.settle()
            let person = try #require(try await desk.office.everybody().first).id
            let link = try #require(
                try await desk.office.database.read { try LinkTable.active($0, here, person: person) })
            _ = try await desk.office.links(desk.line).unlink(link.id, author: .token("mara"))
            try await forget(contact, desk)
            #expect(try await desk.only().state == .stored)
        }
    }

    @Test(arguments: TestEngine.available)
    func `bytes that come while the person is forgotten do not stay`(engine: TestEngine) async throws {
        try await withLinkedDesk(engine) { desk, contact in
            try await desk.receive(.photo())
            let now = desk.office.time.now
            let claim = try #require(
                try await desk.office.database.write { try MediaTable.claim($0, here, now: now, limit: 1) }.first)
            try await forget(contact, desk)
            let draft = try desk.store.draft(claim.download.message.value)
            try draft.write(Data("bytes".utf8))
            let file = try draft.keep()
            let next = claim.download.next(.stored(file), now: now)
            try await desk.office.database.write { connection in
                #expect(try !MediaTable.finish(connection, here, claim.download, as: next))
                try FileRemovalTable.add(connection, here, file.hash, now: now)
            }
            _ = try await desk.step()
            #expect(desk.store.size(of: file.hash) == nil)
        }
    }

    private func forget(_ contact: ContactID, _ desk: MediaDesk) async throws {
        #expect(desk.office.hub.deleteContactForPrivacy(contact.value))
        let now = desk.office.time.now
        try await desk.office.database.write { try ContactErasureTable.ask($0, here, contact, now: now) }
        try await desk.office.noteContact(contact)
        try await desk.settle()
    }

    private func replayAll(_ desk: MediaDesk) async throws {
        _ = try await desk.office.database.write {
            try IntakeTable.replay($0, here, from: .beginning, onlyFailed: false)
        }
        try await desk.office.receive([])
    }
}
