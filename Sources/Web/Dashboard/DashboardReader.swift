import Domain
import Storage

/// Reads the dashboard: a few short look-ups each time, and the whole-table counts as `FigureReader` keeps them.
struct DashboardReader: Sendable {
    let read: @Sendable (Sight) async throws -> DashboardReading

    init(_ services: WebServices, figures: FigureReader) {
        let history = FigureHistory()
        read = { sight in
            var reading = try await Self.read(services, figures, sight)
            reading.history = history.note(
                at: reading.now, linkedShare: reading.linkedShare ?? 0,
                onTimeline: Double(reading.figures.totals.entries.onTimeline),
                lagSeconds: Double(reading.lag.milliseconds) / 1000)
            return reading
        }
    }

    private static func read(
        _ services: WebServices, _ figures: FigureReader, _ sight: Sight
    ) async throws -> DashboardReading {
        let now = services.clock.now
        let id = services.workspace
        let figures = try await figures.read()
        let status = await services.status()
        let members = try await services.memberCount?()
        return try await services.database.read { connection in
            let workspace = try WorkspaceTable.find(connection, id)
            let timeZone = workspace?.timeZone ?? "UTC"
            let hourStart = Timestamp(milliseconds: (now.milliseconds / 3_600_000 + 1) * 3_600_000)
            return DashboardReading(
                now: now, sight: sight, workspaceName: workspace?.name ?? "Liaison", timeZone: timeZone,
                figures: figures,
                messagesToday: try MessageCounts.sent(
                    connection, id, from: LocalCalendar(timeZone: timeZone).startOfDay(of: now),
                    to: now + .seconds(60), sight),
                messagesByHour: try MessageCounts.perSpan(
                    connection, id, from: hourStart - .seconds(3600 * DashboardReading.hours), span: .seconds(3600),
                    count: DashboardReading.hours, sight),
                history: [], matters: try OpenMatters.read(connection, id, sight, now: now),
                lostFiles: try LostFiles.read(connection, id),
                accounts: try ConnectedAccounts.read(connection, id),
                recent: try RecentMessages.newest(connection, id, sight, limit: 20), status: status, members: members,
                wasPreviewed: try WorkspaceTable.previewedAt(connection, id) != nil,
                sandboxPage: services.sandboxPage)
        }
    }
}

extension LocalCalendar {
    /// Midnight before `moment`, by the zone's clock at `moment`; on a day the clocks change it is an hour off.
    func startOfDay(of moment: Timestamp) -> Timestamp {
        let clock = clockTime(of: moment).split(separator: ":").compactMap { Int64($0) }
        let sinceMidnight = (clock[0] * 60 + clock[1]) * 60_000 + moment.milliseconds % 60_000
        return Timestamp(milliseconds: moment.milliseconds - sinceMidnight)
    }
}
