import ArgumentParser
import Domain
import Foundation
import Sync

/// `liaison link`: what linking would do and why, and how it is set.
struct LinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Shows what linking would do and why, and sets how it is done.",
        subcommands: [Preview.self, ExplainLink.self, SetLinking.self])

    struct Preview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Counts what a run over everybody who is not linked would do. Writes nothing.")

        @OptionGroup var options: SettingOptions
        @Flag(help: "As if every chat were opened, so that national numbers count as the workspace allows.")
        var opened = false
        @Flag(help: "A line for each person instead, as CSV.") var csv = false

        func run() async throws {
            try await explaining {
                let preview = try await Assembly.during(options) { assembly in
                    if csv { Self.write(LinkPreview.heading) }
                    return try await assembly.links.preview(isOpening: opened) { line in
                        if csv { Self.write(line.cells) }
                    }
                }
                if !csv { say(Self.summary(preview)) }
            }
        }

        private static func summary(_ preview: LinkPreview) -> String {
            func count(_ outcome: LinkPreview.Outcome) -> Int { preview.counts[outcome] ?? 0 }
            return """
                would link   \(count(.link))
                conflicts    \(count(.conflict))
                suggestions  \(count(.suggestion))
                blocked      \(count(.blocked))
                nobody fits  \(count(.none))
                Contacts with a phone of which no number can be read: \(preview.unreadable).
                Nothing was written.
                """
        }

        /// Its line end is CRLF, as CSV has it.
        private static func write(_ cells: [String]) {
            FileHandle.standardOutput.write(Data(CSVLine(cells).text.utf8))
        }
    }
}
