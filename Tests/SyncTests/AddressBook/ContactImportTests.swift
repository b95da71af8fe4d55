import Domain
import Foundation
import Linking
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

struct ContactImportTests {
    private static let book = """
        Name,Phone
        Ana Díaz,+52 55 1234 5678
        Oriol Vila,+34 622 333 444
        Switchboard,+34 910 00 00 00 ext 4
        Bo,600 111 222
        Us,+34 910 12 34 56
        Rubbish,see e-mail
        Two,+34 600 111 333 / +34 600 111 334

        """

    @Test(arguments: TestEngine.available)
    func `each certain number becomes a person who waits to be linked, and nothing else is made up`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let report = try await office.importBook(Self.book)
            #expect(figures(report.read, report.made, report.known, report.refused) == [7, 4, 0, 4])
            #expect(report.refusals.map(\.line) == [4, 5, 6, 7])
            #expect(report.refusals.allSatisfy { $0.sentence.hasSuffix(".") })
            #expect(
                try await office.people() == [
                    "34600111333 Two", "34600111334 Two", "34622333444 Oriol Vila", "525512345678 Ana Díaz",
                ])
            #expect(try await office.count("link_queue") == 4)
            #expect(try await office.count("chats") == 0)
            #expect(try await office.count("messages") == 0)
            #expect(
                try await office.texts("SELECT author AS value FROM audit WHERE verb = 'contacts_imported'") == [
                    "token:tests"
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func `importing the same file again changes nothing`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let book = Self.book + "Ana at home,+52 1 55 1234 5678\nAnita,+525512345678\n"
            let first = try await office.importBook(book)
            let people = try await office.people()
            try await office.forgetQueue()
            let second = try await office.importBook(book)
            #expect(figures(second.made, second.known, second.named) == [0, first.made + first.known, 0])
            #expect(second.refusals == first.refusals)
            #expect(try await office.people() == people)
            #expect(people.contains("525512345678 Ana Díaz"))
            #expect(try await office.count("link_queue") == 0)
            #expect(try await office.count("audit WHERE verb = 'contacts_imported'") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `of two names for one number the first in the file counts, however far apart they stand`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let others = (0..<1200).map { "Person \($0),+34 600 \(100_000 + $0)\n" }.joined()
            let book = "Name,Phone\nAna,+34622333444\n" + others + "Oriol,+34622333444\n"
            let first = try await office.importBook(book)
            #expect(figures(first.made, first.known, first.named, first.refused) == [1201, 1, 0, 0])
            let second = try await office.importBook(book)
            #expect(figures(second.made, second.known, second.named) == [0, 1202, 0])
            #expect(try await office.people(phone: "34622333444") == ["34622333444 Ana"])
            let newer = try await office.importBook("Name,Phone\nOriol,+34622333444\n,+34622333444\n")
            #expect(figures(newer.known, newer.named) == [2, 1])
            #expect(try await office.people(phone: "34622333444") == ["34622333444 Oriol"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `an import that was killed in the middle and is done again comes to the same`(
        engine: TestEngine
    ) async throws {
        let book = "Name,Phone\n" + (0..<1700).map { "P\($0 % 3),+34 600 \(100_000 + $0 % 900)\n" }.joined()
        let whole = try await withOffice(engine) { office in
            _ = try await office.importBook(book)
            return try await office.people()
        }
        try await withOffice(engine) { office in
            var run = try await office.contactImports.begin(.csv, author: .token("tests"))
            _ = try await run.take(Array(book.utf8.prefix(12_000)))
            let half = try await office.count("persons")
            #expect(half > 0 && half < 900)
            _ = try await office.importBook(book)
            #expect(try await office.people() == whole)
            #expect(whole.count == 900)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a message finds the imported person, in whatever form WhatsApp writes the number`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            _ = try await office.importBook(Self.book)
            try await office.receive(
                try body(text("wamid.1")), try body(text("wamid.2", phone: linaPhone, user: "MX.1", at: 5)))
            #expect(try await office.count("persons") == 4)
            let persons = try await office.persons(of: "wamid.1", "wamid.2")
            let id = try #require(persons[1])
            let lina = try #require(try await office.person(id))
            #expect(
                lina.phone == linaPhone && lina.userID == BusinessScopedUserID("MX.1") && lina.bookName == "Ana Díaz")
            // Once WhatsApp has written the number, the other form is somebody else's until WhatsApp says more.
            let again = try await office.importBook(Self.book)
            #expect(figures(again.made, again.known) == [0, 4])
            #expect(try await office.person(lina.id)?.phone == linaPhone)
        }
    }

    @Test(arguments: TestEngine.available)
    func `somebody who has written gets the address-book name, which stands above their own`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            let contact = try await office.addContact("Oriol", phone: "+34 622 333 444")
            try await office.receive(try body(text("wamid.1")))
            try await office.settle()
            let before = try #require(office.hub.timeline(of: contact.value).first)
            let report = try await office.importBook(Self.book)
            #expect(figures(report.made, report.known, report.named) == [3, 1, 1])
            try await office.settle()
            let after = try #require(office.hub.timeline(of: contact.value).first)
            #expect(!"\(before)".contains("Oriol Vila") && "\(after)".contains("Oriol Vila"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `an imported person is linked to the contact that has the number`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            let contact = try await office.addContact("Ana", phone: "+52 1 55 1234 5678")
            _ = try await office.importBook(Self.book)
            try await office.link()
            let links = try await office.texts("SELECT contact_id AS value FROM links WHERE ended_at IS NULL")
            #expect(links == [contact.value])
        }
    }

    @Test(arguments: TestEngine.available)
    func `WhatsApp's own digits take the place of those that were read`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            _ = try await office.importBook(Self.book)
            let card = "BEGIN:VCARD\nFN:Ana D.\nTEL;waid=\(linaPhone):+52 55 1234 5678\nEND:VCARD\n"
            let report = try await office.importBook(card, .vCard)
            #expect(figures(report.made, report.known, report.named) == [0, 1, 1])
            #expect(try await office.people(phone: linaPhone) == ["\(linaPhone) Ana D."])
            #expect(try await office.importBook(card, .vCard).named == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `national numbers count as the workspace's region says`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            #expect(try await office.importBook("phone\n600 111 222\n").refused == 1)
            try await office.setRegion("ES")
            #expect(try await office.importBook("phone\n600 111 222\n").made == 1)
            #expect(try await office.people() == ["34600111222 -"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `persons who turn out to be one keep the address-book name`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            _ = try await office.importBook(Self.book)
            try await office.receive(
                try body(text("wamid.1", phone: nil, user: oriolUser)),
                try body(text("wamid.2", user: oriolUser, at: 9)))
            let person = try #require(try await office.persons(of: "wamid.2")[0])
            #expect(try await office.person(person)?.bookName == "Oriol Vila")
            #expect(try await office.count("persons WHERE phone = '34622333444'") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `where accounts belong to several portfolios one has to be named`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectAccount("200", portfolio: "77")
            let accounts = [WhatsAppAccountID("200"), waba].sorted { $0.value < $1.value }
            await #expect(throws: ContactImportRefusal.severalAccounts(accounts)) {
                _ = try await office.importBook(Self.book)
            }
            await #expect(throws: ContactImportRefusal.unknownAccount(WhatsAppAccountID("9"))) {
                _ = try await office.importBook(Self.book, account: WhatsAppAccountID("9"))
            }
            #expect(try await office.importBook(Self.book, account: WhatsAppAccountID("200")).made == 4)
            #expect(try await office.importBook(Self.book, account: waba).made == 4)
            #expect(try await office.count("persons WHERE portfolio_id = '77'") == 4)
        }
    }

    @Test(arguments: TestEngine.available)
    func `without an account, or without a phone column, nothing is taken`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            await #expect(throws: ContactImportRefusal.self) { _ = try await office.importBook("a,b\n1,2\n") }
            try await office.database.write { try $0.run("DELETE FROM whatsapp_accounts") }
            await #expect(throws: ContactImportRefusal.noAccount) { _ = try await office.importBook(Self.book) }
            #expect(try await office.count("persons") == 0)
        }
    }
}

