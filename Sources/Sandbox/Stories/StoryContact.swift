import Foundation

/// A HubSpot contact as people really type them.
public struct StoryContact: Sendable, Hashable {
    /// Empty ones left out.
    public let properties: [String: String]
    public let ownerEmail: String?

    public var name: String {
        [properties["firstname"], properties["lastname"]].compactMap(\.self).joined(separator: " ")
    }

    /// One row of the tables: first name | last name | company | job title | phone | mobile | WhatsApp | owner.
    init(row: some StringProtocol) {
        let cells = row.split(separator: "|", omittingEmptySubsequences: false).map { cell in
            String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        precondition(cells.count == 8, "a contact has eight cells: \(row)")
        let names = [
            "firstname", "lastname", "company", "jobtitle", "phone", "mobilephone", "hs_whatsapp_phone_number",
        ]
        var properties = Dictionary(zip(names, cells), uniquingKeysWith: { $1 }).filter { !$0.value.isEmpty }
        properties["email"] = Self.email(first: cells[0], last: cells[1])
        self.properties = properties
        ownerEmail = StoryOwner.all.first { $0.firstName == cells[7] }?.email
    }

    private static func email(first: String, last: String) -> String {
        let plain = "\(first).\(last)".decomposedStringWithCanonicalMapping.lowercased()
        let letters = plain.unicodeScalars.filter { ("a"..."z").contains($0) || $0 == "." }
        return String(String.UnicodeScalarView(letters)) + "@example.com"
    }

    static func table(_ text: String) -> [StoryContact] {
        text.split(separator: "\n").map { StoryContact(row: $0) }
    }
}
