import Domain
import Storage
import Sync

/// Ways to look at the tabs.
extension LinksPage {
    static func tab(_ tab: LinksTab, _ reading: LinksReading) -> TabLink {
        let count: Int? =
            switch tab {
            case .suggestions: reading.suggestions.open
            case .conflicts: reading.conflicts.open
            case .linked, .unlinked, .blocked, .preview: nil
            }
        return TabLink(
            name: tab.title, link: link(tab), count: count.flatMap { $0 == 0 ? nil : PageText.count($0) },
            isCurrent: tab == reading.query.tab)
    }

    static func views(_ reading: LinksReading) -> [View] {
        let query = reading.query
        guard query.isWhole else { return [] }
        var other = LinksQuery(tab: query.tab)
        switch query.tab {
        case .linked:
            other.isChanged = true
            return [View(words: localized("Only those whose number changed since"), link: other.link)]
        case .suggestions, .conflicts:
            let dismissed = (query.tab == .conflicts ? reading.conflicts : reading.suggestions).dismissed
            other.isDismissed = true
            return dismissed == 0
                ? [] : [View(words: localized("\(PageText.count(dismissed)) put off"), link: other.link)]
        case .unlinked, .blocked, .preview: return []
        }
    }

    /// What is shown instead of the whole tab, with the way back to it.
    static func narrowed(_ reading: LinksReading) -> View? {
        let query = reading.query
        if query.isDismissed {
            return View(
                words: localized("Those that were put off. They come back by themselves with new evidence."),
                link: back(query))
        }
        if query.isChanged {
            return View(words: localized("Those whose number changed since they were linked."), link: back(query))
        }
        if query.person != nil { return View(words: localized("One person."), link: back(query)) }
        if !query.text.isEmpty { return View(words: localized("What fits “\(query.text)”."), link: back(query)) }
        return nil
    }

    private static func back(_ query: LinksQuery) -> String { link(query.tab) }

    static func search(_ query: LinksQuery) -> Search? {
        switch query.tab {
        case .linked: Search(tab: query.tab.rawValue, label: localized("Phone, name or e-mail"), text: query.text)
        case .unlinked: Search(tab: query.tab.rawValue, label: localized("Phone with country code"), text: query.text)
        case .suggestions, .conflicts, .blocked, .preview: nil
        }
    }

    static func emptyStep(_ tab: LinksTab) -> View? {
        switch tab {
        case .linked: View(words: localized("See what a run would link"), link: link(.preview))
        case .suggestions, .conflicts, .unlinked, .blocked, .preview: nil
        }
    }

    static func emptyWords(_ query: LinksQuery) -> String {
        if query.isDismissed { return localized("Nothing is put off.") }
        if query.isChanged { return localized("Nobody’s number has changed since they were linked.") }
        return query.isWhole ? query.tab.emptyWords : localized("Nobody here fits that.")
    }
}
