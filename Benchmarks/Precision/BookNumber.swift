/// Somebody's true number.
struct BookNumber: Hashable, Sendable {
    let country: Int
    /// Behind the country code, in the country's present form.
    let national: String

    private var plan: BookCountry { BookCountry.all[country] }

    var international: String { plan.code + national }

    /// As WhatsApp has it: accounts from before a change keep the old form.
    func waID(_ dice: inout Dice) -> String {
        let isOld = Int.random(in: 0..<100, using: &dice)
        switch plan.region {
        case "MX" where isOld < 60: return "521" + national
        case "BR" where isOld < 40 && national >= "3" && national.dropFirst(2).hasPrefix("9"):
            return "55" + national.prefix(2) + national.dropFirst(3)
        case "CI" where isOld < 10: return "225" + national.dropFirst(2)
        default: return international
        }
    }

    /// As dialled at home.
    func dialled(_ dice: inout Dice) -> String {
        switch plan.region {
        case "AR": argentine(dice.pick(["0", "0", ""]))
        case "MX": dice.pick(["", "", "", "044", "045", "01"]) + national
        case "BR": dice.pick(["", "", "0", "015"]) + national
        case "US": national
        case "RU": dice.pick(["8", "8", ""]) + national
        default: plan.trunk + national
        }
    }

    /// What imports and old rows make of the digits behind the country code.
    func stale(_ dice: inout Dice) -> String {
        switch plan.region {
        case "MX": "1" + national
        case "BR" where national.count == 11: "\(national.prefix(2))\(national.dropFirst(3))"
        case "CI": String(national.dropFirst(2))
        case "AR" where national.first == "9": String(national.dropFirst())
        default: plan.trunk == "0" ? "0" + national : national
        }
    }

    /// Mobiles have a 15 behind the area code at home.
    private func argentine(_ trunk: String) -> String {
        let local = national.dropFirst()
        let area = local.hasPrefix("11") ? 2 : 3
        return trunk + local.prefix(area) + "15" + local.dropFirst(area)
    }
}
