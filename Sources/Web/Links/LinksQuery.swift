import Domain
import Foundation

/// What is looked at on the links page, as the address says it.
struct LinksQuery: Sendable {
    static let textMax = 200

    var tab = LinksTab.suggestions
    /// Where the page before ended.
    var after: String?
    /// Of suggestions or conflicts those that somebody did not want to see.
    var isDismissed = false
    /// Of the linked ones those whose number changed.
    var isChanged = false
    /// Only this person.
    var person: PersonID?
    /// A phone, or words of a contact.
    var text = ""

    init(tab: LinksTab) {
        self.tab = tab
    }

    init(_ items: QueryItems) {
        tab = items["tab"].flatMap { LinksTab(rawValue: $0) } ?? .suggestions
        after = items["after"]
        isDismissed = items["dismissed"] != nil
        isChanged = items["changed"] != nil
        person = items["person"].flatMap { PersonID(text: $0[...]) }
        text = String((items["query"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines).prefix(Self.textMax))
    }

    /// Nothing narrows the tab.
    var isWhole: Bool { !isDismissed && !isChanged && person == nil && text.isEmpty && after == nil }

    var link: String { link(after: nil) }

    func link(after: String?) -> String {
        let items = [
            ("tab", tab.rawValue), ("dismissed", isDismissed ? "1" : nil), ("changed", isChanged ? "1" : nil),
            ("person", person?.description), ("query", text.isEmpty ? nil : text), ("after", after),
        ].compactMap { name, value in value.map { "\(name)=\(QueryItems.encoded($0))" } }
        return SiteURL.links.path + "?" + items.joined(separator: "&")
    }
}
