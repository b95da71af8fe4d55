import Domain
import Storage

/// Which numbers' phones are to be asked, decided when their account is connected.
enum SharingPlan {
    /// In the transaction that stores the numbers, so that no crash can come between. A number that came to the
    /// platform again since it was asked may be asked once more.
    static func note(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ numbers: [BusinessNumber], now: Timestamp
    ) throws {
        let known = try PhoneSharingTable.all(connection, workspace)
        for number in numbers where number.isOnPhone == true {
            for kind in PhoneSharing.Kind.allCases {
                let sharing = known.first { $0.number == number.id && $0.kind == kind }
                guard isToBeAsked(sharing, number) else { continue }
                if kind == .history { try PhoneSharingTable.forgetChunks(connection, workspace, number.id) }
                try PhoneSharingTable.save(connection, workspace, .planned(kind, of: number.id, now: now))
            }
        }
    }

    static func isToBeAsked(_ sharing: PhoneSharing?, _ number: BusinessNumber) -> Bool {
        guard let sharing else { return true }
        return sharing.state.isSettled && number.onboardedAt.map { $0 > sharing.plannedAt } ?? false
    }
}
