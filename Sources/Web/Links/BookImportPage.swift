import Domain
import Sync

/// An address book is taken in: the form, and what became of the file.
struct BookImportPage: Sendable {
    struct Account: Sendable {
        var id: String
        var name: String
        var isChosen: Bool
    }

    struct Refusal: Sendable {
        var line: String
        var reason: String
    }

    struct Outcome: Sendable {
        var file: String
        var figures: [LinksPage.Figure]
        var refusals: [Refusal]
        var hasRefusals: Bool
        var restWords: String?
    }

    var shell: Shell
    var notice: String?
    /// To choose from, where the accounts belong to several portfolios.
    var accounts: [Account]
    var hasAccounts: Bool
    var sizeWords: String
    var outcome: Outcome?
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.linksPart(.bookImport).path
        var links = SiteURL.links.path
        var linked = LinksPage.link(.linked)
        var unlinked = LinksPage.link(.unlinked)
        var suggestions = LinksPage.link(.suggestions)
    }

    init(
        workspace: Workspace?, accounts: [WhatsAppAccount], chosen: WhatsAppAccountID?, notice: String?,
        outcome: Outcome?, bytesMax: Int, assets: AssetStore, sandboxPage: String?
    ) {
        shell = Shell(title: "Links", assets: assets, workspaceName: workspace?.name ?? "", sandboxPage: sandboxPage)
        self.notice = notice.map(localizedSentence)
        let isOne = Set(accounts.map(\.portfolio)).count < 2
        self.accounts =
            isOne ? [] : accounts.map { Account(id: $0.id.value, name: $0.name, isChosen: $0.id == chosen) }
        hasAccounts = !isOne
        sizeWords = "\(bytesMax >> 20) MB"
        self.outcome = outcome
    }
}

extension BookImportPage.Outcome {
    init(_ report: ContactImportReport, of file: String) {
        func figure(_ number: Int, _ words: String) -> LinksPage.Figure {
            LinksPage.Figure(number: PageText.count(number), words: words)
        }
        self.file = file
        figures = [
            figure(report.read, localized("contacts with a number")), figure(report.made, localized("people new here")),
            figure(report.known, localized("known already")), figure(report.named, localized("of them renamed")),
            figure(report.refused, localized("lines not taken")),
        ]
        refusals = report.refusals.map {
            BookImportPage.Refusal(line: PageText.count($0.line), reason: localizedSentence($0.sentence))
        }
        hasRefusals = report.refused > 0
        let rest = report.refused - report.refusals.count
        restWords =
            rest == 0
            ? nil
            : localized(
                """
                And \(PageText.count(rest)) more. “liaison contacts import --report FILE.csv” on the server lists all.
                """)
    }
}
