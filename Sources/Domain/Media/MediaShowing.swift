/// How files are shown on timelines as things stand: what the workspace wants, as far as HubSpot lets us.
public enum MediaShowing: Sendable, Hashable {
    /// Attached up to this size, linked above.
    case attached(bytesMax: Int64)
    case linked
    case named

    /// - Parameter mayUpload: `false` = the connection lacks the permission to put files into HubSpot.
    public init(_ settings: MediaSettings, mayUpload: Bool) {
        switch settings.delivery {
        case .attach: self = mayUpload ? .attached(bytesMax: settings.attachBytesMax) : .linked
        case .link: self = .linked
        case .name: self = .named
        }
    }

    /// Of one file.
    ///
    /// - Parameter isRefused: HubSpot would not take it.
    public func place(of file: KeptFile, isRefused: Bool) -> MediaPlace {
        switch self {
        case .attached(let bytesMax): isRefused || file.size > bytesMax ? .link : .note
        case .linked: .link
        case .named: .nowhere
        }
    }

    /// To be stored and compared.
    public var text: String {
        switch self {
        case .attached(let bytesMax): "attached \(bytesMax)"
        case .linked: "linked"
        case .named: "named"
        }
    }
}

/// Where somebody who reads the timeline finds a file.
public enum MediaPlace: Sendable, Hashable {
    /// Attached to a note of the day.
    case note
    /// Behind a link to this server.
    case link
    case nowhere
}
