import Domain
import Sync
import Testing

@testable import Web

/// What mails say.
struct MailLetterTests {
    private let token = Secret("a-token")

    @Test(arguments: Mail.Kind.allCases, Language.allCases)
    func `a mail says the same in both forms, in the reader's language, and nothing in it is fetched`(
        kind: Mail.Kind, language: Language
    ) {
        let hostile = "<script>alert('1')</script>\r\nBcc: x@y \"e\u{301}"
        let carriesLink = [.invitation, .passwordReset].contains(kind)
        let mail = Mail(
            id: MailID(1), kind: kind, recipient: "ada@x.example", name: hostile, language: language.rawValue,
            author: .member(MemberID(3), name: hostile), madeAt: Rows.now, endsAt: Rows.now, dueAt: nil)
        let content = mailWords(publicURL: "https://liaison.example")(
            MailSetup.Draft(mail: mail, token: carriesLink ? token : nil, workspaceName: hostile))
        for hole in ["<script", "src=", "style=", "url("] { #expect(!content.html.contains(hole), "\(content.html)") }
        #expect(content.html.contains("&lt;script&gt;") && content.html.contains("lang=\"\(language.rawValue)\""))
        for form in [content.text, content.html] {
            #expect(form.contains("token=a-token") == carriesLink)
            #expect(!form.contains("{}"))
        }
        let english = mailWords(publicURL: "https://liaison.example")(
            MailSetup.Draft(mail: mail.spoken(in: nil), token: nil, workspaceName: hostile))
        #expect((content.subject == english.subject) == (language == .english))
    }
}

extension Mail {
    fileprivate func spoken(in language: Language?) -> Mail {
        var mail = self
        mail.language = language?.rawValue
        return mail
    }
}
