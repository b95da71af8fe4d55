import Domain
import Storage

/// What one body had that this program does not know, or that changes nothing: gathered by name, stored with the body.
struct OddParts {
    private struct Key: Hashable {
        var part: String
        var name: String
    }

    private var sightings: [Key: UnknownPartTable.Sighting] = [:]

    /// In an order of their own, so that equal bodies are stored by equal statements.
    var all: [UnknownPartTable.Sighting] {
        sightings.values.sorted { ($0.part, $0.name) < ($1.part, $1.name) }
    }

    mutating func add(part: String, name: String, isKnown: Bool = false, sample: String) {
        let key = Key(part: part, name: String(name.prefix(100)))
        let before = sightings[key]?.elements ?? 0
        sightings[key] = UnknownPartTable.Sighting(
            part: part, name: key.name, isKnown: isKnown, elements: before + 1, sample: String(sample.prefix(8192)))
    }

    mutating func add(_ others: OddParts) {
        for (key, sighting) in others.sightings {
            var sighting = sighting
            sighting.elements += sightings[key]?.elements ?? 0
            sightings[key] = sighting
        }
    }
}
