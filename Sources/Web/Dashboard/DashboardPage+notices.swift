import Domain
import Storage

extension DashboardPage {
    /// What WhatsApp told of accounts, numbers and templates, of one gravity.
    static func notices(_ reading: DashboardReading, _ text: PageText, _ level: FailureLevel) -> [Need] {
        reading.matters.notices.filter { $0.level == level }.map { notice in
            Need(
                chip: Chip(localizedSentence(notice.word.words), tone(level)), title: title(notice, reading.accounts),
                sentence: localizedSentence(notice.sentence), time: text.moment(notice.toldAt), link: "#numbers",
                linkWords: localized("Show"))
        }
    }

    private static func tone(_ level: FailureLevel) -> Tone {
        switch level {
        case .error: .bad
        case .warning: .warn
        case .info: .quiet
        }
    }

    private static func title(_ notice: AccountNotice, _ accounts: ConnectedAccounts) -> String {
        switch notice.subject {
        case .account:
            let account = accounts.whatsApp.first { $0.id == notice.account }
            return "WhatsApp · \(account?.name ?? notice.account.value)"
        case .number(let id):
            let number = accounts.numbers.first { $0.number.id == id }?.number
            let names = [number?.verifiedName, number?.displayPhone, id.value].compactMap(\.self)
            return names.first { !$0.isEmpty } ?? id.value
        case .phone(let digits): return "+\(digits)"
        case .template(let template): return localized("Template \(template.name) (\(template.language))")
        }
    }
}
