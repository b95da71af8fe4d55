import Domain
import Foundation
import Linking
import Sync

extension LinkingPage {
    static func option(_ setting: FuzzySetting, isChosen: Bool) -> Option {
        switch setting {
        case .off:
            Option(
                value: setting.rawValue, title: "Off",
                sentence: "Only full numbers with their country code count. Nothing is proposed.", isChosen: isChosen)
        case .suggest:
            Option(
                value: setting.rawValue, title: "Suggest",
                sentence: "Whoever has the same national number is proposed. Somebody says yes or no.",
                isChosen: isChosen)
        case .guarded:
            Option(
                value: setting.rawValue, title: "Guarded",
                sentence: "Links by itself if exactly one contact has the national number, its phones name no other "
                    + "country, and nothing else speaks against it. The rest is proposed.", isChosen: isChosen)
        case .wide:
            Option(
                value: setting.rawValue, title: "Wide",
                sentence: "Links by itself if exactly one contact has the national number, even where its phone names "
                    + "another country. Wrong links become possible: for address books that are known to be wrong.",
                isChosen: isChosen)
        }
    }

    static func targets(_ reading: LinkingReading, chosen: String?) -> [Option] {
        LinkSettingsEditor.phoneProperties.map { name in
            Option(
                value: name, title: reading.labels[name] ?? name, sentence: "HubSpot’s field “\(name)”.",
                isChosen: name == chosen)
        } + [
            Option(
                value: LinkingForm.nothing, title: "Leave phones alone",
                sentence: "A link by hand changes nothing in HubSpot.", isChosen: chosen == nil)
        ]
    }

    /// By name in English, as the page is.
    static func countries(chosen: Region?) -> [Country] {
        names.map { region, name in
            Country(code: region.code, name: "\(name) (+\(region.callingCode))", isChosen: region == chosen)
        }
    }

    private static let names: [(Region, String)] = {
        let english = Locale(identifier: "en_GB")
        return Region.all.map { ($0, english.localizedString(forRegionCode: $0.code) ?? $0.code) }
            .sorted { ($0.1.folding(options: .diacriticInsensitive, locale: english)) < $1.1 }
    }()

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
        case .failure(RecordFailure.notConnected): "Connect HubSpot first; then its other fields can be added here."
        case .failure(let failure): "HubSpot’s other fields are not known now. \(sentence(failure))"
        case .success where reading.status.settings.furtherProperties.count >= LinkSettings.furtherPropertiesMax:
            "\(LinkSettings.furtherPropertiesMax) further fields are as many as can be read. Take one out first."
        case .success: nil
        }
    }

    private static func sentence(_ error: any Error) -> String {
        (error as? any ExplainedFailure)?.sentence ?? "Look at the connection; the rest can be set all the same."
    }
}
