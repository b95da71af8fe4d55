import Domain

extension HubSpotState {
    private static let recycleBin = Duration.seconds(90 * 86_400)

    /// Associations were never taken away, only hidden, so they are back with the contact.
    mutating func restore(contact id: Int64, by source: HubSpotEvent.Source, now: Timestamp) -> Bool {
        let contacts = HubSpotObjectType.contact.index
        guard let archivedAt = stores[contacts].record(id)?.archivedAt, now < archivedAt + Self.recycleBin else {
            return false
        }
        stores[contacts].restore(id, now: now)
        report(.restore, id, by: source, now: now)
        return true
    }
}
