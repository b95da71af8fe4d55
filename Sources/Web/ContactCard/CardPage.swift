import Domain
import Storage
import Sync

/// Which fields of a contact everybody sees beside a chat, in which order, and which must not be empty.
struct CardPage: Sendable {
    struct Row: Sendable {
        var name: String
        var label: String
        /// What kind of control it gets.
        var kind: String
        var isRequired: Bool
        /// HubSpot sets it by itself, so it cannot be required.
        var isFixed: Bool
        var isFirst: Bool
        var isLast: Bool
    }

    var shell: Shell
    var tabs: [TabLink]
    var notice: String?
    var isSaved: Bool
    /// All rows' names, in their order.
    var names: String
    var rows: [Row]
    var offers: [Editor.OptionGroup]
    /// Why nothing can be added.
    var offersNote: String?
    /// When HubSpot told which fields it has; `nil` = it has not.
    var readAt: DashboardPage.Moment?
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.hubSpotCard.path
        var audit = SiteURL.audit.path + "?verb=setting_changed"
    }

    init(
        _ fields: [CardField], _ catalog: CardPart<PropertyCatalog>, workspace: Workspace?, text: PageText,
        notice: String?, isSaved: Bool, assets: AssetStore, sandboxPage: String?
    ) {
        shell = Shell(
            title: "HubSpot", assets: assets, workspaceName: workspace?.name ?? "", sandboxPage: sandboxPage)
        tabs = HubSpotTab.row(.card)
        self.notice = notice
        self.isSaved = isSaved
        names = fields.map(\.property).joined(separator: ",")
        rows = fields.enumerated().map { place, field in
            let definition = catalog.value?[field.property]
            return Row(
                name: field.property, label: definition?.label ?? field.property,
                kind: definition.map(Self.kind) ?? "", isRequired: field.isRequired,
                isFixed: definition?.isReadOnly == true, isFirst: place == 0, isLast: place == fields.count - 1)
        }
        offers = Self.offers(fields, catalog.value)
        readAt = (catalog.value?.readAt).map(text.moment)
        if let failure = catalog.failure {
            offersNote = localized("HubSpot’s fields are not known now. \(localizedSentence(failure.sentence))")
        } else if fields.count >= CardField.countMax {
            offersNote = localized("\(CardField.countMax) fields are as many as a card holds. Take one out first.")
        }
    }

    private static func offers(_ fields: [CardField], _ catalog: PropertyCatalog?) -> [Editor.OptionGroup] {
        let chosen = Set(fields.map(\.property)).union([CardChoices.ownerProperty])
        return (catalog?.sections ?? []).map { section in
            Editor.OptionGroup(
                label: section.group.label,
                options: section.properties.filter { !chosen.contains($0.name) }.map {
                    Editor.Option(value: $0.name, label: $0.label, isChosen: false)
                })
        }.filter { !$0.options.isEmpty }
    }

    private static func kind(_ definition: PropertyDefinition) -> String {
        if definition.isReadOnly { return localized("set by HubSpot") }
        if definition.refersToOwner { return localized("HubSpot user") }
        switch definition.kind {
        case .text: return localized("text")
        case .multilineText: return localized("long text")
        case .richText: return localized("rich text")
        case .phone: return localized("phone")
        case .number: return localized("number")
        case .bool: return localized("yes or no")
        case .singleOption: return localized("one of a list")
        case .multiOption: return localized("several of a list")
        case .date: return localized("date")
        case .dateTime: return localized("date and time")
        case .unknown: return localized("other")
        }
    }
}
