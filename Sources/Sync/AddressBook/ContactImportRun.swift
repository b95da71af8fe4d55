public import Domain
import Linking
import Storage

/// One file being imported. It keeps a few hundred numbers and one line, however long the file is; each batch is one
/// transaction, so an import that was killed is done again from the start with the same result.
public struct ContactImportRun: Sendable {
    static let numbersPerTransaction = 500

    public private(set) var report = ContactImportReport()
    private let imports: ContactImports
    private let portfolio: PortfolioID
    private let author: Author
    private let defaultRegion: Region?
    private let ownNumbers: Set<PhoneKey>
    private let id: ContactImportID
    private var reader: AddressBookReader
    private var waiting: [BookNumber] = []

    init(
        _ imports: ContactImports, format: AddressBookFormat, portfolio: PortfolioID, author: Author,
        defaultRegion: Region?, ownNumbers: Set<PhoneKey>
    ) {
        self.imports = imports
        self.portfolio = portfolio
        self.author = author
        self.defaultRegion = defaultRegion
        self.ownNumbers = ownNumbers
        id = imports.ids.next()
        reader = AddressBookReader(format)
    }

    /// Takes the next piece of the file. Returns what of it is refused, in the file's order.
    ///
    /// Throws `ContactImportRefusal.unreadable` or `SQLError`.
    public mutating func take(_ piece: [UInt8]) async throws -> [BookRefusal] {
        var refused: [BookRefusal] = []
        for start in stride(from: 0, to: piece.count, by: Self.pieceBytes) {
            let part = Array(piece[start..<min(start + Self.pieceBytes, piece.count)])
            refused += try await take(reader.read(part))
        }
        return refused
    }

    /// The file has ended.
    public mutating func finish() async throws -> [BookRefusal] {
        let refused = try await take(reader.finish())
        try await store(waiting)
        waiting = []
        try await noteInAudit()
        return refused
    }

    private mutating func take(_ items: [BookItem]) async throws -> [BookRefusal] {
        var refused: [BookRefusal] = []
        for item in items {
            switch item {
            case .entry(let entry):
                let read = BookNumbers(entry, defaultRegion: defaultRegion, ownNumbers: ownNumbers)
                report.read += 1
                waiting += read.numbers
                refused += read.refusals
            case .refused(let refusal): refused.append(refusal)
            case .unreadable(let sentence): throw ContactImportRefusal.unreadable(sentence: sentence)
            }
            if waiting.count >= Self.numbersPerTransaction {
                try await store(waiting)
                waiting = []
            }
        }
        for refusal in refused { report.note(refusal) }
        return refused
    }

    private mutating func store(_ numbers: [BookNumber]) async throws {
        if numbers.isEmpty { return }
        let (imports, portfolio, id) = (imports, portfolio, id)
        let outcome = try await imports.database.write { connection in
            try BookWriter(
                connection: connection, workspace: imports.workspace, portfolio: portfolio, pace: imports.pace,
                now: imports.clock.now, ids: imports.ids, importID: id
            ).store(numbers)
        }
        report.made += outcome.made
        report.known += outcome.known
        report.named += outcome.named
        if outcome.made + outcome.named > 0 {
            imports.changes.announce(.links)
            imports.changes.announce(.timeline)
        }
    }

    private func noteInAudit() async throws {
        let (imports, author, report, portfolio) = (imports, author, report, portfolio)
        if report.made + report.named == 0 { return }
        try await imports.database.write { connection in
            try AuditTable.add(
                connection, imports.workspace,
                AuditEntry(
                    id: imports.ids.next(), at: imports.clock.now, author: author, verb: "contacts_imported",
                    subject: "portfolio:\(portfolio)", before: nil, after: nil, reason: report.sentence))
        }
    }

    /// A piece may be a whole file: what is read of it at once stays small.
    private static let pieceBytes = 64 * 1024
}
