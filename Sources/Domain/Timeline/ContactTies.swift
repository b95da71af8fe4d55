/// What hangs on a contact in HubSpot, as far as timelines may stand on it.
public struct ContactTies: Sendable, Equatable {
    /// A deal or a ticket: something that is opened and closed.
    public struct Matter: Sendable, Hashable {
        /// HubSpot's id of it.
        public var id: String
        public var openedAt: Timestamp
        /// `nil` = it is open.
        public var closedAt: Timestamp?

        public init(id: String, openedAt: Timestamp, closedAt: Timestamp?) {
            self.id = id
            self.openedAt = openedAt
            self.closedAt = closedAt
        }

        func isOpen(on day: Range<Timestamp>) -> Bool {
            openedAt < day.upperBound && closedAt.map { $0 >= day.lowerBound } ?? true
        }
    }

    /// The primary one.
    public var company: CompanyID?
    public var deals: [Matter]
    public var tickets: [Matter]

    public init(company: CompanyID? = nil, deals: [Matter] = [], tickets: [Matter] = []) {
        self.company = company
        self.deals = deals
        self.tickets = tickets
    }
}

/// So many tickets of one contact: whoever has more open at once is not one customer.
private let ticketsMax = 20

/// What a day's entry stands on beside its contacts. A deal or a ticket that is closed keeps what was said while it was
/// open, so yesterday's entries do not move whenever a deal does.
///
/// - Parameter ties: of every contact of the entry.
/// - Parameter day: from its first moment to the next day's.
public func timelineRecords(
    _ wanted: Set<TimelineAssociation>, _ ties: [ContactTies], on day: Range<Timestamp>
) -> [TimelineRecord] {
    Set(ties.flatMap { ties in wanted.flatMap { records($0, ties, day) } }).sorted()
}

private func records(
    _ kind: TimelineAssociation, _ ties: ContactTies, _ day: Range<Timestamp>
) -> [TimelineRecord] {
    switch kind {
    case .company: ties.company.map { [TimelineRecord(kind, $0.value)] } ?? []
    case .deal: newest(ties.deals, day).prefix(1).map { TimelineRecord(kind, $0.id) }
    case .ticket: newest(ties.tickets, day).prefix(ticketsMax).map { TimelineRecord(kind, $0.id) }
    }
}

private func newest(_ matters: [ContactTies.Matter], _ day: Range<Timestamp>) -> [ContactTies.Matter] {
    matters.filter { $0.isOpen(on: day) }.sorted { ($0.openedAt, $0.id) > ($1.openedAt, $1.id) }
}
