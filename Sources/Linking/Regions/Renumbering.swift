/// Countries that lengthened or re-cut their numbers and left stale rows in address books. Years and maps were gathered
/// from memory and WhatsApp's behaviour after each is not documented, so an edge is never more than probable.
struct Renumbering: Sendable {
    /// What an old number begins with, behind the country code, and what replaced it.
    let old: Digits
    let new: Digits
    /// Digits of an old national number.
    let oldCount: Int

    private var newCount: Int { oldCount - old.count + new.count }

    static func edges(_ code: CallingCode, _ digits: Digits) -> [AliasEdge] {
        guard let changes = changes[code.value] else { return [] }
        let number = digits.dropFirst(code.length)
        return changes.flatMap { $0.edges(code, number) }
    }

    private func edges(_ code: CallingCode, _ number: Digits) -> [AliasEdge] {
        if number.count == oldCount, number.starts(with: old) {
            return AliasEdge.list(code, new.followed(by: number.dropFirst(old.count)), .renumbered)
        }
        guard number.count == newCount, number.starts(with: new) else { return [] }
        return AliasEdge.list(code, old.followed(by: number.dropFirst(new.count)), .renumbered)
    }

    /// True when `number` is a complete number of the country in its former or present length.
    static func isOld(_ code: CallingCode, _ number: Digits) -> Bool {
        changes[code.value]?.contains { number.count == $0.oldCount && number.starts(with: $0.old) } ?? false
    }

    private static func each(_ pairs: KeyValuePairs<Digits, Digits>, of count: Int) -> [Renumbering] {
        pairs.map { Renumbering(old: $0.key, new: $0.value, oldCount: count) }
    }

    private static let changes: [Int: [Renumbering]] = [
        // Vietnam, 2018: eleven-digit mobiles lost a digit.
        84: each(
            [
                "162": "32", "163": "33", "164": "34", "165": "35", "166": "36", "167": "37", "168": "38", "169": "39",
                "120": "70", "121": "79", "122": "77", "126": "76", "128": "78", "123": "83", "124": "84", "125": "85",
                "127": "81", "129": "82", "186": "56", "188": "58", "199": "59",
            ], of: 10),
        // Cameroon, 2014: 6 before mobiles, 2 before fixed lines.
        237: each(["7": "67", "9": "69", "2": "22", "3": "23"], of: 8),
        // Mauritius, 2013: 5 before mobiles.
        230: each(["4": "54", "5": "55", "7": "57", "8": "58", "9": "59"], of: 7),
        // Togo, 2011: 2 before fixed lines, 9 before mobiles.
        228: each(["2": "22", "3": "23", "0": "90", "7": "97", "8": "98", "9": "99"], of: 7),
        // Gabon, 2019: an old number began with 0, which was often left out.
        241: each(["01": "11", "02": "62", "04": "74", "05": "65", "06": "66", "07": "77"], of: 8)
            + each(["1": "11", "2": "62", "4": "74", "5": "65", "6": "66", "7": "77"], of: 7),
        // Chile, 2012 to 2016: 9 before mobiles, 2 before Santiago's lines.
        56: each(["5": "95", "6": "96", "7": "97", "8": "98", "9": "99", "2": "22"], of: 8),
        // Peru and Ecuador: 9 before mobiles.
        51: each(["9": "99"], of: 8),
        593: each(["8": "98", "9": "99"], of: 8),
        // Colombia, 2021: 60 before the area digit of fixed lines.
        57: each(
            ["1": "601", "2": "602", "4": "604", "5": "605", "6": "606", "7": "607", "8": "608"], of: 8),
    ]
}
