import Domain

/// The group that the page looks at.
struct GroupView {
    struct Member {
        let name: String
        let href: String
        let isMe: Bool
    }

    let id: String
    let subject: String
    let state: String?
    let members: [Member]
    let isMember: Bool
    let isAsking: Bool
    let hasRequests: Bool
    let isSuspended: Bool
    let isDeleted: Bool
    let canWrite: Bool

    init(_ group: SandboxGroup, choice: ControlChoice, whatsApp: WhatsAppSandbox) {
        id = group.id
        subject = group.subject
        state = group.isDeleted ? "deleted" : group.isSuspended ? "suspended" : nil
        members = group.participants.compactMap { whatsApp.person($0) }.map { person in
            let target = ControlChoice(person: person, number: choice.number, contactID: nil, group: group)
            return Member(
                name: person.name, href: "/?" + ControlView.query(target), isMe: person.id == choice.person?.id)
        }
        isMember = choice.person.map { group.participants.contains($0.id) } ?? false
        isAsking = choice.person.map { group.requests[$0.id] != nil } ?? false
        hasRequests = !group.requests.isEmpty
        isSuspended = group.isSuspended
        isDeleted = group.isDeleted
        canWrite = isMember && !isDeleted && !isSuspended
    }
}

/// A row of the list of groups.
struct GroupRow {
    private static let limit = 200

    let href: String
    let subject: String
    let detail: String
    let isCurrent: Bool

    static func all(in whatsApp: WhatsAppSandbox, choice: ControlChoice) -> [GroupRow] {
        whatsApp.groups(limit: limit).compactMap { group in
            guard let number = whatsApp.account.number(group.number) else { return nil }
            let target = ControlChoice(person: choice.person, number: number, contactID: nil, group: group)
            let count = group.participants.count
            let people = "\(count) \(count == 1 ? "person" : "people")"
            return GroupRow(
                href: "/?" + ControlView.query(target), subject: group.subject,
                detail: "\(number.verifiedName) · \(group.isDeleted ? "deleted" : people)",
                isCurrent: group.id == choice.group?.id)
        }
    }
}
