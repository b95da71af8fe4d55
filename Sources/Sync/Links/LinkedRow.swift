public import Domain
public import Storage

/// A link with what people want to know beside it.
public struct LinkedRow: Sendable, Equatable {
    public var link: Link
    public var person: Person?
    public var contact: Contact?
    /// What became of the contact's phone in HubSpot, by the last that was asked for; `nil` = nothing, or it was taken
    /// back before it was sent.
    public var phoneWrite: PhoneWrite?
    /// The write that can be taken back: HubSpot holds what it wrote, as far as the mirror knows.
    public var restorable: PhoneWrite?
    /// The person has another number since; the link stays.
    public var numberChange: NumberChange?
    /// With a changed number: what asking for it would write into the contact's phone.
    public var replacement: PhoneChange?

    /// In the order of the links.
    public static func read(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ links: [Link]
    ) throws -> [LinkedRow] {
        let persons = try PersonTable.find(connection, workspace, Set(links.map(\.person)))
        let contacts = try ContactTable.find(
            connection, workspace, Set(links.map(\.contact)).sorted { $0.value < $1.value })
        let writes = try PhoneWriteTable.all(connection, workspace, links: links.map(\.id))
        return try links.map { link in
            var row = LinkedRow(link: link, person: persons[link.person], contact: contacts[link.contact])
            try row.add(writes[link.id] ?? [], connection, workspace)
            try row.addNumber(connection, workspace)
            return row
        }
    }

    private init(link: Link, person: Person?, contact: Contact?) {
        self.link = link
        self.person = person
        self.contact = contact
    }

    private mutating func add(
        _ writes: [PhoneWrite], _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws {
        phoneWrite = writes.last { $0.state != .cancelled }
        let restored = Set(writes.filter { $0.state.isOpen || $0.state == .written }.compactMap(\.restores))
        let last = writes.last { $0.state == .written && $0.restores == nil && !restored.contains($0.id) }
        guard let last, try RestorationHindrance.find(connection, workspace, last) == nil else { return }
        restorable = last
    }

    private mutating func addNumber(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        numberChange = link.numberChange(to: person?.phone)
        guard numberChange?.after != nil, phoneWrite?.state.isOpen != true, let person, let contact,
            case .replace(let change) = try PhonePlan.find(connection, workspace, person, contact)
        else { return }
        replacement = change
    }
}
