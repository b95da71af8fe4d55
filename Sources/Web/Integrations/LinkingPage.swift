import Domain
import Linking
import Sync

/// How the workspace links: what an admin chooses, and how far the contacts are read that way.
struct LinkingPage: Sendable {
    /// One of several, with what it does.
    struct Option: Sendable {
        var value: String
        var title: String
        var sentence: String
        var isChosen: Bool
    }

    struct Country: Sendable {
        var code: String
        var name: String
        var isChosen: Bool
    }

    struct Field: Sendable {
        var name: String
        var label: String
        var isKept: Bool
    }

    /// What stood there before, so that only what is changed is sent on.
    struct Before: Sendable {
        var fuzzy: String
        var phoneProperty: String
        var defaultRegion: String
        var further: String
    }

    var shell: Shell
    var tabs: [TabLink]
    var notice: String?
    var isSaved: Bool
    var fuzzy: [Option]
    var targets: [Option]
    var countries: [Country]
    var hasRegion: Bool
    /// Read in every workspace.
    var ownFields: [Field]
    var furtherFields: [Field]
    var phoneOffers: [Field]
    var textOffers: [Field]
    var offersNote: String?
    var before: Before
    var state: DashboardPage.Chip
    var stateSentence: String
    var gauge: HubSpotPage.Gauge?
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.hubSpotLinking.path
        var preview = LinksPage.link(.preview)
        var audit = SiteURL.audit.path + "?verb=setting_changed"
    }

    init(_ reading: LinkingReading, notice: String?, isSaved: Bool, assets: AssetStore) {
        let (stored, shown) = (reading.status.settings, reading.shown)
        shell = Shell(
            title: "HubSpot", assets: assets, workspaceName: reading.workspace?.name ?? "",
            sandboxPage: reading.sandboxPage)
        tabs = HubSpotTab.row(.linking)
        self.notice = notice.map(localizedSentence)
        self.isSaved = isSaved
        fuzzy = FuzzySetting.allCases.map { Self.option($0, isChosen: $0 == shown.fuzzy) }
        targets = Self.targets(reading, chosen: shown.phoneProperty)
        countries = Self.countries(chosen: shown.defaultRegion)
        hasRegion = shown.defaultRegion != nil
        ownFields = LinkSettingsEditor.phoneProperties.map {
            Field(name: $0, label: reading.labels[$0] ?? $0, isKept: true)
        }
        furtherFields = Self.further(reading)
        phoneOffers = Self.offers(reading) { $0.kind == .phone }
        textOffers = Self.offers(reading) { $0.kind != .phone }
        offersNote = Self.offersNote(reading)
        before = Before(
            fuzzy: stored.fuzzy.rawValue, phoneProperty: stored.phoneProperty ?? "",
            defaultRegion: stored.defaultRegion?.code ?? "", further: stored.furtherProperties.joined(separator: ","))
        (state, stateSentence) = Self.state(reading.status.reading)
        gauge = Self.gauge(reading.status.reading, now: reading.now)
    }
}