private func figures(_ numbers: Int...) -> [Int] { numbers }

extension Office {
    var contactImports: ContactImports {
        ContactImports(database: database, workspace: here, pace: pace, changes: changes, clock: time.clock, ids: ids)
    }

    @discardableResult
    func importBook(
        _ text: String, _ format: AddressBookFormat = .csv, account: WhatsAppAccountID? = nil
    ) async throws -> ContactImportReport {
        var run = try await contactImports.begin(format, account: account, author: .token("tests"))
        var refusals = try await run.take(Array(text.utf8))
        refusals += try await run.finish()
        #expect(Array(refusals.prefix(100)) == run.report.refusals)
        return run.report
    }

    /// `phone name`, in the order of the phones.
    fileprivate func people(phone: String? = nil) async throws -> [String] {
        let all = try await texts("SELECT phone || ' ' || COALESCE(book_name, '-') AS value FROM persons").sorted()
        return all.filter { line in phone.map { line.hasPrefix($0) } ?? true }
    }

    fileprivate func forgetQueue() async throws {
        try await database.write { try $0.run("DELETE FROM link_queue") }
    }

    fileprivate func setRegion(_ code: String) async throws {
        try await database.write { connection in
            guard var workspace = try WorkspaceTable.find(connection, here) else { return }
            workspace.defaultRegion = Region(code)
            try WorkspaceTable.save(connection, workspace)
        }
    }

    fileprivate func connectAccount(_ id: String, portfolio: String) async throws {
        let now = time.now
        try await database.write { connection in
            try WhatsAppAccountTable.connect(
                connection,
                WhatsAppAccountTable.Row(
                    workspace: here,
                    account: WhatsAppAccount(
                        id: WhatsAppAccountID(id), portfolio: PortfolioID(portfolio), name: "Other",
                        state: ConnectionState(.connected, "")),
                    sealedToken: Data(), sealedAppSecret: Data(), sealedVerifyToken: Data()),
                now: now)
        }
    }
}
