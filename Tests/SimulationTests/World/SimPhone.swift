import Linking

/// A number as WhatsApp shows it, and how people write it into a CRM. All of its `spellings` are the same full number
/// (the national ones because the workspace's region is Spain); its `puzzles` are not enough to tell.
struct SimPhone: Hashable, Sendable {
    let waID: String
    let spellings: [String]
    let puzzles: [String]

    /// The `index`-th number of the simulated world.
    init(_ index: Int) {
        let digits = String(10_000 + index * 37)
        switch index % 6 {
        case 0: self = .spain(digits)
        case 1: self = .mexico(digits)
        case 2: self = .germany(digits)
        case 3: self = .unitedStates(digits)
        case 4: self = .argentina(digits)
        default: self = .brazil(digits)
        }
    }

    init(ownNumber digits: String) {
        self.init(waID: digits, spellings: ["+" + digits], puzzles: [])
    }

    private init(waID: String, spellings: [String], puzzles: [String]) {
        self.waID = waID
        // The last one is how a link by hand writes it.
        self.spellings = spellings + [PhoneKey(waID: waID).map { "+\($0)" }].compactMap(\.self)
        self.puzzles = puzzles
    }

    private static func spain(_ five: String) -> SimPhone {
        let national = "6125\(five)"
        return SimPhone(
            waID: "34\(national)", spellings: ["+34\(national)", "0034 612 5\(five)", "612-5\(five)"],
            puzzles: ["+49 \(national)"])
    }

    private static func mexico(_ five: String) -> SimPhone {
        SimPhone(
            waID: "5215512\(five.prefix(1))\(five)",
            spellings: ["+52 55 12\(five.prefix(1)) \(five)", "+52 1 55 12\(five.prefix(1)) \(five)"],
            puzzles: ["55 12\(five.prefix(1)) \(five)"])
    }

    private static func germany(_ five: String) -> SimPhone {
        SimPhone(
            waID: "49151234\(five)", spellings: ["+49 151 234\(five)", "0049151234\(five)", "+49 (0)151 234\(five)"],
            puzzles: ["0151 234\(five)"])
    }

    private static func unitedStates(_ five: String) -> SimPhone {
        SimPhone(
            waID: "121273\(five)", spellings: ["+1 (212) 73\(five.prefix(1))-\(five.dropFirst())", "+121273\(five)"],
            puzzles: ["73\(five)"])
    }

    private static func argentina(_ five: String) -> SimPhone {
        SimPhone(
            waID: "5491123\(five.prefix(1))\(five)", spellings: ["+54 9 11 23\(five.prefix(1))\(five)"],
            puzzles: ["+54 11 23\(five.prefix(1))\(five)"])
    }

    private static func brazil(_ five: String) -> SimPhone {
        SimPhone(
            waID: "5531876\(five)", spellings: ["+55 (31) 9876\(five)", "+55 31 876\(five)"],
            puzzles: ["876\(five)"])
    }
}
