import Mustache

/// A page's values by name, taken once. A template would otherwise take apart each object at each name it looks up, and
/// those around it where the value is nil; with fifty rows that is most of what a page costs.
struct Reflected: MustacheParent {
    /// Stands where a value is nil, so that nothing further out is found in its place.
    private struct Nothing: MustacheCustomRenderable {
        var renderText: String { "" }
        var isNull: Bool { true }
    }

    private let values: [String: Any]

    init(_ page: Any) {
        values = Self.values(Mirror(reflecting: page))
    }

    private init(_ mirror: Mirror) {
        values = Self.values(mirror)
    }

    func child(named name: String) -> Any? { values[name] }

    private static func values(_ mirror: Mirror) -> [String: Any] {
        var values = [String: Any](minimumCapacity: mirror.children.count)
        for child in mirror.children {
            if let name = child.label { values[name] = value(child.value) }
        }
        return values
    }

    private static func value(_ value: Any) -> Any {
        // Most values are texts that may be missing; a mirror takes ten times as long to say so. A missing value of any
        // type is cast as a missing text.
        if let text = value as? String? { return text ?? Nothing() }
        if value is Bool { return value }
        let mirror = Mirror(reflecting: value)
        return switch mirror.displayStyle {
        case .optional: mirror.children.first.map { Self.value($0.value) } ?? Nothing()
        case .collection: mirror.children.map { Self.value($0.value) }
        case .struct where !mirror.children.isEmpty: Reflected(mirror)
        case nil, _?: value
        }
    }
}
