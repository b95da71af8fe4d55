import ArgumentParser
import Domain
import Foundation
import Sync

/// `liaison contacts`: who is on WhatsApp, from elsewhere than messages.
struct Contacts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Gets WhatsApp contacts in.", subcommands: [ImportContacts.self])
}

struct ImportContacts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes WhatsApp contacts out of an address book: a vCard or CSV file of any size.",
        discussion: """
            Each number that is surely one becomes a person, found by phone or made, and is queued for linking. The name \
            is kept as the address book's. Importing the same file again changes nothing.
            """)

    @OptionGroup var options: SettingOptions
    @Argument(help: "The file; - for standard input.") var file: String
    @Option(help: ArgumentHelp("vcard or csv (default: by the file's ending)", valueName: "format"))
    var format: String?
    @Option(help: ArgumentHelp("Writes what was refused to this CSV file.", valueName: "path")) var report: String?
    @Option(help: "Whose contacts these are, where WhatsApp accounts of several portfolios are connected.")
    var account: String?

    func run() async throws {
        try await explaining {
            let format = try knownFormat()
            let input = try input()
            let notes = try RefusalFile(path: report)
            let outcome = try await Assembly.during(options) { assembly in
                do {
                    return try await read(input, format, assembly.contactImports, notes)
                } catch let refusal as ContactImportRefusal {
                    throw Complaint(refusal.sentence)
                }
            }
            print(outcome.sentence)
            if report == nil {
                for refusal in outcome.refusals { print("  line \(refusal.line): \(refusal.sentence)") }
                let rest = outcome.refused - outcome.refusals.count
                if rest > 0 { print("  and \(rest) more; --report FILE.csv lists all.") }
            }
        }
    }

    private func read(
        _ input: FileHandle, _ format: AddressBookFormat, _ imports: ContactImports, _ notes: RefusalFile
    ) async throws -> ContactImportReport {
        var run = try await imports.begin(
            format, account: account.map { WhatsAppAccountID($0) }, author: .token("command line"))
        while let piece = try input.read(upToCount: 64 * 1024), !piece.isEmpty {
            try notes.add(try await run.take(Array(piece)))
        }
        try notes.add(try await run.finish())
        return run.report
    }

    private func knownFormat() throws -> AddressBookFormat {
        let word = format?.lowercased() ?? file.split(separator: ".").last.map { $0.lowercased() } ?? ""
        switch word {
        case "vcard", "vcf": return .vCard
        case "csv", "tsv": return .csv
        default: throw Complaint("Say what the file is: --format vcard or --format csv.")
        }
    }

    private func input() throws -> FileHandle {
        if file == "-" { return .standardInput }
        guard let handle = FileHandle(forReadingAtPath: file) else {
            throw Complaint("The file \(file) cannot be read.")
        }
        return handle
    }
}

/// The lines that were refused, as CSV, written while the file is read.
struct RefusalFile {
    private let handle: FileHandle?

    init(path: String?) throws {
        guard let path else {
            handle = nil
            return
        }
        guard FileManager.default.createFile(atPath: path, contents: Data(CSVLine(["line", "reason"]).text.utf8)),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw Complaint("The file \(path) cannot be written.") }
        try handle.seekToEnd()
        self.handle = handle
    }

    func add(_ refusals: [BookRefusal]) throws {
        guard let handle, !refusals.isEmpty else { return }
        let lines = refusals.map { CSVLine([String($0.line), $0.sentence]).text }.joined()
        try handle.write(contentsOf: Data(lines.utf8))
    }
}
