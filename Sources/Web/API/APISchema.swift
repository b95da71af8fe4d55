/// An object that is described by a name, and by its fields.
struct APISchema: Sendable {
    var name: String
    var properties: [APIProperty]
}
