import Domain
import Foundation

/// A page or an action that somebody can go to by typing its name.
struct PaletteDestination: Sendable {
    var name: String
    var icon: String
    var url: SiteURL
    var permission: Permission

    /// All of them, in the order of the rail, in the language of whoever looks.
    static var all: [PaletteDestination] {
        [
            PaletteDestination(name: localized("Dashboard"), icon: "dashboard", url: .dashboard, permission: .work),
            PaletteDestination(name: localized("Inbox"), icon: "inbox", url: .inbox, permission: .work),
            PaletteDestination(name: localized("Links"), icon: "links", url: .links, permission: .work),
            PaletteDestination(name: localized("Integrations"), icon: "plug", url: .integrations, permission: .work),
            PaletteDestination(name: localized("HubSpot"), icon: "plug", url: .hubSpot, permission: .manageConnections),
            PaletteDestination(name: localized("User mapping"), icon: "plug", url: .hubSpotUsers, permission: .work),
            PaletteDestination(
                name: localized("Timeline settings"), icon: "plug", url: .hubSpotTimeline, permission: .changeSync),
            PaletteDestination(name: localized("Activity"), icon: "plug", url: .hubSpotActivity, permission: .work),
            PaletteDestination(name: localized("WhatsApp"), icon: "plug", url: .whatsApp, permission: .work),
            PaletteDestination(name: localized("Diagnosis"), icon: "way", url: .diagnosis, permission: .work),
            PaletteDestination(
                name: localized("Linking settings"), icon: "plug", url: .hubSpotLinking, permission: .changeSync),
            PaletteDestination(
                name: localized("Explain somebody"), icon: "links", url: .linksPart(.explanation), permission: .work),
            PaletteDestination(
                name: localized("Take in an address book"), icon: "links", url: .linksPart(.bookImport),
                permission: .changeLinks),
            PaletteDestination(name: localized("Team"), icon: "team", url: .team, permission: .manageTeam),
            PaletteDestination(name: localized("Audit"), icon: "audit", url: .audit, permission: .readAudit),
            PaletteDestination(
                name: localized("Settings"), icon: "settings", url: .settings, permission: .manageWorkspace),
            PaletteDestination(name: localized("Account"), icon: "person", url: .account, permission: .work),
        ]
    }

    /// Whether every word that was typed begins a word of the name, accents and case aside.
    func fits(_ text: String) -> Bool {
        let words = Self.words(name)
        return Self.words(text).allSatisfy { typed in words.contains { $0.hasPrefix(typed) } }
    }

    private static func words(_ text: String) -> [Substring] {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).split(separator: " ")
    }

    var entry: PaletteEntry {
        PaletteEntry(name: name, detail: nil, kind: localized("Page"), icon: icon, link: url.path)
    }
}
