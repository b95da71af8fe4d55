/// Mexico put a 1 before mobile numbers for callers from abroad until August 2019. WhatsApp ids of older accounts keep
/// it, its help page still asks for it (faq.whatsapp.com/1294841057948784), and so do many address books.
enum Mexico {
    static let code = CallingCode(52)

    /// 52, perhaps 1, then ten digits of which the first is 2 to 9: without the 1.
    static func canonical(_ digits: Digits) -> UInt64 {
        guard digits.count == 13, digits.leading(3) == 521 else { return digits.value }
        let subscriber = digits.dropFirst(3)
        guard subscriber.digit(0) >= 2 else { return digits.value }
        return 52 * powersOfTen[10] + subscriber.value
    }

    /// Ten digits from what was dialled inside the country: 044 and 045 before mobiles, 01 before other areas, all
    /// retired in August 2019. `nil` if ten digits do not remain.
    static func national(_ typed: Digits) -> Digits? {
        let prefixes: [Digits] = ["044", "045", "01", "1"]
        let prefix = prefixes.first { typed.count == 10 + $0.count && typed.starts(with: $0) }
        let number = typed.dropFirst(prefix?.count ?? 0)
        return number.count == 10 && number.digit(0) >= 2 ? number : nil
    }
}
