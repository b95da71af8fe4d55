import Domain
import Foundation
import Linking
import Storage

/// The file that survives every crash, and its folder. In memory where the system has such a place, for the sake of
/// time: what a power cut would lose is SQLite's affair and not ours.
struct DatabaseFile: Sendable {
    private let folder: URL

    init() throws {
        let shared = URL(fileURLWithPath: "/dev/shm", isDirectory: true)
        let isThere = FileManager.default.isWritableFile(atPath: shared.path)
        let base = isThere ? shared : FileManager.default.temporaryDirectory
        folder = base.appendingPathComponent("liaison-simulation-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func open() async throws -> any SQLDatabase {
        try await openDatabase(DatabaseURL(parsing: "sqlite:\(folder.path)/simulation.sqlite"))
    }

    func remove() {
        if ProcessInfo.processInfo.environment["KEEP"] != nil {
            print("KEPT", folder.path)
            return
        }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Schema and workspace, as `liaison serve` makes them at first start.
    static func prepare(_ database: any SQLDatabase, _ world: World) async throws {
        _ = try await migrate(database, migrations, now: .beginning)
        let timeZone = world.setting.timeZone
        let fallback = world.fallbackOwner.map { OwnerID($0) }
        try await database.write { connection in
            try WorkspaceTable.save(
                connection,
                Workspace(
                    id: Program.workspace, name: "Simulation", timeZone: timeZone, defaultRegion: Region("ES"),
                    granularity: .day, fallbackOwner: fallback))
        }
    }
}
