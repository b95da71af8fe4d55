import Domain
import Storage
import WhatsApp

extension IncomingWriter {
    /// The newest word on a topic stands, and what it says of our own rows with it.
    func store(_ news: AccountNews, _ account: WhatsAppAccountID) throws {
        let subject = resolved(news.subject, account)
        let notice = AccountNotice(news, account: account, subject: subject, received: receivedAt)
        guard try NoticeTable.store(connection, workspace, notice), let change = news.change else { return }
        switch subject {
        case .account: try BusinessNumberTable.apply(connection, workspace, account, number: nil, change)
        case .number(let number):
            try BusinessNumberTable.apply(connection, workspace, account, number: number, change)
        // A number that is not ours, or not yet.
        case .phone: break
        case .template(let template):
            guard case .template(let change) = change else { return }
            try MessageTemplateTable.tell(
                connection, workspace, account, template, change, at: notice.toldAt, now: now)
        }
    }

    /// A problem is over when it is over: WhatsApp does not say when.
    func store(
        problem code: Int64?, _ text: String, of number: BusinessNumberID?, _ account: WhatsAppAccountID
    ) throws {
        let meaning = code.map { WhatsAppFailure.explanation(ofCode: $0) } ?? "WhatsApp reports a problem."
        let news = AccountNews(
            number.map { .number($0) } ?? .account, "problem \(code.map(String.init) ?? "without code")", "problem",
            "\(meaning) WhatsApp's words: \(text.prefix(500))", level: .warning, needsPerson: true,
            lasts: .seconds(86_400))
        try store(news, account)
    }

    func store(_ choice: MarketingChoice, _ portfolio: PortfolioID) throws {
        let person = try findOrMake(choice.person, portfolio, at: choice.at)
        _ = try PersonTable.choose(connection, workspace, person, choice.word, at: choice.at)
    }

    private func resolved(_ subject: AccountNews.Subject, _ account: WhatsAppAccountID) -> AccountNews.Subject {
        switch subject {
        case .phone(let digits):
            numberOfDigits[digits].map { .number($0) } ?? subject
        case .account, .number, .template: subject
        }
    }
}
