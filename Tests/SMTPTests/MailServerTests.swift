import Domain
import SMTP
import Testing

struct MailServerTests {
    @Test func `addresses of servers say port, encryption and who sends`() throws {
        let whole = try MailServer(parsing: "smtps://u%40x.example:p%2F%3A@mail.example.com")
        #expect(
            whole
                == MailServer(
                    host: "mail.example.com", port: 465, security: .implicitTLS, user: "u@x.example", password: "p/:"))
        #expect(try MailServer(parsing: "smtp://mail.example.com").security == .requiredSTARTTLS)
        #expect(try MailServer(parsing: "smtp://mail.example.com").port == 587)
        for near in ["127.0.0.1:25", "localhost:2525", "[::1]:25", "127.9.9.9"] {
            #expect(try MailServer(parsing: "smtp://\(near)").security == .plain, "\(near)")
        }
        for far in ["127.example.com", "127.0.0.1.example.com", "10.0.0.1", "localhost.example.com"] {
            #expect(try MailServer(parsing: "smtp://\(far)").security == .requiredSTARTTLS, "\(far)")
        }
        #expect(try MailServer(parsing: "smtp://[::1]:25").name == "[::1]:25")
    }

    @Test(arguments: [
        "", "mail.example.com", "https://mail.example.com", "smtp://", "smtp:mail.example.com", "smtp://u@mail.example",
        "smtp://mail.example.com/path", "smtp://mail.example.com:70000", "smtp://mail.example.com?x=y", "smtps://:465",
    ])
    func `what is no address of a server is said to be none, without its password`(text: String) {
        #expect(throws: MailServerProblem.self) { try MailServer(parsing: text) }
    }

    @Test func `a sender is an address, with or without a name`() {
        #expect(MailAddress(parsing: "Mail@X.example")?.address == "mail@x.example")
        let named = MailAddress(parsing: " \"Lumen, chats\" <mail@x.example> ")
        #expect(named?.name == "Lumen, chats" && named?.address == "mail@x.example" && named?.domain == "x.example")
        for wrong in [
            "", "Lumen", "Lumen <mail>", "<>", "a@x.example, b@x.example", "a@x.example>\r\nX: y <b@x.example",
        ] {
            #expect(MailAddress(parsing: wrong) == nil, "\(wrong)")
        }
    }
}
