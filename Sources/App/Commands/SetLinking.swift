import ArgumentParser
import Domain
import Linking
import Sync

/// `liaison link settings`: how the workspace links, and how it is to.
struct SetLinking: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Shows how the workspace links, and changes what is told.",
        discussion: """
            Links that stand stay as they are. Another country, or other fields, have all phone numbers read again by the \
            running server; until that is done nobody is linked by Liaison.
            """)

    /// For "none of them".
    private static let nothing = "none"

    @OptionGroup var options: SettingOptions
    @Option(help: "What a national number may lead to: off, suggest, guarded or wide.") var fuzzy: String?
    @Option(help: ArgumentHelp("How numbers without a country code are read, such as ES; or none.", valueName: "XX"))
    var region: String?
    @Option(help: ArgumentHelp("The field that a link by hand replaces, or none.", valueName: "property"))
    var phoneProperty: String?
    @Option(help: ArgumentHelp("A further field that holds phones. May be given again.", valueName: "property"))
    var add: [String] = []
    @Option(help: ArgumentHelp("A further field not to be read any more.", valueName: "property"))
    var remove: [String] = []

    func run() async throws {
        try await explaining {
            let status = try await Assembly.during(options) { assembly in
                let editor = assembly.linkSettings
                let change = try change(of: try await editor.settings())
                do {
                    _ = try await editor.change(change)
                } catch let refusal as any ExplainedFailure {
                    throw Complaint(refusal.sentence)
                }
                return try await editor.status()
            }
            say(Self.summary(status))
        }
    }

    private func change(of settings: LinkSettings) throws -> LinkSettingsChange {
        var change = LinkSettingsChange(author: .token("command line"))
        change.fuzzy = try fuzzy.map { word in
            guard let setting = FuzzySetting(rawValue: word) else {
                let words = FuzzySetting.allCases.map(\.rawValue).joined(separator: ", ")
                throw Complaint("--fuzzy is one of \(words), not “\(word)”.")
            }
            return setting
        }
        change.defaultRegion = try region.map { code in
            if code == Self.nothing { return .nothing }
            guard let region = Region(code) else {
                throw Complaint("“\(code)” is no region; write two letters, such as DE or MX.")
            }
            return .chosen(region)
        }
        change.phoneProperty = phoneProperty.map { $0 == Self.nothing ? .nothing : .chosen($0) }
        if let unknown = remove.first(where: { !settings.furtherProperties.contains($0) }) {
            throw Complaint("“\(unknown)” is none of the further fields, so it cannot be taken out.")
        }
        if !add.isEmpty || !remove.isEmpty {
            change.furtherProperties = settings.furtherProperties.filter { !remove.contains($0) } + add
        }
        return change
    }

    private static func summary(_ status: LinkSettingsStatus) -> String {
        let settings = status.settings
        let fields = LinkSettingsEditor.phoneProperties + settings.furtherProperties
        return """
            fuzzy           \(settings.fuzzy.rawValue)
            region          \(settings.defaultRegion?.code ?? nothing)
            phone property  \(settings.phoneProperty ?? nothing)
            phones are in   \(fields.joined(separator: ", "))
            contacts        \(status.reading.word)\(status.reading.progress.map { ", \($0.read) read" } ?? "")
            """
    }
}
