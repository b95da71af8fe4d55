import Testing

@testable import App

struct MailSettingsTests {
    @Test func `a wrong address of a mail server is told without its password`() {
        for (server, sender) in [
            ("smtp://u:hidden-word@mail.example.com/x", "a@x.example"), ("mail://u:hidden-word@h", "a@x.example"),
            ("smtps://u:hidden-word@mail.example.com", "nobody"),
        ] {
            let complaint = #expect(throws: Complaint.self) { try MailSettings(server: server, sender: sender) }
            let told = complaint.map { "\($0)" } ?? ""
            #expect(told.contains("LIAISON_") && !told.contains("hidden-word"))
        }
    }

    @Test func `what is set is read, and its password is printed nowhere`() throws {
        let mail = try MailSettings(
            server: "smtps://user:hidden-word@mail.example.com", sender: "Lumen <mail@lumen.example>")
        let printed = "\(mail)"
        for part in ["mail.example.com", "465", "user", "Lumen", "mail@lumen.example"] {
            #expect(printed.contains(part))
        }
        #expect(!printed.contains("hidden-word"))
    }
}
