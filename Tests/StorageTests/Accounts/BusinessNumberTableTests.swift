import Domain
import Storage
import TestEngines
import Testing

struct BusinessNumberTableTests {
    @Test(arguments: TestEngine.available)
    func `numbers come back as saved, in the order of their ids`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let numbers = [number(support, quality: nil), number(ventas, quality: "GREEN")]
            for number in numbers { try BusinessNumberTable.save(connection, here, number) }
            #expect(try BusinessNumberTable.all(connection, here) == numbers.reversed())
            #expect(try BusinessNumberTable.find(connection, here, ventas) == numbers[1])
            #expect(try BusinessNumberTable.find(connection, elsewhere, ventas) == nil)
            #expect(try BusinessNumberTable.all(connection, elsewhere).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a number saved again is the same number with news`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try BusinessNumberTable.save(connection, here, number(ventas, quality: "GREEN"))
            var changed = number(ventas, quality: nil)
            changed.displayPhone = "+34 910 99 88 77"
            changed.status = nil
            try BusinessNumberTable.save(connection, here, changed)
            #expect(try BusinessNumberTable.all(connection, here) == [changed])
        }
    }

    private func number(_ id: BusinessNumberID, quality: String?) -> BusinessNumber {
        BusinessNumber(
            id: id, account: WhatsAppAccountID("1001"), displayPhone: "+34 910 12 34 56", verifiedName: "Ventas ES",
            quality: quality, status: "CONNECTED")
    }
}
