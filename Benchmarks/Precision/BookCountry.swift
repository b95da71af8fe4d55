/// A country of the book: how its mobiles are numbered, dialled and grouped.
struct BookCountry: Sendable {
    /// ISO code, country code, what is dialled at home in front of the number ("" = nothing).
    let region: String
    let code: String
    let trunk: String
    /// National mobiles: "x" is any digit, "n" is 2 to 9; one of several by chance.
    let mobiles: [String]
    /// The same for the lines of offices; empty where the book has none.
    let landlines: [String]

    func mobile(_ dice: inout Dice) -> String { filled(dice.pick(mobiles), &dice) }

    func landline(_ dice: inout Dice) -> String? { landlines.isEmpty ? nil : filled(dice.pick(landlines), &dice) }

    private func filled(_ pattern: String, _ dice: inout Dice) -> String {
        String(
            pattern.map { sign in
                switch sign {
                case "x": Character(String(Int.random(in: 0...9, using: &dice)))
                case "n": Character(String(Int.random(in: 2...9, using: &dice)))
                default: sign
                }
            })
    }

    /// The first one is where the company is at home.
    static let all: [BookCountry] = table.split(separator: "\n").map { line in
        let columns = line.split(separator: " ").map(String.init)
        let list = { (text: String) in text == "-" ? [] : text.split(separator: ",").map(String.init) }
        return BookCountry(
            region: columns[0], code: columns[1], trunk: columns[2] == "-" ? "" : columns[2],
            mobiles: list(columns[3]), landlines: list(columns[4]))
    }

    /// Region, country code, trunk prefix, mobiles, landlines. From the countries' published numbering plans.
    private static let table = """
        ES 34 - 6xxxxxxxx,6xxxxxxxx,71xxxxxxx,72xxxxxxx 91nxxxxxx,93nxxxxxx,95nxxxxxx
        FR 33 0 6xxxxxxxx,7nxxxxxxx 1nxxxxxxx,4nxxxxxxx
        DE 49 0 151xxxxxxxx,160xxxxxxx,170xxxxxxx,176xxxxxxxx 30nxxxxxxx,89nxxxxxx
        IT 39 - 320xxxxxxx,333xxxxxxx,347xxxxxxx,392xxxxxxx 06nxxxxxxx,02nxxxxxxx
        PT 351 - 91xxxxxxx,93xxxxxxx,96xxxxxxx 21nxxxxxx
        GB 44 0 74xxxxxxxx,77xxxxxxxx,79xxxxxxxx 20nxxxxxxx,161nxxxxxx
        IE 353 0 85nxxxxxx,87nxxxxxx 1nxxxxxx
        NL 31 0 6nxxxxxxx 20nxxxxxx
        BE 32 0 47xxxxxxx,49xxxxxxx 2nxxxxxx
        CH 41 0 76nxxxxxx,79nxxxxxx 44nxxxxxx
        AT 43 0 664nxxxxxx,676nxxxxxx -
        SE 46 0 70nxxxxxx,73nxxxxxx 8nxxxxxx
        NO 47 - 4nxxxxxx,9nxxxxxx 22nxxxxx
        DK 45 - 2nxxxxxx,4nxxxxxx,6nxxxxxx -
        PL 48 - 5nxxxxxxx,6nxxxxxxx -
        CZ 420 - 60nxxxxxx,77nxxxxxx -
        RU 7 8 91nxxxxxxx,92nxxxxxxx 495nxxxxxx
        TR 90 0 53nxxxxxxx,54nxxxxxxx -
        US 1 1 212nxxxxxx,305nxxxxxx,415nxxxxxx,650nxxxxxx -
        MX 52 - 55nxxxxxxx,33nxxxxxxx,81nxxxxxxx -
        AR 54 0 911nxxxxxxx,9341nxxxxxx,9351nxxxxxx -
        BR 55 0 1199xxxxxxx,2199xxxxxxx,3198xxxxxxx,5199xxxxxxx,8598xxxxxxx 113xxxxxxx
        CO 57 - 30nxxxxxxx,31nxxxxxxx -
        CL 56 - 9nxxxxxxx -
        PE 51 - 9nxxxxxxx -
        IN 91 0 98xxxxxxxx,99xxxxxxxx,70xxxxxxxx -
        SG 65 - 8nxxxxxx,9nxxxxxx 6nxxxxxx
        HK 852 - 5nxxxxxx,6nxxxxxx,9nxxxxxx -
        NG 234 0 803nxxxxxx,706nxxxxxx -
        CI 225 - 07xxxxxxxx,05xxxxxxxx -
        """
}
