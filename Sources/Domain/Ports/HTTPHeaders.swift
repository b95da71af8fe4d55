/// Header fields by lower-case name; a repeated field keeps its last value.
public struct HTTPHeaders: Sendable, Equatable, ExpressibleByDictionaryLiteral, Sequence {
    private var fields: [String: String]

    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements)
    }

    public init(_ pairs: some Sequence<(String, String)>) {
        fields = [:]
        for (name, value) in pairs {
            self[name] = value
        }
    }

    public subscript(name: String) -> String? {
        get { fields[name.lowercased()] }
        set { fields[name.lowercased()] = newValue }
    }

    public func makeIterator() -> AnyIterator<(name: String, value: String)> {
        var iterator = fields.sorted { $0.key < $1.key }.makeIterator()
        return AnyIterator { iterator.next().map { (name: $0.key, value: $0.value) } }
    }
}
