/// A WhatsApp id as received beside its key.
struct WhatsAppNumber: Hashable, Sendable {
    let text: String?
    let key: PhoneKey?
    let edges: [AliasEdge]

    init(_ text: String?) {
        self.text = text
        key = text.flatMap(PhoneKey.init(waID:))
        edges = key?.aliasEdges ?? []
    }
}
