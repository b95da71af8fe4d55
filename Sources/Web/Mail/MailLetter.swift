public import Domain
public import Sync

/// A mail in words: the same plain and as HTML.
struct MailLetter: Sendable {
    struct Button: Sendable {
        var words: String
        var link: String
    }

    var subject: String
    var paragraphs: [String]
    var button: Button?
    var ending: [String]

    /// In the language of the moment.
    init(_ draft: MailSetup.Draft, publicURL: String) {
        let (mail, workspace) = (draft.mail, draft.workspaceName)
        let words = MailWords(mail: mail, workspace: workspace)
        subject = words.subject
        paragraphs = (mail.name.map { [localized("Hello \($0),")] } ?? []) + [words.body]
        button = Self.button(draft, publicURL)
        ending = [words.caution, localized("Liaison of \(workspace), \(publicURL)")].compactMap(\.self)
    }

    var content: MailContent { MailContent(subject: subject, text: text, html: html) }

    private var text: String {
        let link = button.map { ["\($0.words):\n\($0.link)"] } ?? []
        return (paragraphs + link + ending).joined(separator: "\n\n") + "\n"
    }

    /// Nothing that a mail reader would have to fetch.
    private var html: String {
        let link = button.map { "<p><a href=\"\(Self.escaped($0.link))\">\(Self.escaped($0.words))</a></p>" } ?? ""
        return "<!DOCTYPE html><html lang=\"\(Language.current.rawValue)\"><head><meta charset=\"utf-8\"><title>"
            + "\(Self.escaped(subject))</title></head><body>\(Self.html(paragraphs))\(link)\(Self.html(ending))"
            + "</body></html>"
    }

    private static func html(_ paragraphs: [String]) -> String {
        paragraphs.map { "<p>\(escaped($0))</p>" }.joined()
    }

    private static func escaped(_ text: String) -> String { EscapedHTML().escapeText(text) }

    private static func button(_ draft: MailSetup.Draft, _ publicURL: String) -> Button? {
        switch draft.mail.kind {
        case .invitation:
            draft.token.map { token in
                Button(words: localized("Accept the invitation"), link: publicURL + oneTimePath(.invitation, token))
            }
        case .passwordReset:
            draft.token.map { token in
                Button(words: localized("Set a new password"), link: publicURL + oneTimePath(.passwordReset, token))
            }
        case .passwordChanged:
            Button(
                words: localized("Ask for a new password"), link: publicURL + SiteURL.passwordForgotten.path)
        case .secondFactorAdded, .secondFactorEnded, .test: nil
        }
    }
}

/// Puts mails into words, in the language of each.
public func mailWords(publicURL: String) -> @Sendable (MailSetup.Draft) -> MailContent {
    { draft in
        Language.$current.withValue(draft.mail.language.flatMap(Language.init(rawValue:)) ?? .english) {
            MailLetter(draft, publicURL: publicURL).content
        }
    }
}
