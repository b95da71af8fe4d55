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
    /// In which clocks are read and written: the viewer's, or the workspace's where that is not known.
    let zone: String
    let calendar: LocalCalendar
    let workspaceCalendar: LocalCalendar
    let now: Timestamp
    let mayWrite: Bool
    let query: SidebarQuery
    /// The HubSpot user that whoever looks is.
    var member: OwnerID?
    /// New with each answer: what makes a form that is sent twice count once.
    var key = ""

    /// - Parameter zone: in which a form was filled in: a browser may have named its own since the form was shown.
    init(_ reading: SidebarReading, mayWrite: Bool, zone: String? = nil) {
        let ours = reading.workspace?.timeZone ?? "UTC"
        let zone = zone ?? ViewerZone.current ?? ours
        self.zone = zone
        workspaceCalendar = LocalCalendar(timeZone: ours)
        fields = reading.fields
        owners = reading.owners
        account = reading.account
        text = PageText(now: reading.now, timeZone: ours)
        calendar = LocalCalendar(timeZone: zone)
        now = reading.now
        query = reading.query
        self.mayWrite = mayWrite
    }

    init(_ reading: SidebarReading, _ context: WebContext, zone: String? = nil) {
        self.init(reading, mayWrite: context.may(.writeRecords), zone: zone)
        member = context.member?.owner
        key = context.id
    }

    /// Values as people read them.
    var words: PropertyText { PropertyText(owners: owners, calendar: calendar) }

    func ownerName(_ id: OwnerID?) -> String? { words.ownerName(id) }

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
