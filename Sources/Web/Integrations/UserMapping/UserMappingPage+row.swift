import Domain
import Storage

extension UserMappingPage {
    /// More are found by typing.
    private static let offersMax = 12

    static func row(_ item: NumberList.Item, _ reading: UserMappingReading, _ text: PageText) -> Row {
        let (number, query) = (item.number, reading.query)
        let name = name(number)
        let owner = item.owner.flatMap { id in reading.owners.first { $0.id == id } }
        let isAsked = query.number == number.id && reading.mayMap
        let isChoosing = isAsked && query.owner == nil && !query.isRemoval
        let fitting = isChoosing ? offers(item, reading) : []
        let counts = reading.counts[number.id]
        return Row(
            id: number.id.value, anchor: UserMappingQuery.anchor(number.id), name: name, phone: number.displayPhone,
            quality: DashboardPage.quality(item), face: owner.map { face($0, reading.staff) },
            archivedNote: owner.flatMap { $0.isArchived ? archivedNote($0, reading) : nil },
            since: item.mappedSince.flatMap { $0 > .beginning ? text.moment($0) : nil },
            sinceWords: item.mappedSince.map { $0 > .beginning ? nil : localized("all messages") } ?? "—",
            messages: capped(counts?.messages ?? 0), messagesNote: item.owner == nil ? next(reading) : nil,
            progress: progress(counts, reading), find: isChoosing ? query.find ?? "" : "",
            offers: Array(fitting.prefix(offersMax)), offersNote: isChoosing ? offersNote(fitting, reading) : nil,
            isChoosing: isChoosing,
            removalLink: reading.mayMap && item.owner != nil ? UserMappingQuery.removal(number.id) : nil,
            sheet: isAsked ? sheet(item, owner, name, reading) : nil,
            confirmation: query.done == number.id ? confirmation(item, owner, name, reading, text) : nil,
            mayMap: reading.mayMap, label: localized("HubSpot user for \(name)"))
    }

    static func name(_ number: BusinessNumber) -> String {
        number.verifiedName.isEmpty ? number.displayPhone : number.verifiedName
    }

    /// Who is shown where the number has nobody.
    static func next(_ reading: UserMappingReading) -> String {
        let fallback = reading.owners.first { $0.id == reading.workspace?.fallbackOwner && !$0.isArchived }
        guard let fallback else { return localized("under the contact’s owner") }
        return localized("under the contact’s owner, else \(fallback.displayName)")
    }

    static func capped(_ count: Int64) -> String {
        PageText.count(count) + (count >= NumberMessages.countMax ? "+" : "")
    }

    private static func archivedNote(_ owner: Owner, _ reading: UserMappingReading) -> String {
        localized(
            """
            \(owner.displayName) is deactivated in HubSpot. New messages and changed entries go \(next(reading)). \
            Choose somebody active.
            """
        )
    }

    private static func progress(_ counts: UserMappingReading.Counts?, _ reading: UserMappingReading) -> String? {
        if let walk = counts?.walk, walk.passed < walk.chats {
            return localized("\(PageText.count(walk.passed)) of \(PageText.count(walk.chats)) chats gone through")
        }
        let waiting = counts?.waiting ?? 0
        if waiting == 0 { return nil }
        if !reading.isConnected { return localized("\(capped(waiting)) days wait for HubSpot") }
        return waiting == 1
            ? localized("1 day is being written to HubSpot")
            : localized("\(capped(waiting)) days are being written to HubSpot")
    }

    private static func offers(_ item: NumberList.Item, _ reading: UserMappingReading) -> [Offer] {
        let query = PeopleQuery(reading.query.find ?? "")
        let fitting = reading.owners.filter { query.fits($0, team: reading.staff.team(of: $0.userID)?.name) }
            .sorted { ($0.isArchived ? 1 : 0, $0.displayName, $0.id) < ($1.isArchived ? 1 : 0, $1.displayName, $1.id) }
        return fitting.map { owner in
            Offer(
                face: face(owner, reading.staff),
                link: owner.isArchived ? nil : UserMappingQuery.choice(item.number.id, owner.id),
                note: owner.isArchived ? localized("deactivated in HubSpot") : nil, isCurrent: owner.id == item.owner)
        }
    }

    private static func offersNote(_ fitting: [Offer], _ reading: UserMappingReading) -> String? {
        if reading.owners.isEmpty { return localized("HubSpot’s users have not been read yet.") }
        if fitting.isEmpty {
            return localized("Nobody in HubSpot’s list is called that. Check the name below to see why.")
        }
        let more = fitting.count - offersMax
        return more > 0 ? localized("\(more) more: go on typing.") : nil
    }

    private static func confirmation(
        _ item: NumberList.Item, _ owner: Owner?, _ name: String, _ reading: UserMappingReading, _ text: PageText
    ) -> String {
        guard let since = item.mappedSince, item.owner != nil else {
            return localized("Nobody answers for \(name) any more: its messages go \(next(reading)).")
        }
        let person = owner?.displayName ?? item.owner?.value ?? ""
        if since > .beginning {
            return localized("Messages of \(name) are shown under \(person) from \(text.moment(since).text) on.")
        }
        return localized("All messages of \(name) are shown under \(person), those already in HubSpot too.")
    }
}
