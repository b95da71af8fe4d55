import Domain

/// A place. Live locations never come here.
enum IncomingLocation {
    static func read(_ message: JSON) -> MessageContent? {
        guard let place = message["location"], let latitude = place["latitude"]?.double,
            let longitude = place["longitude"]?.double, -90...90 ~= latitude, -180...180 ~= longitude
        else { return nil }
        return .location(
            Location(
                latitude: latitude, longitude: longitude, name: place["name"]?.text, address: place["address"]?.text))
    }
}
