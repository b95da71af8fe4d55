import Domain

/// The whole account. Every answer is a pure function of this, the call and the time.
struct HubSpotState: Sendable {
    var options: HubSpotSandboxOptions
    /// While HubSpot moves the account to another data centre every call is put off.
    var movingUntil: Timestamp?
    var stores: [RecordStore]
    var catalogues: [PropertyCatalogue]
    var associations = AssociationStore()
    var owners = OwnerBook()
    var pipelines = PipelineBook()
    var files = FileShelf()
    var tokens: [String: HubSpotSandboxOptions.Token]
    var oauth = OAuthDesk()
    var budget: AccountBudget
    var counts = SandboxCallCounts()
    var outbox = HubSpotOutbox()
    var webhooks: WebhookDesk
    /// Addresses somebody asked to be forgotten; they cannot be used again.
    var blockedAddresses: Set<String> = []
    private var correlations = SplitMix64(seed: 0x4855_4253)

    init(_ options: HubSpotSandboxOptions) {
        self.options = options
        stores = HubSpotObjectType.allCases.map { RecordStore($0, indexingDelay: options.indexingDelay) }
        catalogues = HubSpotObjectType.allCases.map { PropertyCatalogue(StandardProperties.of($0)) }
        tokens = options.tokens
        webhooks = WebhookDesk(options.webhooks)
        budget = AccountBudget(options)
    }

    /// A UUID's shape, and the same one in every run.
    mutating func nextCorrelationID() -> String {
        let high = Self.hex(correlations.next())
        let low = Self.hex(correlations.next())
        return "\(high.prefix(8))-\(high.dropFirst(8).prefix(4))-4\(high.suffix(3))-8\(low.prefix(3))-\(low.suffix(12))"
    }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// An active record by its id as written in a call.
    func activeEnd(_ type: HubSpotObjectType, _ id: String) -> AssociationStore.End? {
        guard let number = Int64(id), stores[type.index].activeRecord(number) != nil else { return nil }
        return AssociationStore.End(type: type, id: number)
    }
}
