import Domain
import Foundation
import Linking
import Sync

extension LinkingPage {
    static func option(_ setting: FuzzySetting, isChosen: Bool) -> Option {
        switch setting {
        case .off:
            Option(
                value: setting.rawValue, title: localized("Off"),
                sentence: localized("Only full numbers with their country code count. Nothing is proposed."),
                isChosen: isChosen)
        case .suggest:
            Option(
                value: setting.rawValue, title: localized("Suggest"),
                sentence: localized("Whoever has the same national number is proposed. Somebody says yes or no."),
                isChosen: isChosen)
        case .guarded:
            Option(
                value: setting.rawValue, title: localized("Guarded"),
                sentence: localized(
                    """
                    Links by itself if exactly one contact has the national number, its phones name no other country, \
                    and nothing else speaks against it. The rest is proposed.
                    """), isChosen: isChosen)
        case .wide:
            Option(
                value: setting.rawValue, title: localized("Wide"),
                sentence: localized(
                    """
                    Links by itself if exactly one contact has the national number, even where its phone names another \
                    country. Wrong links become possible: for address books that are known to be wrong.
                    """),
                isChosen: isChosen)
        }
    }

    static func targets(_ reading: LinkingReading, chosen: String?) -> [Option] {
        LinkSettingsEditor.phoneProperties.map { name in
            Option(
                value: name, title: reading.labels[name] ?? name, sentence: localized("HubSpot’s field “\(name)”."),
                isChosen: name == chosen)
        } + [
            Option(
                value: LinkingForm.nothing, title: localized("Leave phones alone"),
                sentence: localized("A link by hand changes nothing in HubSpot."), isChosen: chosen == nil)
        ]
    }

    /// By name in the language of the page.
    static func countries(chosen: Region?) -> [Country] {
        (names[.current] ?? []).map { region, name in
            Country(code: region.code, name: "\(name) (+\(region.callingCode))", isChosen: region == chosen)
        }
    }

    private static let names = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { language in
            let locale = Locale(identifier: language.rawValue)
            func key(_ name: String) -> String { name.folding(options: .diacriticInsensitive, locale: locale) }
            let names = Region.all.map { ($0, locale.localizedString(forRegionCode: $0.code) ?? $0.code) }
            return (language, names.sorted { key($0.1) < key($1.1) })
        })

    /// Those that are added, also where HubSpot does not tell their labels now, and what somebody wanted to add.
    static func further(_ reading: LinkingReading) -> [Field] {
        let labels = Dictionary(
            ((try? reading.fields.get()) ?? []).map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        return reading.status.settings.furtherProperties.map { name in
            Field(
                name: name, label: labels[name] ?? name, isKept: reading.shown.furtherProperties.contains(name))
        }
    }

    static func offers(_ reading: LinkingReading, _ fits: (PropertyDefinition) -> Bool) -> [Field] {
        let added = Set(reading.status.settings.furtherProperties)
        return ((try? reading.fields.get()) ?? []).filter { fits($0) && !added.contains($0.name) }.map {
            Field(name: $0.name, label: $0.label, isKept: reading.shown.furtherProperties.contains($0.name))
        }
    }

    static func offersNote(_ reading: LinkingReading) -> String? {
        switch reading.fields {
        case .failure(RecordFailure.notConnected):
            localized("Connect HubSpot first; then its other fields can be added here.")
        case .failure(let failure): localized("HubSpot’s other fields are not known now. \(sentence(failure))")
        case .success where reading.status.settings.furtherProperties.count >= LinkSettings.furtherPropertiesMax:
            localized(
                "\(LinkSettings.furtherPropertiesMax) further fields are as many as can be read. Take one out first.")
        case .success: nil
        }
    }

    private static func sentence(_ error: any Error) -> String {
        (error as? any ExplainedFailure).map { localizedSentence($0.sentence) }
            ?? localized("Look at the connection; the rest can be set all the same.")
    }
}
