import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

/// An address book comes with a form.
struct BookImportPageTests {
    private static let cards =
        "BEGIN:VCARD\nFN:Ana Díaz\nTEL:+34 600 111 222\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n"

    @Test(arguments: TestEngine.available)
    func `a file becomes people, and its bad lines are listed with their numbers`(engine: TestEngine) async throws {
        try await withImports(engine) { site in
            let answer = try await site.upload(Self.cards, as: "My phone.vcf")
            #expect(answer.status == .ok)
            for words in ["“My phone.vcf” is taken in", "<dd>1</dd><dt>people new here</dt>", "line 5"] {
                #expect(answer.text.contains(words), "\(words)")
            }
            let person = try await site.json("/api/v1/persons?phone=34600111222")["results"]?.array.first
            #expect(person?["book_name"]?.text == "Ana Díaz")
            let again = try await site.upload(Self.cards, as: "My phone.vcf")
            #expect(again.text.contains("<dd>0</dd><dt>people new here</dt>"))
        }
    }

    @Test func `a table is known by its ending, or by what the browser says`() async throws {
        try await withImports(.sqlite) { site async throws in
            let table = "Name;Telefon\nAna;+34 600 111 222\n"
            for (name, type) in [("book.csv", "application/vnd.ms-excel"), ("book", "text/csv"), ("B.TSV", "x/y")] {
                #expect(try await site.upload(table, as: name, type).status == .ok, "\(name)")
            }
        }
    }

    @Test func `what is no address book is told on the page, and nothing is taken`() async throws {
        try await withImports(.sqlite) { site in
            let answers = [
                (try await site.upload("", as: ""), "Choose a file first"),
                (try await site.upload("%PDF", as: "book.pdf", "application/pdf"), "neither a vCard file"),
                (try await site.upload("a,b\n1,2\n", as: "book.csv"), "column"),
                (try await site.upload(Self.cards, as: "a.vcf", isWhole: false), "broke off"),
                (try await site.submit("/links/import", "file=x"), "The form came incomplete"),
            ]
            for (answer, words) in answers {
                #expect(answer.status == .unprocessableContent && answer.text.contains(words), "\(words)")
            }
        }
    }

    @Test func `whose contacts they are is asked where that can be doubted`() async throws {
        try await withImports(.sqlite) { site in
            #expect(!(try await site.page("/links/import")).contains("Whose contacts are these?"))
            try await site.rows.run([
                """
                INSERT INTO whatsapp_accounts (workspace_id, account_id, portfolio_id, name, sealed_token,
                    sealed_app_secret, sealed_verify_token, state, sentence, connected_at)
                SELECT workspace_id, '77', 'another', 'Other', sealed_token, sealed_app_secret, sealed_verify_token,
                    state, sentence, connected_at FROM whatsapp_accounts
                """
            ])
            #expect(try await site.page("/links/import").contains("Whose contacts are these?"))
            #expect(try await site.upload(Self.cards, as: "a.vcf").text.contains("There are several WhatsApp accounts"))
            #expect(try await site.upload(Self.cards, as: "a.vcf", account: "77").status == .ok)
            let person = try await site.json("/api/v1/persons?phone=34600111222")["results"]?.array.first
            #expect(person?["portfolio_id"]?.text == "another")
        }
    }
}

extension Site {
    /// As a browser sends it.
    fileprivate func upload(
        _ file: String, as name: String, _ type: String = "text/vcard", account: String? = nil, isWhole: Bool = true
    ) async throws -> TestResponse {
        let border = "----WebKitFormBoundaryX"
        var body = ""
        if let account {
            body += "--\(border)\r\nContent-Disposition: form-data; name=\"account\"\r\n\r\n\(account)\r\n"
        }
        body += "--\(border)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
        body += "Content-Type: \(type)\r\n\r\n\(file)"
        if isWhole { body += "\r\n--\(border)--\r\n" }
        return try await send(
            .post, "/links/import",
            headers: [.secFetchSite: "same-origin", .contentType: "multipart/form-data; boundary=\(border)"],
            body: body)
    }
}
