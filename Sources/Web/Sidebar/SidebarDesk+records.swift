import Domain
import Hummingbird
import Sync

/// What HubSpot has now, for the parts of the sidebar that wait for it.
extension SidebarDesk {
    /// `nil` = there is nobody of whom HubSpot has anything.
    func records(of reading: SidebarReading, _ context: WebContext) async throws -> RecordsPart? {
        guard let contact = reading.contact else { return nil }
        let records = try await RecordsReading.read(services, contact.id, reading.fields)
        return RecordsPart(records, contact.id, RecordScene(reading, context))
    }

    /// One list, read anew.
    func section(
        _ kind: RecordListing.Kind, of contact: ContactID, _ reading: SidebarReading, _ context: WebContext,
        said: String? = nil, refusal: String? = nil
    ) async throws -> SectionPage {
        let listing: RecordListing
        var pipelines = RecordPipelines()
        if let records = services.records {
            async let list = records.list(kind, contact)
            pipelines = try await RecordPipelines.read(records)
            listing = try await list
        } else {
            listing = .missing(kind)
        }
        var section = RecordSection(listing, contact, pipelines, RecordScene(reading, context))
        section.said = said
        section.refusal = refusal
        return SectionPage(section: section, page: page(reading, context))
    }
}

/// One list of the sidebar alone.
struct SectionPage: Sendable {
    var shell: Shell
    var subheading: Int
    var section: RecordSection

    init(section: RecordSection, page: SidebarPage) {
        shell = page.shell
        subheading = page.subheading
        self.section = section
    }
}

/// One line of a list alone.
struct ItemPage: Sendable {
    var shell: Shell
    var kind: String
    var contact: String
    var stages: String
    var item: RecordSection.Item

    init(
        _ item: RecordSection.Item, _ kind: RecordListing.Kind, _ contact: ContactID, _ page: SidebarPage,
        _ query: SidebarQuery
    ) {
        shell = page.shell
        self.kind = kind.rawValue
        self.contact = contact.value
        stages = query.link(to: .stages)
        self.item = item
    }
}

/// A form for a new record alone.
struct AdderPage: Sendable {
    var shell: Shell
    var kind: String
    var adder: RecordAdder
}

/// One field of the card alone.
struct FieldPage: Sendable {
    struct URLs: Sendable {
        var properties: String
    }

    var shell: Shell
    var field: RecordField
    var urls: URLs
}

extension RecordListing {
    fileprivate static func missing(_ kind: Kind) -> RecordListing {
        switch kind {
        case .deals: .deals(.failed(.notConnected))
        case .tickets: .tickets(.failed(.notConnected))
        case .tasks: .tasks(.failed(.notConnected))
        case .notes: .notes(.failed(.notConnected))
        }
    }
}
