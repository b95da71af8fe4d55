import Domain

/// The value of a field that tells about an account, a number or a template, and when it was told.
struct NewsValue {
    /// What one such value came to.
    enum Reading {
        case news(AccountNews)
        /// Known, and nothing of ours depends on it. The word under which it is counted.
        case withoutEffect(String)
        /// A word that this program does not know.
        case unknown(String)
    }

    typealias Reader = @Sendable (NewsValue) -> Reading

    let json: JSON
    /// Meta gives the whole entry a time, or the value one of its own.
    let at: Timestamp?

    init(_ json: JSON, entryTime: Timestamp?) {
        self.json = json
        at = entryTime ?? json["timestamp"]?.moment
    }

    /// Meta's word for what happened, in capitals as it writes it; empty if it says none.
    var event: String { word("event") }

    func word(_ key: String) -> String {
        (json[key]?.text ?? "").uppercased()
    }

    /// The number it is about, by id or, as in most of these fields, by its digits; else the account.
    var subject: AccountNews.Subject {
        if let id = json["metadata"]?["phone_number_id"]?.identifier { return .number(BusinessNumberID(id)) }
        let text = json["display_phone_number"]?.text ?? json["phone_number"]?.text
        let digits = text?.unicodeScalars.filter { "0"..."9" ~= $0 }.prefix(Self.digitsMax) ?? []
        return digits.isEmpty ? .account : .phone(String(String.UnicodeScalarView(digits)))
    }

    private static let digitsMax = 20

    /// About the number or account of this value, unless another is named, and of its time.
    func news(
        _ topic: String, _ word: String, _ sentence: String, about subject: AccountNews.Subject? = nil,
        level: FailureLevel = .info, needsPerson: Bool = false, lasts: Duration? = nil,
        change: AccountNews.Change? = nil
    ) -> Reading {
        .news(
            AccountNews(
                subject ?? self.subject, topic, word.lowercased(), sentence, level: level, needsPerson: needsPerson,
                lasts: lasts, change: change, at: at))
    }

    /// For what happened once and is over: long enough to be seen after a weekend.
    static let glance = Duration.seconds(3 * 86_400)
    static let week = Duration.seconds(7 * 86_400)
}

extension String {
    /// Meta's word as people write it: `TIER_10K` as `tier 10k`.
    var spoken: String { lowercased().replacing("_", with: " ") }
}
