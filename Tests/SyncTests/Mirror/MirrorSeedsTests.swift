import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

/// Whatever people do in HubSpot, and however the news of it comes: in the end the mirror shows what HubSpot has.
struct MirrorSeedsTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `the mirror ends equal to HubSpot`(seed: UInt64) async throws {
        var options = HubSpotSandboxOptions()
        options.indexingDelay = .seconds(Int64(seed % 4) * 5)
        options.mergeMakesNewRecord = seed % 3 == 0
        let engine: TestEngine = seed < 8 ? TestEngine.available[Int(seed) % TestEngine.available.count] : .sqlite
        try await withOffice(engine, options) { office in
            var crowd = Crowd(office: office, random: SeededRandom(seed: seed))
            office.hub.addContacts((1...120).map { ["firstname": "C\($0)", "phone": "+34 622 333 \(100 + $0)"] })
            try await office.connectHubSpot()
            for _ in 0..<40 {
                try await crowd.act()
                try await crowd.work()
            }
            office.setFaults { _ in }
            office.time.advance(.seconds(26 * 3600))
            try await office.readHubSpot()
            try await crowd.expectEqual(seed)
        }
    }
}

/// People who work in HubSpot, and webhooks that tell of it late, twice, in another order, or never.
private struct Crowd {
    let office: Office
    var random: SeededRandom
    var news: [Data] = []

    mutating func act() async throws {
        let ids = office.hub.contacts().map(\.id)
        guard ids.count > 2 else { return }
        let (one, other) = (ids.randomElement(using: &random)!, ids.randomElement(using: &random)!)
        switch Int.random(in: 0..<9, using: &random) {
        case 0...2:
            office.hub.changeContact(one, ["phone": "+34 699 \(Int.random(in: 100_000...999_999, using: &random))"])
            tell("object.propertyChange", one)
        case 3:
            tell("object.creation", office.hub.addContact(["firstname": "New", "phone": "+34 655 111 222"]))
        case 4:
            office.hub.deleteContact(one)
            tell("object.deletion", one)
        case 5 where one != other:
            guard let survivor = office.hub.mergeContacts(primary: one, merged: other) else { return }
            tell("object.merge", one, merged: other, new: survivor == one ? nil : survivor)
        case 6:
            office.hub.deleteContactForPrivacy(one)
            tell("contact.privacyDeletion", one)
            tell("object.deletion", one)
        default: office.hub.changeContact(one, ["lastname": "L\(Int.random(in: 0...9, using: &random))"])
        }
        office.time.advance(.milliseconds(Int64.random(in: 0...40_000, using: &random)))
    }

    /// One in three never arrives; the others twice, and not in their order.
    private mutating func tell(_ kind: String, _ id: String, merged: String? = nil, new: String? = nil) {
        guard !random.chance(33) else { return }
        let merge = merged.map {
            #","primaryObjectId":\#(id),"mergedObjectIds":[\#($0)],"newObjectId":\#(new ?? "null")"#
        }
        let event = """
            [{"eventId":1,"portalId":10203040,"occurredAt":\(office.time.now),"subscriptionType":"\(kind)",
            "objectId":\(id),"objectTypeId":"0-1"\(merge ?? "")}]
            """
        news += [Data(event.utf8), Data(event.utf8)]
        news.shuffle(using: &random)
    }

    /// Some of the news arrives, and the mirror does a few steps, some of which fail.
    mutating func work() async throws {
        let arriving = news.prefix(Int.random(in: 0...2, using: &random))
        news.removeFirst(arriving.count)
        try await office.receive(Array(arriving), source: "hubspot")
        office.setFaults { faults in
            faults.lostAfterEffect = 0.1
            faults.serverError5xx = 0.1
        }
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            _ = try? await office.mirror.step()
        }
    }

    func expectEqual(_ seed: UInt64) async throws {
        let mirrored = try await office.database.read { connection in
            try connection.rows("SELECT contact_id, phones, last_name FROM contacts ORDER BY contact_id").map {
                [
                    try $0.text("contact_id"), try $0.text("phones").replacing("phone\t", with: ""),
                    try $0.optionalText("last_name") ?? "",
                ]
            }
        }
        let there = office.hub.contacts().map {
            [$0.id, $0.properties["phone"] ?? "", $0.properties["lastname"] ?? ""]
        }
        #expect(mirrored.sorted { $0[0] < $1[0] } == there.sorted { $0[0] < $1[0] }, "seed \(seed)")
    }
}
