import Foundation

/// What the command line asks for.
struct BenchOptions: Sendable {
    var isQuick = false
    var isJSON = false
    var isAskingForHelp = false
    /// Sections to run; none named = all.
    var only: [String] = []
    /// How many bodies are mutated; `nil` = as many as the size of the run says.
    var mutations: Int?
    /// Instead of measuring: the file that is to be filled with an inbox. How the bench asks itself for it.
    var fill: String?
    /// Where databases are put while they are measured.
    var folder = FileManager.default.temporaryDirectory.path

    static let help = """
        Times Liaison's hot paths. Each figure stands beside its budget and beside a reference from the same run.

        --only NAME    only this section; may be repeated: \(Section.all.map(\.name).joined(separator: ", "))
        --quick        small sizes: shows that everything runs, says little about speed
        --json         for programs
        --mutations N  so many mutated webhooks
        --folder PATH  where the databases are put: on the disk that the server would use (default: \
        the folder for temporary files)
        """

    init(_ arguments: some Sequence<String>) throws {
        var arguments = arguments.makeIterator()
        while let argument = arguments.next() {
            switch argument {
            case "--quick": isQuick = true
            case "--json": isJSON = true
            case "--help", "-h": isAskingForHelp = true
            case "--only": only.append(try Self.value(of: argument, arguments.next()))
            case "--mutations": mutations = Int(try Self.value(of: argument, arguments.next()))
            case "--fill": fill = try Self.value(of: argument, arguments.next())
            case "--folder": folder = try Self.value(of: argument, arguments.next())
            default: throw BenchFailure("“\(argument)” is no option; --help lists them.")
            }
        }
        let known = Section.all.map(\.name)
        for name in only where !known.contains(name) {
            throw BenchFailure("There is no section “\(name)”; there are \(known.joined(separator: ", ")).")
        }
    }

    func names(_ section: String) -> Bool {
        only.isEmpty || only.contains(section)
    }

    /// `full` in a real run, `quick` in a quick one.
    func size(_ full: Int, quick: Int) -> Int {
        isQuick ? quick : full
    }

    private static func value(of option: String, _ argument: String?) throws -> String {
        guard let argument else { throw BenchFailure("\(option) needs a value; --help says which.") }
        return argument
    }
}
