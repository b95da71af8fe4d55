import Domain

/// Which fields a JSON value has and of what type, whatever their values.
struct JSONShape {
    /// One number for each pair of path and type.
    private(set) var marks: Set<Int> = []

    /// Fields that are maps: their keys are data, such as property names, and count as one.
    private static let maps: Set = [
        "properties", "propertiesWithHistory", "associations", "context", "metadata", "links", "outputFields",
    ]

    init(_ value: JSON) {
        add(value, at: 0, isMap: false)
    }

    private mutating func add(_ value: JSON, at path: Int, isMap: Bool) {
        switch value {
        case .object(let fields):
            mark(path, "object")
            for (name, inner) in fields {
                add(inner, at: Self.step(path, isMap ? "*" : name), isMap: Self.maps.contains(name))
            }
        case .array(let elements):
            mark(path, "array")
            for element in elements { add(element, at: Self.step(path, "[]"), isMap: isMap) }
        case .string: mark(path, "string")
        case .integer, .number: mark(path, "number")
        case .bool: mark(path, "bool")
        case .null: mark(path, "null")
        }
    }

    private mutating func mark(_ path: Int, _ type: String) {
        marks.insert(Self.step(path, type))
    }

    private static func step(_ path: Int, _ name: String) -> Int {
        var hasher = Hasher()
        hasher.combine(path)
        hasher.combine(name)
        return hasher.finalize()
    }

    /// The same value without list elements whose shape an earlier one has: a page of a hundred alike becomes one.
    static func withoutRepetition(_ value: JSON) -> JSON {
        switch value {
        case .object(let fields):
            return .object(fields.mapValues(withoutRepetition))
        case .array(let elements):
            var known: Set<Int> = []
            return .array(
                elements.filter { element in
                    let marks = JSONShape(element).marks
                    defer { known.formUnion(marks) }
                    return !marks.isSubset(of: known)
                }.map(withoutRepetition))
        case .null, .bool, .number, .integer, .string:
            return value
        }
    }
}
