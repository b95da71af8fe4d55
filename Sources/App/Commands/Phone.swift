import ArgumentParser
import Domain
import Foundation
import Linking

/// `liaison phone`: what the linking engine thinks of phone texts.
struct Phone: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says how phone numbers are compared.", subcommands: [Compare.self])

    struct Compare: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compares a phone text of a CRM with a WhatsApp id.",
            discussion: """
                Prints {"verdict": …, "reason": …, "keys": […]}; the verdict is same, probable, ambiguous, different or none. \
                With --file, each line of the file is id TAB region-or-dash TAB text TAB wa_id, and the output is \
                id TAB verdict.
                """)

        @Argument(help: "The text as it stands in the CRM.") var text: String?
        @Argument(help: "WhatsApp's digits of the person.") var waID: String?
        @Option(help: ArgumentHelp("How national numbers are read, such as DE.", valueName: "XX")) var region: String?
        @Option(help: ArgumentHelp("A file of pairs instead; - for standard input.", valueName: "path")) var file:
            String?

        func run() throws {
            if let file { return try compareAll(in: file) }
            guard let text, let waID else { throw ValidationError("Give TEXT and WA_ID, or --file.") }
            let comparison = comparePhones(text: text, region: try parsed(region), waID: waID)
            let answer: JSON = [
                "verdict": .string(comparison.verdict.rawValue), "reason": .string(comparison.reason),
                "keys": .array(comparison.keys.map { .string($0.digits) }),
            ]
            print(String(decoding: try answer.encoded(), as: UTF8.self))
        }

        private func compareAll(in path: String) throws {
            let data =
                path == "-"
                ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
            guard let data else { throw Complaint("The file \(path) cannot be read.") }
            let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() where !line.isEmpty {
                let fields = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false).map(
                    String.init)
                guard fields.count == 4 else {
                    throw Complaint("Line \(index + 1) must be id TAB region-or-dash TAB text TAB wa_id.")
                }
                let region = try fields[1] == "-" ? nil : parsed(fields[1])
                let waID = fields[3].trimmingCharacters(in: .whitespacesAndNewlines)
                print("\(fields[0])\t\(comparePhones(text: fields[2], region: region, waID: waID).verdict.rawValue)")
            }
        }

        private func parsed(_ region: String?) throws -> Region? {
            guard let region else { return nil }
            guard let parsed = Region(region) else {
                throw Complaint("“\(region)” is no region; write two letters, such as DE or MX.")
            }
            return parsed
        }
    }
}
