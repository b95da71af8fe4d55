/// A permission in HubSpot that Liaison asks for, what for, and what is lost without it.
public struct ScopeNeed: Sendable, Hashable {
    /// HubSpot's name of it.
    public var scope: String
    /// Without a required one nothing works; without an optional one something is missing.
    public var isRequired: Bool
    /// What it is for, as the end of "Liaison uses this to …".
    public var purpose: String
    /// A sentence.
    public var loss: String

    public init(_ scope: String, isRequired: Bool = false, purpose: String, loss: String) {
        self.scope = scope
        self.isRequired = isRequired
        self.purpose = purpose
        self.loss = loss
    }

    /// All of them, the required first, in the order in which a page shows them.
    public static let all = required + optional

    public static let required = [
        ScopeNeed(
            "oauth", isRequired: true, purpose: "stay connected",
            loss: "Without `oauth` HubSpot gives no token at all."),
        ScopeNeed(
            "crm.objects.contacts.read", isRequired: true, purpose: "find out who writes",
            loss: "Without `crm.objects.contacts.read` nobody can be recognised."),
        ScopeNeed(
            "crm.objects.contacts.write", isRequired: true,
            purpose: "put conversations on timelines, write notes and tasks, and change contacts",
            loss: "Without `crm.objects.contacts.write` no conversation reaches a timeline."),
        ScopeNeed(
            "crm.objects.owners.read", isRequired: true, purpose: "say whose conversation it is",
            loss: "Without `crm.objects.owners.read` numbers cannot be mapped to HubSpot users."),
    ]

    public static let optional = [
        ScopeNeed(
            "crm.schemas.contacts.read", purpose: "show a contact's fields with their labels and options",
            loss: "Without `crm.schemas.contacts.read` the contact card may show the usual fields only."),
        ScopeNeed(
            "crm.objects.companies.read", purpose: "show a contact's company",
            loss: "Without `crm.objects.companies.read` a contact's company stays unknown."),
        ScopeNeed(
            "crm.objects.companies.write", purpose: "show conversations on companies",
            loss: "Without `crm.objects.companies.write` conversations are not shown on companies."),
        ScopeNeed(
            "crm.objects.deals.read", purpose: "show a contact's deals",
            loss: "Without `crm.objects.deals.read` a contact's deals are not shown."),
        ScopeNeed(
            "crm.objects.deals.write", purpose: "open and move deals, and show conversations on them",
            loss: "Without `crm.objects.deals.write` deals cannot be opened or moved from a chat, and conversations "
                + "are not shown on them."),
        ScopeNeed(
            "tickets", purpose: "show, open and move a contact's tickets, and show conversations on them",
            loss: "Without `tickets` tickets are neither shown nor opened, and conversations are not shown on them."),
        ScopeNeed(
            "files", purpose: "keep attachments in HubSpot",
            loss: "Without `files` attachments stay links."),
        ScopeNeed(
            "settings.users.read", purpose: "tell who is super admin in HubSpot",
            loss: "Without `settings.users.read` mapping is open to every admin here, super admin in HubSpot or not."),
        ScopeNeed(
            "settings.users.teams.read", purpose: "show HubSpot's teams",
            loss: "Without `settings.users.teams.read` users are shown without their teams."),
    ]
}
