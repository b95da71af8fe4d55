import Linking

/// A mobile number of one country in its parts: a published example with its last four digits changed.
struct PhoneSample: Sendable {
    let region: Region
    let code: String
    /// Digits behind the country code.
    let national: String
    /// What is dialled in front of them at home.
    let trunk: String

    var international: String { code + national }

    /// As dialled at home. Argentina's 9 becomes a 15 behind the area code there.
    var dialled: String {
        guard region.code == "AR" else { return trunk + national }
        return "0" + national.dropFirst().prefix(2) + "15" + national.dropFirst(3)
    }

    func varied(using generator: inout SeededGenerator) -> PhoneSample {
        let national = String(national.dropLast(4)) + generator.digits(4)
        return PhoneSample(region: region, code: code, national: national, trunk: trunk)
    }

    /// Countries of every continent and every way of dialling, each a few times.
    static func random(_ times: Int, seed: UInt64) -> [PhoneSample] {
        var generator = SeededGenerator(seed: seed)
        return (0..<times).flatMap { _ in examples.map { $0.varied(using: &generator) } }
    }

    static let examples: [PhoneSample] = table.split(separator: "\n").map { line in
        let columns = line.split(separator: " ").map(String.init)
        let trunk = columns[3] == "-" ? "" : columns[3]
        return PhoneSample(region: Region(columns[0])!, code: columns[1], national: columns[2], trunk: trunk)
    }

    /// Region, country code, national number, trunk prefix.
    private static let table = """
        US 1 2015550123 1
        CA 1 5062345678 1
        JM 1 8762101234 1
        GB 44 7400123456 0
        DE 49 15123456789 0
        FR 33 612345678 0
        ES 34 612345678 -
        IT 39 3123456789 -
        PT 351 912345678 -
        NL 31 612345678 0
        BE 32 470123456 0
        CH 41 781234567 0
        AT 43 664123456 0
        SE 46 701234567 0
        NO 47 40612345 -
        DK 45 32123456 -
        FI 358 412345678 0
        PL 48 512345678 -
        CZ 420 601123456 -
        HU 36 201234567 06
        RO 40 712034567 0
        GR 30 6912345678 -
        TR 90 5012345678 0
        RU 7 9123456789 8
        KZ 7 7710009998 8
        UA 380 501234567 0
        BY 375 294911911 8
        LT 370 61234567 8
        MX 52 5512345678 -
        BR 55 11961234567 0
        AR 54 91123456789 0
        CO 57 3211234567 0
        CL 56 961234567 -
        PE 51 912345678 0
        EC 593 991234567 0
        VE 58 4121234567 0
        UY 598 94231234 0
        IN 91 8123456789 0
        PK 92 3012345678 0
        BD 880 1812345678 0
        ID 62 812345678 0
        MY 60 123456789 0
        TH 66 812345678 0
        VN 84 912345678 0
        PH 63 9051234567 0
        JP 81 9012345678 0
        KR 82 1020000000 0
        CN 86 13123456789 0
        SG 65 81234567 -
        HK 852 51234567 -
        AU 61 412345678 0
        NZ 64 211234567 0
        ZA 27 711234567 0
        NG 234 8021234567 0
        KE 254 712123456 0
        GH 233 231234567 0
        EG 20 1001234567 0
        MA 212 650123456 0
        SN 221 701234567 -
        CI 225 0123456789 -
        SA 966 512345678 0
        AE 971 501234567 0
        IL 972 502345678 0
        IR 98 9123456789 0
        """
}
