import Domain
import HubSpot
import Sandbox

/// Somebody with a phone, and whether that number stays theirs for good.
struct Customer: Sendable {
    let hand: SandboxCustomer
    /// Keeps the number, so that messages which name nobody but the number are theirs without doubt.
    let isSettled: Bool
    /// Has been named by the number alone; must show number and BSUID together in the end.
    var wasNamedByNumberAlone = false

    var id: SandboxPersonID { hand.id }
    var person: SandboxPerson { hand.person }
}

/// Everything outside of the program: both vendors, the people, the clock, and the truth about them.
final class World {
    static let webhookURL = "https://liaison.test/webhooks/hubspot"
    static let clientSecret = "simulated-client-secret"
    static let oauthApp = OAuthApp(
        clientID: "simulated-client", clientSecret: Secret(clientSecret),
        redirectURI: "https://liaison.test/hubspot/callback")

    let time: SimulatedTime
    let hubSpot: HubSpotSandbox
    let whatsApp: WhatsAppSandbox
    let lateCalls = LateCalls()
    let setting: Setting
    var dice: Dice
    var truth = Truth()
    var customers: [Customer] = []
    var owners: [String] = []
    var token = "token-1"
    private var usedPhones = 0
    /// What happened, line by line, if somebody wants to know.
    private(set) var story: [String]?

    init(seed: UInt64, isStorm: Bool = false, tellsStory: Bool) {
        var dice = Dice(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 1)
        setting = Setting(&dice, isStorm: isStorm)
        // Some afternoon in 2026, in whole seconds or not.
        time = SimulatedTime(Timestamp(milliseconds: 1_790_000_000_000) + dice.milliseconds(0...86_400_000))
        hubSpot = Self.makeHubSpot(setting, time)
        whatsApp = WhatsAppSandbox(
            account: Self.account(setting), clock: time.clock, seed: dice.next(), faults: FaultPlan())
        story = tellsStory ? [] : nil
        self.dice = dice
        populate()
    }

    func note(_ line: @autoclosure () -> String) {
        if story != nil { story?.append("\(time.now) \(line())") }
    }

    var numbers: [SandboxBusinessNumber] { whatsApp.account.numbers }

    /// Who answers when nobody else does, if the workspace says so.
    var fallbackOwner: String? { setting.hasFallbackOwner ? owners.first : nil }

    func newPhone() -> SimPhone {
        usedPhones += 1
        return SimPhone(usedPhones)
    }

    /// Every number in use or once in use, and a few that nobody has.
    var knownPhones: [SimPhone] { (1...usedPhones + 2).map(SimPhone.init) }

    func phone(_ digits: String) -> SimPhone {
        knownPhones.first { $0.waID == digits } ?? SimPhone(ownNumber: digits)
    }

    /// A change of weather on both sides.
    func changeWeather() {
        hubSpot.faults.set(setting.hubSpotWeather(&dice))
        whatsApp.faults.set(setting.whatsAppWeather(&dice))
        note("weather: HubSpot \(hubSpot.faults.options), WhatsApp \(whatsApp.faults.options)")
    }

    func clearWeather() {
        hubSpot.faults.set(FaultOptions())
        whatsApp.faults.set(FaultOptions())
    }

    /// What the vendors carry out long after they were asked to.
    func performLateCalls() async {
        for call in lateCalls.take(now: time.now) {
            note("late effect of \(call.url)")
            let faults = hubSpot.faults.options
            hubSpot.faults.set(FaultOptions())
            _ = try? await hubSpot.exchange.send(call)
            hubSpot.faults.set(faults)
        }
    }

    private func populate() {
        for number in 1...dice.number(1...4) { addOwner(number) }
        for _ in 0..<dice.number(1...4) { addCustomer() }
        for _ in 0..<dice.number(0...5) { addContact() }
    }

    private static func makeHubSpot(_ setting: Setting, _ time: SimulatedTime) -> HubSpotSandbox {
        var options = HubSpotSandboxOptions()
        options.tokens = ["token-1": .allScopes]
        options.limits = .starter
        if setting.isStorm { options.app = makeApp() }
        options.mergeMakesNewRecord = setting.mergeMakesNewRecord
        options.webhooks = HubSpotWebhookTarget(url: webhookURL, clientSecret: clientSecret)
        return HubSpotSandbox(options: options, clock: time.clock, faults: FaultPlan(), pause: { time.advance($0) })
    }

    private static func makeApp() -> HubSpotSandboxApp {
        var app = HubSpotSandboxApp(
            clientID: oauthApp.clientID, clientSecret: clientSecret, redirectURIs: [oauthApp.redirectURI],
            requiredScopes: ScopeNeed.required.map(\.scope), optionalScopes: ScopeNeed.optional.map(\.scope))
        app.codeLifetime = .seconds(86_400)
        return app
    }

    private static func account(_ setting: Setting) -> Sandbox.WhatsAppAccount {
        var account = Sandbox.WhatsAppAccount.demo
        var second = SandboxBusinessNumber.supportMX
        second.isOnBusinessApp = setting.secondNumberIsOnPhone
        account.numbers = [.ventasES, second, .obrasES]
        return account
    }
}
