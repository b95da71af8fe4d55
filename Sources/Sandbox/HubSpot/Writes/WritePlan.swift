import Domain

/// A write that was checked and can no longer fail.
struct WritePlan: Sendable {
    enum Target: Sendable {
        case new
        case existing(Int64)
    }

    struct Link: Sendable {
        let to: AssociationStore.End
        let number: Int
    }

    let type: HubSpotObjectType
    let target: Target
    /// Empty text clears.
    let values: [String: String]
    var links: [Link] = []
    var traceID: String?

    var isNew: Bool {
        if case .new = target { true } else { false }
    }
}
