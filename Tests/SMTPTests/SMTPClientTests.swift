import Domain
import Foundation
import SMTP
import Sandbox
import Testing

/// Over a real socket, against a server that knows nothing of ours.
struct SMTPClientTests {
    @Test func `a mail arrives as it was written, in both forms`() async throws {
        try await withMailServer { post in
            let text = ".\r\n..two dots\nñ € 😀\n" + String(repeating: "long ", count: 900) + "\nhttps://x.example/a?b=c"
            let message = MailMessage.sample(
                to: "ada+chats@x.example", name: "Ada “Voss”, Ñandú 😀",
                subject: "Contraseña nueva para Núria 😀 "
                    + String(repeating: "y más ", count: 20), text: text, html: "<p>Sí &amp; no</p>")
            #expect(await (try post.client()).send(message) == .accepted)
            let mail = try #require(post.sandbox.mails.first)
            #expect(post.sandbox.mails.count == 1)
            #expect(mail.sender == "mail@liaison.example" && mail.recipients == ["ada+chats@x.example"])
            #expect(mail.text == text && mail.html == message.content.html)
            #expect(mail.subject == message.content.subject.trimmedEnd)
            #expect(mail.headers["to"] == "Ada “Voss”, Ñandú 😀 <ada+chats@x.example>")
            #expect(mail.headers["from"] == "Liaison <mail@liaison.example>")
            #expect(mail.headers["message-id"] == "<liaison.7@liaison.example>")
            #expect(mail.headers["auto-submitted"] == "auto-generated")
            #expect(mail.headers["date"] == "Sat, 21 Nov 2026 10:02:03 +0000")
            #expect(mail.links == ["https://x.example/a?b=c"])
            let lines = mail.source.split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.unicodeScalars.allSatisfy(\.isASCII) })
        }
    }

    @Test(arguments: [
        "\r\nBcc: evil@x.example", "\nBcc: evil@x.example\n\nbody", "a\rb", "\u{0}", "x\u{85}y", "\u{2028}z",
        "=?UTF-8?B?QmNj?=", "\"quoted\" <evil@x.example>", ", evil@x.example", String(repeating: "\r\n ", count: 60),
        "e\u{301}\r\nX: y", String(repeating: "😀", count: 99),
    ])
    func `no name and no subject becomes a header or another recipient`(hostile: String) async throws {
        try await withMailServer { post in
            let message = MailMessage.sample(name: "Ada" + hostile, subject: "Hello" + hostile)
            #expect(await (try post.client()).send(message) == .accepted)
            let mail = try #require(post.sandbox.mails.first)
            #expect(
                Set(mail.headers.keys) == [
                    "date", "from", "to", "subject", "message-id", "auto-submitted", "mime-version", "content-type",
                ])
            #expect(mail.recipients == ["ada@x.example"] && mail.text == "A line.")
            #expect(mail.headers["to"]?.hasSuffix(" <ada@x.example>") == true)
            let written = mail.source.components(separatedBy: "\r\n").filter { $0.hasPrefix("To: ") }
            #expect(written.count == 1 && written[0].filter { $0 == "@" }.count <= 1)
        }
    }

    @Test(arguments: [
        "ñu@x.example", "a b@x.example", "a@b@c", "a\r\nRCPT TO:<e@x.example>@x", "<a@x.example>", "a,b@x",
    ])
    func `an address that mail servers do not take is refused before anybody is called`(address: String) async throws {
        try await withMailServer { post in
            let outcome = await (try post.client()).send(.sample(to: address))
            #expect(outcome.brief == "refused bad_address mail")
            #expect(post.sandbox.connections == 0)
        }
    }

    @Test func `twenty at once arrive once each`() async throws {
        try await withMailServer { post in
            let client = try post.client()
            let outcomes = await withTaskGroup(of: MailOutcome.self) { group in
                for id in 1...20 { group.addTask { await client.send(.sample(Int64(id), subject: "Mail \(id)")) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes == Array(repeating: .accepted, count: 20))
            #expect(Set(post.sandbox.mails.map(\.subject)).count == 20 && post.sandbox.mails.count == 20)
        }
    }
}

extension String {
    fileprivate var trimmedEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
