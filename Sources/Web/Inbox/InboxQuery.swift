import Domain
import Foundation
import Storage

/// Which chats are listed, as the address says it.
struct InboxQuery: Sendable {
    enum View: String, CaseIterable, Sendable {
        case all
        case mine
        case unassigned
        case unread
        case unlinked
    }

    static let textMax = 200

    var view = View.all
    var number: BusinessNumberID?
    var isClosed = false
    var text = ""
    var after: InboxList.Key?

    init(_ items: QueryItems) {
        view = items["view"].flatMap(View.init(rawValue:)) ?? .all
        number = items["number"].flatMap { $0.isEmpty ? nil : BusinessNumberID($0) }
        isClosed = items["state"] == "closed"
        text = String((items["q"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines).prefix(Self.textMax))
        after = items["after"].flatMap { InboxList.Key(text: $0) }
    }

    /// Nothing narrows the list.
    var isWhole: Bool { view == .all && number == nil && !isClosed && text.isEmpty }

    /// As a page carries it on: `?view=mine&number=1065…`, empty where nothing is narrowed.
    var suffix: String { suffix(after: nil) }

    func suffix(after: InboxList.Key?) -> String {
        let items = [
            ("view", view == .all ? nil : view.rawValue), ("number", number?.value),
            ("state", isClosed ? "closed" : nil), ("q", text.isEmpty ? nil : text), ("after", after?.text),
        ].compactMap { name, value in value.map { "\(name)=\(QueryItems.encoded($0))" } }
        return items.isEmpty ? "" : "?" + items.joined(separator: "&")
    }

    func with(_ edit: (inout InboxQuery) -> Void) -> InboxQuery {
        var other = self
        other.after = nil
        edit(&other)
        return other
    }

    func filter(_ numbers: [BusinessNumber], _ member: MemberID) -> InboxList.Filter {
        let visible = numbers.map(\.id).filter { number == nil || number == $0 }
        var filter = InboxList.Filter(numbers: Set(visible))
        filter.isClosed = isClosed
        switch view {
        case .all: break
        case .mine: filter.assignee = .member(member)
        case .unassigned: filter.assignee = .nobody
        case .unread: filter.isUnread = true
        case .unlinked: filter.isUnlinked = true
        }
        return filter
    }
}
