import Domain

/// What a call wants, read from its method and path.
enum HubSpotRoute: Sendable {
    case records(HubSpotObjectType, RecordsCall)
    case association(AssociationCall)
    case owners
    case owner(String)
    case properties(HubSpotObjectType, PropertyCall)
    case pipelines(HubSpotObjectType, PipelineCall)
    case files(FileCall)
    case account
    case dailyUsage
    case admin(AdminCall)

    enum RecordsCall: Sendable {
        case list, create, search, merge, privacyDelete
        case read(String)
        case update(String)
        case archive(String)
        case batch(BatchVerb)
    }

    enum BatchVerb: String, Sendable { case read, create, update, upsert, archive }

    struct Pair: Sendable {
        let from: HubSpotObjectType
        let fromID: String
        let to: HubSpotObjectType
        let toID: String
    }

    enum AssociationCall: Sendable {
        case list(HubSpotObjectType, id: String, to: HubSpotObjectType)
        case link(Pair)
        case linkDefault(Pair)
        case linkNumbered(Pair, number: Int)
        case unlink(Pair)
        case labels(HubSpotObjectType, HubSpotObjectType, LabelCall)
        case batch(HubSpotObjectType, HubSpotObjectType, AssociationVerb)
    }

    enum AssociationVerb: Sendable { case create, read, archive, linkDefault, archiveLabels }
}

extension HubSpotRoute {
    /// The name calls are counted under.
    var family: String {
        switch self {
        case .records(let type, let call): "\(type.plural).\(call.name)"
        case .association(.batch(_, _, let verb)): "associations.batch.\(verb)"
        case .association(.list): "associations.list"
        case .association(.labels): "associations.labels"
        case .association(.unlink): "associations.unlink"
        case .association: "associations.link"
        case .owners: "owners.list"
        case .owner: "owners.read"
        case .properties(_, let call): "properties.\(call.name)"
        case .pipelines(_, let call): "pipelines.\(call.isRead ? "read" : "write")"
        case .files(let call): "files.\(call.name)"
        case .account: "account.details"
        case .dailyUsage: "account.usage"
        case .admin(let call): call.family
        }
    }

    var budgetKind: CallBudget.Kind {
        switch self {
        case .records(_, .search): .search
        case .association: .association
        default: .plain
        }
    }

    var isDevelopers: Bool {
        if case .admin(let call) = self { call.isDevelopers } else { false }
    }

    var isBatch: Bool {
        if case .records(_, .batch) = self { true } else { false }
    }

    /// All of these are needed; each entry names scopes of which one is enough.
    var scopes: [[String]] {
        switch self {
        case .records(let type, let call): [[call.isRead ? type.readScope : type.writeScope]]
        case .association(let call): call.scopes
        case .owners, .owner: [["crm.objects.owners.read"]]
        case .properties(let type, let call):
            call.isRead ? [["crm.schemas.contacts.read", type.readScope]] : [["crm.schemas.contacts.write"]]
        case .pipelines(let type, let call): [[call.isRead ? type.readScope : type.writeScope]]
        case .files: [["files"]]
        case .account, .dailyUsage: []
        case .admin(let call): call.scopes
        }
    }
}

extension HubSpotRoute.RecordsCall {
    fileprivate var name: String {
        switch self {
        case .list: "list"
        case .create: "create"
        case .search: "search"
        case .merge: "merge"
        case .privacyDelete: "gdpr-delete"
        case .read: "read"
        case .update: "update"
        case .archive: "archive"
        case .batch(let verb): "batch.\(verb.rawValue)"
        }
    }

    fileprivate var isRead: Bool {
        switch self {
        case .list, .search, .read, .batch(.read): true
        default: false
        }
    }
}

extension HubSpotRoute.AssociationCall {
    fileprivate var scopes: [[String]] {
        switch self {
        case .list(let from, _, let to), .labels(let from, let to, .list), .batch(let from, let to, .read):
            [[from.readScope], [to.readScope]]
        case .link(let pair), .linkDefault(let pair), .linkNumbered(let pair, _), .unlink(let pair):
            [[pair.from.writeScope], [pair.to.writeScope]]
        case .batch(let from, let to, _), .labels(let from, let to, _):
            [[from.writeScope], [to.writeScope]]
        }
    }
}
