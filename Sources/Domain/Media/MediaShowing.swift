/// How files are shown on timelines as things stand: what the workspace wants, as far as HubSpot lets us.
public enum MediaShowing: Sendable, Hashable {
    /// Attached up to this size, linked above. Without the permission to upload, only what is in HubSpot already stays
    /// attached.
    case attached(bytesMax: Int64, mayUpload: Bool)
    case linked
    case named

    /// - Parameter mayUpload: `false` = the connection lacks the permission to put files into HubSpot.
    public init(_ settings: MediaSettings, mayUpload: Bool) {
        switch settings.delivery {
        case .attach: self = .attached(bytesMax: settings.attachBytesMax, mayUpload: mayUpload)
        case .link: self = .linked
        case .name: self = .named
        }
    }

    /// Of one file.
    ///
    /// - Parameters:
    ///   - isRefused: HubSpot would not take it.
    ///   - isHeld: HubSpot has it.
    public func place(of file: KeptFile, isRefused: Bool, isHeld: Bool) -> MediaPlace {
        switch self {
        case .attached(let bytesMax, let mayUpload):
            isHeld || (mayUpload && !isRefused && file.size <= bytesMax) ? .note : .link
        case .linked: .link
        case .named: .nowhere
        }
    }

    /// To be stored and compared.
    public var text: String {
        switch self {
        case .attached(let bytesMax, let mayUpload): "attached \(bytesMax)\(mayUpload ? "" : " without permission")"
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
