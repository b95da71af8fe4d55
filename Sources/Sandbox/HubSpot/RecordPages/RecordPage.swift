/// A record as HubSpot shows it to a person: plain values for the template.
struct RecordPage {
    struct Property {
        let name: String
        let label: String
        let value: String
    }

    struct Link {
        let name: String
        let url: String
        var labels: [String] = []
    }

    struct Group {
        let title: String
        let links: [Link]

        var count: Int { links.count }
    }

    let account: String
    let home: String
    let kind: String
    let id: String
    let name: String
    let initials: String
    let owner: String?
    let isArchived: Bool
    let properties: [Property]
    let groups: [Group]
    /// Only contacts have one here.
    let hasTimeline: Bool
    let items: [TimelineCard]

    var isEmpty: Bool { items.isEmpty }
    var isAlone: Bool { groups.isEmpty }
}

/// A list of records, or the word that there is none.
struct RecordListPage {
    let account: String
    let title: String
    let sentence: String
    let links: [RecordPage.Link]
}
