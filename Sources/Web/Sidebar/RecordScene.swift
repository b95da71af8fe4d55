import Domain
import Hummingbird
import Storage
import Sync

/// What fields and lists of a contact are shown with.
struct RecordScene: Sendable {
    let fields: [CardField]
    let owners: [Owner]
    let account: HubSpotAccount?
    let text: PageText
    let calendar: LocalCalendar
    let now: Timestamp
    let mayWrite: Bool
    let query: SidebarQuery
    /// The HubSpot user that whoever looks is.
    var member: OwnerID?
    /// New with each answer: what makes a form that is sent twice count once.
    var key = ""

    init(_ reading: SidebarReading, mayWrite: Bool) {
        let zone = reading.workspace?.timeZone ?? "UTC"
        fields = reading.fields
        owners = reading.owners
        account = reading.account
        text = PageText(now: reading.now, timeZone: zone)
        calendar = LocalCalendar(timeZone: zone)
        now = reading.now
        query = reading.query
        self.mayWrite = mayWrite
    }

    init(_ reading: SidebarReading, _ context: WebContext) {
        self.init(reading, mayWrite: context.may(.writeRecords))
        member = context.member?.owner
        key = context.id
    }

    func ownerName(_ id: OwnerID?) -> String? {
        guard let id, !id.value.isEmpty else { return nil }
        guard let owner = owners.first(where: { $0.id == id }) else { return localized("Owner \(id)") }
        return owner.isArchived ? localized("\(owner.displayName) (deactivated)") : owner.displayName
    }

    /// Those who can be given something, by name, and nobody first.
    func ownerOptions(_ chosen: OwnerID?) -> [Editor.Option] {
        let active = owners.filter { !$0.isArchived }.sorted {
            ($0.displayName, $0.id.value) < ($1.displayName, $1.id.value)
        }
        let named = Dictionary(grouping: active, by: \.displayName)
        let options = active.map { owner in
            let isDouble = (named[owner.displayName]?.count ?? 0) > 1
            return Editor.Option(
                value: owner.id.value,
                label: isDouble ? "\(owner.displayName) · \(owner.email ?? owner.id.value)" : owner.displayName,
                isChosen: owner.id == chosen)
        }
        return [Editor.Option(value: "", label: localized("Nobody"), isChosen: chosen == nil)] + options
    }
}
