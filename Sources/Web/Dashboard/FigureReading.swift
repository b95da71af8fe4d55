import Domain
import Storage

/// The figures that dashboard and metrics share.
struct FigureReading: Sendable {
    var totals: WorkspaceTotals
    var waiting: WaitingWork
    var unknownParts: [UnknownPartCount]
    /// Parts that are known and change nothing here.
    var idleParts: [UnknownPartCount] = []
}

/// Reads them, whole-table counts at most now and then.
struct FigureReader: Sendable {
    private let services: WebServices
    private let totals: Kept<WorkspaceTotals>

    init(_ services: WebServices) {
        self.services = services
        totals = Kept(patience: .milliseconds(100)) {
            try await services.database.read { try WorkspaceTotals.read($0, services.workspace) }
        }
    }

    func read() async throws -> FigureReading {
        let totals = try await totals.value()
        let workspace = services.workspace
        return try await services.database.read { connection in
            FigureReading(
                totals: totals, waiting: try WaitingWork.read(connection, workspace),
                unknownParts: try UnknownPartCount.byPart(connection, workspace),
                idleParts: try UnknownPartCount.byPart(connection, workspace, isKnown: true))
        }
    }
}
