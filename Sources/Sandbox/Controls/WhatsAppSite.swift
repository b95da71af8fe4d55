public import Domain

/// The WhatsApp sandbox's port: the control page at `/` and under `/_sandbox`, the Graph API everywhere else.
public struct WhatsAppSite: Sendable {
    private let whatsApp: WhatsAppSandbox
    private let desk: ControlDesk

    /// - Parameter dashboardURL: where the program under test shows its pages.
    public init(
        whatsApp: WhatsAppSandbox, hubSpot: HubSpotSandbox, mail: MailSandbox = MailSandbox(), dashboardURL: String?,
        clock: WallClock = .system
    ) throws {
        self.whatsApp = whatsApp
        desk = try ControlDesk(
            whatsApp: whatsApp, hubSpot: hubSpot, mail: mail, dashboardURL: dashboardURL, clock: clock)
    }

    public func answer(_ call: HTTPCall) async throws(HTTPFailure) -> HTTPReply {
        ControlDesk.serves(call) ? await desk.answer(call) : try await whatsApp.answer(call)
    }
}
