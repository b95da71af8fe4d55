/// What a workspace takes of files, and what becomes of them in HubSpot.
public struct MediaSettings: Sendable, Equatable {
    /// How a file is shown on the contact's timeline.
    public enum Delivery: String, Sendable, CaseIterable {
        /// Put into HubSpot as a private file and attached to a note of the day. What cannot be is linked.
        case attach
        /// A link to this server, for members.
        case link
        /// Its name and size only.
        case name
    }

    /// The largest file that WhatsApp carries (Meta: above 100 MB incoming media fail with error 131052).
    public static let largest: Int64 = 100 << 20

    public var delivery: Delivery
    /// Larger files are linked.
    public var attachBytesMax: Int64
    /// By kind; a kind that is not there may have `largest`.
    public var bytesMax: [MediaKind: Int64]
    /// MIME types, or their beginnings such as `application/x-`, that are not fetched.
    public var refusedTypes: [String]

    /// Everything that WhatsApp delivers is taken: what is not fetched within seven days is lost. Its limits by kind
    /// (5 MB for a picture …) are documented for what is sent; whether they bind what arrives is not.
    ///
    /// Attached are files up to 20 MB, as many as HubSpot's free tools are said to take.
    public init(
        delivery: Delivery = .attach, attachBytesMax: Int64 = 20_000_000, bytesMax: [MediaKind: Int64] = [:],
        refusedTypes: [String] = []
    ) {
        self.delivery = delivery
        self.attachBytesMax = attachBytesMax
        self.bytesMax = bytesMax
        self.refusedTypes = refusedTypes
    }

    public func limit(of kind: MediaKind) -> Int64 {
        min(bytesMax[kind] ?? Self.largest, Self.largest)
    }

    /// Why a file is not fetched, as far as it can be said before; `nil` = nothing speaks against it.
    ///
    /// - Parameter size: as WhatsApp tells it, if it does.
    public func objection(to kind: MediaKind, type: String?, size: Int64?) -> MediaProblem? {
        if let type {
            if !kind.takes(type) { return .wrongType(type, for: kind) }
            let plain = plainMIMEType(type)
            if refusedTypes.contains(where: { plain.hasPrefix($0.lowercased()) }) { return .unwantedType(type) }
        }
        if let size, size > limit(of: kind) { return .tooLarge(size, limit: limit(of: kind)) }
        return nil
    }
}
