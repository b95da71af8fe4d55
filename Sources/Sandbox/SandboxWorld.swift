public import Domain

/// Both vendors in one process with a story played: what the demo serves and what journeys and simulations start from.
public struct SandboxWorld: Sendable {
    public let hubSpot: HubSpotSandbox
    public let whatsApp: WhatsAppSandbox
    /// What Liaison's mails are handed to, where somebody serves it.
    public let mail = MailSandbox()
    public let story: Story
    /// Ids that the story's owners, contacts and people received.
    public let record: StoryRecord

    /// - Parameters:
    ///   - story: made for `clock`'s now when absent.
    ///   - seed: ids of WhatsApp people, messages and media follow from it.
    public init(
        story: Story? = nil, clock: WallClock = .system, seed: UInt64 = 1, hubSpotFaults: FaultPlan = .none,
        whatsAppFaults: FaultPlan = .none, hubSpotOptions: HubSpotSandboxOptions = HubSpotSandboxOptions(),
        limits: SendingLimits = .documented, mediaBase: String = "https://lookaside.fbsbx.com",
        isSubscribed: Bool = true
    ) {
        hubSpot = HubSpotSandbox(options: hubSpotOptions, clock: clock, faults: hubSpotFaults)
        whatsApp = WhatsAppSandbox(
            clock: clock, seed: seed, faults: whatsAppFaults, limits: limits, mediaBase: mediaBase,
            isSubscribed: isSubscribed)
        self.story = story ?? .cast(now: clock.now)
        record = self.story.play(on: whatsApp, hubSpot: hubSpot)
    }

    /// The suggested owner of each business number: `phone_number_id` to HubSpot owner id.
    public var suggestedOwners: [String: String] {
        Dictionary(
            story.suggestedMapping.compactMap { mapping in
                record.ownerIDs[mapping.ownerEmail].map { (mapping.phoneNumberID, $0) }
            }, uniquingKeysWith: { $1 })
    }

    /// What answers on the WhatsApp sandbox's port: control page and Graph API.
    public func whatsAppSite(dashboardURL: String?, clock: WallClock = .system) throws -> WhatsAppSite {
        try WhatsAppSite(
            whatsApp: whatsApp, hubSpot: hubSpot, mail: mail, dashboardURL: dashboardURL, clock: clock)
    }
}
