public import Domain
import Linking
public import Storage

/// Contacts of an address book become persons, found by phone or made, and are queued for linking. Messages and chats
/// are not made up.
public struct ContactImports: Sendable {
    let database: any SQLDatabase
    let workspace: WorkspaceID
    let pace: TimelineEntryTable.Pace
    let changes: Changes
    let clock: WallClock
    let ids: IDSource

    public init(
        database: any SQLDatabase, workspace: WorkspaceID, pace: TimelineEntryTable.Pace, changes: Changes,
        clock: WallClock, ids: IDSource
    ) {
        self.database = database
        self.workspace = workspace
        self.pace = pace
        self.changes = changes
        self.clock = clock
        self.ids = ids
    }

    /// Begins with a file, which is then handed over in pieces.
    ///
    /// - Parameter account: whose contacts these are; needed only where the accounts belong to several portfolios.
    /// Throws `ContactImportRefusal` or `SQLError`.
    public func begin(
        _ format: AddressBookFormat, account: WhatsAppAccountID? = nil, author: Author
    ) async throws -> ContactImportRun {
        let workspace = workspace
        let (accounts, numbers, region) = try await database.read { connection in
            (
                try WhatsAppAccountTable.all(connection).filter { $0.workspace == workspace }.map(\.account),
                try BusinessNumberTable.all(connection, workspace),
                try WorkspaceTable.find(connection, workspace)?.defaultRegion
            )
        }
        return ContactImportRun(
            self, format: format, portfolio: try Self.portfolio(accounts, account), author: author,
            defaultRegion: region, ownNumbers: Set(numbers.compactMap { PhoneKey(waID: $0.digits) }))
    }

    private static func portfolio(
        _ accounts: [WhatsAppAccount], _ wanted: WhatsAppAccountID?
    ) throws(ContactImportRefusal) -> PortfolioID {
        if let wanted {
            guard let account = accounts.first(where: { $0.id == wanted }) else { throw .unknownAccount(wanted) }
            return account.portfolio
        }
        guard let first = accounts.first else { throw .noAccount }
        if accounts.contains(where: { $0.portfolio != first.portfolio }) {
            throw .severalAccounts(accounts.map(\.id))
        }
        return first.portfolio
    }
}
