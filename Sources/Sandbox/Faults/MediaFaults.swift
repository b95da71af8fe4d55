/// What goes wrong with files between WhatsApp's side and ours. Probabilities are between 0 and 1, per call.
public struct MediaFaults: Sendable, Equatable, Codable {
    /// The id is not known, this time.
    public var unknownID: Double = 0
    /// The link to the file leads to a host that is not Meta's.
    public var strangeLink: Double = 0
    /// The link answers 404, as after its five minutes.
    public var linkGone: Double = 0
    /// A page comes instead of the file.
    public var page: Double = 0
    /// The link sends on to a host that is not Meta's.
    public var redirect: Double = 0
    /// As many bytes as there should be, and other ones.
    public var wrongBytes: Double = 0
    /// Half of the bytes.
    public var cutShort: Double = 0
    /// More bytes than the file has, so many.
    public var oversized: Double = 0
    public var oversizeBytes = 101 << 20

    public init() {}

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ key: CodingKeys, _ standard: Value) throws -> Value {
            try fields.decodeIfPresent(Value.self, forKey: key) ?? standard
        }
        unknownID = try read(.unknownID, unknownID)
        strangeLink = try read(.strangeLink, strangeLink)
        linkGone = try read(.linkGone, linkGone)
        page = try read(.page, page)
        redirect = try read(.redirect, redirect)
        wrongBytes = try read(.wrongBytes, wrongBytes)
        cutShort = try read(.cutShort, cutShort)
        oversized = try read(.oversized, oversized)
        oversizeBytes = try read(.oversizeBytes, oversizeBytes)
    }
}
