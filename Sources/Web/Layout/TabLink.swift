/// One of the pages that stand beside each other.
struct TabLink: Sendable {
    var name: String
    var link: String
    /// How many wait there; `nil` = nothing to say.
    var count: String?
    var isCurrent: Bool
}
