import Foundation
import Linking
import Testing

/// One line of the table of known pairs: what a CRM holds, what WhatsApp says, and the verdict they deserve.
struct KnownPair: Sendable, CustomTestStringConvertible {
    let id: String
    let region: Region?
    let text: String
    let waID: String?
    let verdict: Verdict
    let reason: String

    var testDescription: String { "\(id): \(reason)" }

    /// The numbers are invented. In a column, "-" stands for nothing and \uXXXX for that character.
    static let all: [KnownPair] = table.split(separator: "\n").map(KnownPair.init)

    private init(line: Substring) {
        let columns = line.components(separatedBy: " | ")
        precondition(columns.count == 6, "a pair has six columns: \(line)")
        id = columns[0]
        region = Region(columns[1])
        text = Self.unescaped(columns[2])
        waID = columns[3] == "-" ? nil : columns[3]
        verdict = Verdict(rawValue: columns[4])!
        reason = columns[5]
    }

    private static func unescaped(_ text: String) -> String {
        let pieces = text.components(separatedBy: #"\u"#)
        return pieces.dropFirst().reduce(pieces[0]) { result, piece in
            result + String(UnicodeScalar(UInt32(piece.prefix(4), radix: 16)!)!) + piece.dropFirst(4)
        }
    }

    private static let table = #"""
        MX1 | - | +52 55 1234 5678 | 5215512345678 | same | wa_id carries the retired mobile 1
        MX2 | - | +52 55 1234 5678 | 525512345678 | same | identical digits
        MX3 | - | +52 1 55 1234 5678 | 525512345678 | same | CRM still stores the retired 1
        MX4 | MX | 55 1234 5678 | 5215512345678 | same | national form, default region MX
        MX5 | MX | 044 55 1234 5678 | 5215512345678 | same | retired domestic mobile prefix 044
        MX6 | MX | 045 55 1234 5678 | 5215512345678 | same | retired domestic mobile prefix 045
        MX7 | MX | 01 81 1234 5678 | 528112345678 | same | retired long-distance prefix 01
        MX8 | - | +52 1 55 1234 5678 | 5218112345678 | different | other area code
        MX9 | - | +52 15 5123 4567 | 525512345678 | different | the national part does not begin with 2 to 9
        MX10 | - | +1 521 551 2345 | 5215512345678 | different | a North American number that looks alike
        AR1 | - | +54 9 11 2345-6789 | 5491123456789 | same | mobile E.164 form
        AR2 | - | +54 11 2345-6789 | 5491123456789 | probable | the 9 is missing, but this is also a landline
        AR3 | AR | 011 15 2345-6789 | 5491123456789 | same | 0 + area + 15 + local = 9 + area + local
        AR4 | AR | 0341 15 512-3456 | 5493415123456 | same | 3-digit area code
        AR5 | AR | 02966 15 41-2345 | 5492966412345 | same | 4-digit area code
        AR6 | - | +54 341 15 512-3456 | 5493415123456 | same | 15 left after the area code
        AR7 | - | +54 9 11 15 2345-6789 | 5491123456789 | probable | 9 and 15 both present; a strict parser rejects it
        AR8 | - | +54 11 2345-6789 | 541123456789 | same | Business account on a landline
        AR9 | - | +54 9 11 2345-6789 | 541123456789 | probable | mobile form here, landline form on WhatsApp
        AR10 | - | +54 9 341 512-3456 | 5493515123456 | different | other area code
        BR1 | - | +55 (31) 98765-4321 | 553187654321 | same | old account, ninth digit dropped, area code >= 31
        BR2 | - | +55 31 8765-4321 | 5531987654321 | same | CRM never got the ninth digit
        BR3 | - | +55 11 98765-4321 | 5511987654321 | same | area 11: kept
        BR4 | - | +55 11 98765-4321 | 551187654321 | same | rare in areas 11-28 but the alias rule still holds
        BR5 | BR | 0 15 31 98765-4321 | 553187654321 | same | trunk 0 + carrier code 15
        BR6 | BR | (031) 98765-4321 | 5531987654321 | same | trunk 0 in the area code
        BR7 | - | +55 45 3278-2153 | 554532782153 | same | landline on WhatsApp
        BR8 | - | +55 45 93278-2153 | 554532782153 | different | a landline never gains or loses a 9
        BR9 | - | +55 31 98765-4321 | 552198765432 | different | different area and subscriber
        BR10 | BR | 98765-4321 | 5531987654321 | ambiguous | no area code: 67 area codes are possible
        BR11 | - | +55 31 96765-4321 | 553167654321 | probable | 8-digit mobile beginning 6: existed in few areas
        BR12 | - | +55 11 95555-4321 | 551155554321 | different | without its 9 this would be a landline
        BR13 | - | +55 11 7890-1234 | 5511978901234 | probable | 7x trunking numbers exist with 8 digits to this day
        CI1 | - | +225 07 12 34 56 78 | 22512345678 | probable | account made before 31 Jan 2021: wa_id keeps 8 digits
        CI2 | - | +225 12 34 56 78 | 2250712345678 | probable | CRM never renumbered
        CI3 | - | +225 07 12 34 56 78 | 2250712345678 | same | both new
        CI4 | - | +225 05 12 34 56 78 | 2250712345678 | different | same last eight digits, other operator prefix
        CI5 | - | +225 12 34 56 78 | 22512345678 | same | both old
        CI6 | - | +225 27 22 12 34 56 | 22522123456 | probable | fixed line, prefix 27
        BJ1 | - | +229 01 97 12 34 56 | 22997123456 | same | one prefix for everybody, so the map is one to one
        BJ2 | - | +229 97 12 34 56 | 2290197123456 | same | CRM from before 30 Nov 2024
        BJ3 | BJ | 97 12 34 56 | 2290197123456 | same | national old form
        BJ4 | - | +229 01 97 12 34 56 | 2290196123456 | different | one digit differs
        IT1 | - | +39 06 4567 8901 | 390645678901 | same | the leading 0 belongs to the number
        IT2 | - | +39 6 4567 8901 | 390645678901 | probable | CRM lost the 0; invalid as typed
        IT3 | IT | 06 4567 8901 | 390645678901 | same | 0 is not a trunk prefix in Italy
        IT4 | IT | 347 123 4567 | 393471234567 | same | mobile has no 0
        IT5 | - | +39 0347 123 4567 | 393471234567 | probable | written with a 0 until 2001; 0347 is no landline area
        IT6 | IT | 0331 123 4567 | 393311234567 | different | 0331 is a landline area, 331 a mobile prefix
        SM1 | - | +378 0549 882 345 | 3780549882345 | same | San Marino keeps 0549
        GA1 | - | +241 062 12 34 56 | 24162123456 | same | Gabon: written with 0, stored without
        GB1 | - | +44 (0)20 7946 0958 | 442079460958 | same | trunk zero in brackets
        GB2 | - | +44 020 7946 0958 | 442079460958 | same | trunk zero without brackets
        GB3 | GB | 020 7946 0958 | 442079460958 | same | national form
        GB4 | GB | 07700 900123 | 447700900123 | same | drama range: must match although validity tables reject it
        DE1 | DE | 0049 151 23456789 | 4915123456789 | same | 00 international prefix
        DE2 | - | +49 (0)151 23456789 | 4915123456789 | same | trunk zero
        FR1 | - | +33 (0)6 12 34 56 78 | 33612345678 | same | trunk zero
        NG1 | - | +234 0803 123 4567 | 2348031234567 | same | trunk zero
        ID1 | ID | 0812-3456-7890 | 6281234567890 | same | national form
        ID2 | - | +62 0812 3456 7890 | 6281234567890 | same | trunk zero
        ID3 | ID | 0814 567 890 | 62814567890 | same | old short mobile numbers are real: no minimum of 11 digits
        AU1 | - | +61 0412 345 678 | 61412345678 | same | trunk zero
        TR1 | - | +90 0532 123 45 67 | 905321234567 | same | trunk zero
        EG1 | - | +20 010 1234 5678 | 201012345678 | same | trunk zero
        IN1 | - | +91 098765 43210 | 919876543210 | same | trunk zero
        HU1 | - | +36 06 30 123 4567 | 36301234567 | same | trunk prefix is 06
        LT1 | LT | 8 612 34567 | 37061234567 | same | old trunk 8
        LT2 | LT | 0612 34567 | 37061234567 | same | new trunk 0
        RU1 | RU | 8 (916) 123-45-67 | 79161234567 | same | trunk 8
        RU2 | - | +8 916 123 45 67 | 79161234567 | ambiguous | +8 is no country code: propose, never match by yourself
        RU3 | RU | 8 10 44 20 7946 0958 | 442079460958 | same | 8~10 is the international prefix
        KZ1 | - | +7 701 123 4567 | 79161234567 | different | shared +7, other number
        US1 | US | (650) 555-1234 | 16505551234 | same | national form
        US2 | US | 011 44 20 7946 0958 | 442079460958 | same | 011 international prefix
        US3 | US | 00 44 20 7946 0958 | 442079460958 | probable | 00 is not how the US dials abroad
        VN1 | - | +84 162 345 6789 | 84323456789 | probable | 2018: 162 became 32
        CM1 | - | +237 71 23 45 67 | 237671234567 | probable | 2014: mobiles gained a 6
        MU1 | - | +230 712 3456 | 23057123456 | probable | 2013: mobiles gained a 5
        CO1 | - | +57 1 2345678 | 576012345678 | probable | 2021: fixed lines gained 60
        X1 | HK | 6123 4567 | 6561234567 | different | same eight digits in Hong Kong and Singapore
        X2 | - | +852 6123 4567 | 6561234567 | different | as above with country codes
        X3 | - | +45 61 23 45 67 | 6561234567 | different | Denmark v. Singapore
        X4 | - | 6123 4567 | 6561234567 | ambiguous | no country code and no default region
        X5 | - | +44 7781 123456 | 447781123456 | same | Guernsey shares +44: region is not the key
        X6 | - | +262 692 12 34 56 | 262692123456 | same | Reunion shares +262 with Mayotte
        X7 | - | +1 242 359 1234 | 12423591234 | same | Bahamas shares +1
        X8 | US | 359-1234 | 12423591234 | ambiguous | 7 digits: area code missing
        X9 | - | +377 44 123 456 | 38344123456 | ambiguous | Kosovo used +377, which is Monaco's
        E1 | - | +1 (212) 555-0123 x45 | 12125550123 | same | extension dropped; remember the line is shared
        E2 | - | +1 212-555-0123;ext=45 | 12125550123 | same | RFC 3966 extension
        E3 | - | +44 20 7946 0958 ext. 12 | 442079460958 | same | extension word
        E4 | - | +1 650 555 1234 / +1 650 555 9999 | 16505559999 | same | two numbers in one field: second one matches
        E5 | - | +1 650 555 1234; 650-555-9999 | 16505559999 | same | the second number takes the region of the first
        E6 | - | +1 650 555 1234 (mobile) | 16505551234 | same | label in brackets must not become vanity digits
        E7 | - | Mobile: +1 650 555 1234 | 16505551234 | same | leading label
        E8 | - | +1 650 555 1234, +1 650 555 1234 | 16505551234 | same | duplicate in one field
        E9 | - | tel:+1-650-555-1234 | 16505551234 | same | tel: URI
        E10 | - | https://wa.me/16505551234 | 16505551234 | same | wa.me link
        E11 | - | 16505551234@s.whatsapp.net | 16505551234 | same | pasted JID
        E12 | - | 16505551234@c.us | 16505551234 | same | pasted web JID
        V1 | US | 1-800-FLOWERS | 18003569377 | same | vanity letters, but only when the whole tail is letters
        V2 | - | call me | 16505551234 | none | letters are not a number
        V3 | US | 911 | 16505551234 | none | emergency number
        V4 | US | 12345 | 16505551234 | none | short code
        V5 | - | + | 16505551234 | none | no digits
        V6 | - | n/a | 16505551234 | none | placeholder text
        V7 | - | 0000000000 | 16505551234 | none | filler digits
        V8 | - | +1 000 000 0000 | 16505551234 | none | filler digits
        V9 | - | +1 555-555-5555 | 16505551234 | none | filler digits
        V10 | - | +1\u2219\u2219\u2219\u2219\u2219\u2219\u2219\u221980 | 16505551280 | none | masked
        V11 | - | 1.6505551234E+10 | 16505551234 | ambiguous | spreadsheet damage: often rounded
        V12 | - | 120363404694233820 | 16505551234 | none | group id, longer than 15 digits
        V13 | - | 244482926760154@lid | 16505551234 | none | LID is not a phone number although it has 15 digits
        V14 | - | US.13491208655302741918 | 13491208655 | none | BSUID is not a phone number although digits follow
        U1 | SA | \u0660\u0665\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667 \#
        | 966501234567 | same | Arabic-Indic digits
        U2 | IR | \u06f0\u06f9\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9 \#
        | 989123456789 | same | Extended Arabic-Indic digits
        U3 | - | \uff0b\uff18\uff11 \uff19\uff10 \uff11\uff12\uff13\uff14 \uff15\uff16\uff17\uff18 \#
        | 819012345678 | same | full-width
        U4 | - | \u202a+1 650-555-1234\u202c | 16505551234 | same | bidi marks around a copied number
        U5 | - | +1\u00a0650\u2011555\u20111234 | 16505551234 | same | no-break space and hyphen
        U6 | - | +1\u200b650\u200b555\u200b1234 | 16505551234 | same | zero-width spaces
        U7 | - | \u2066+972 50-123-4567\u2069 | 972501234567 | same | isolates in a right-to-left name
        U8 | - | +1 650 555 \u09e7\u09e8\u09e9\u09ea | 16505551234 | same | Bengali digits mixed with ASCII
        U9 | - | +1 650 555 1234\ufe0f\u20e3 | 16505551234 | same | emoji keycap debris
        N1 | - | +1 650 555 1234 | 26505551234 | different | suffix equality is not identity
        N2 | - | +44 20 7946 0958 | 4420794609580 | different | one digit more
        N3 | - | +34 611 222 333 | 34611222334 | different | one digit off
        N4 | ES | 611 222 333 | 33611222333 | different | same national digits, Spain v. France
        N5 | - | +34 611 222 333 | - | none | wa_id absent (username adopted): nothing to compare
        P1 | ES | 34 611 222 333 | 34611222333 | same | country code without plus, equal to the default region
        P2 | - | 34611222333 | 34611222333 | ambiguous | eleven digits could be several countries
        P3 | US | 34 611 222 333 | 34611222333 | ambiguous | no plus and the default region disagrees
        P4 | ES | 0034 611 222 333 | 34611222333 | same | 00 prefix
        P5 | - | +34 611 222 333 / +44 7700 900123 | 447700900123 | same | two people or two phones: link, and flag it
        """#
}
