import Domain
import Sandbox
import Storage
import TestEngines
import Testing
import WhatsApp

@testable import Sync

/// Embedded Signup: the browser brings a code, the server makes a connection of it.
struct WhatsAppSignupTests {
    private static let app = MetaApp(id: WhatsAppAccount.demo.appID, secret: "demo-app-secret")

    /// One number that is not used on a phone, and not registered yet.
    private static let account: Sandbox.WhatsAppAccount = {
        var account = Sandbox.WhatsAppAccount.demo
        account.numbers[0].isOnBusinessApp = false
        return account
    }()

    @Test(arguments: TestEngine.available)
    func `a code becomes a connected account with a registered number`(engine: TestEngine) async throws {
        try await withSignup(engine) { desk in
            desk.whatsApp.describe(number: ventas.value, as: ["status": "PENDING", "platform_type": "NOT_APPLICABLE"])
            let numbers = try await connect(desk, desk.whatsApp.signUp(), pin: "581063")
            #expect(numbers.count == 4)
            #expect(try await desk.numbers().first { $0.number.id == ventas }?.state == .ready)
            #expect(desk.whatsApp.callCounts()["POST register"] == 1)
            let row = try #require(
                try await desk.office.database.read { try WhatsAppAccountTable.find($0, here, waba) })
            let token = try desk.line.box.open(row.sealedToken, purpose: Purpose.whatsAppToken)
            #expect(token.hasPrefix("EAAJ") && row.account.state == .connectedWhatsApp)
            #expect(try await desk.hear() == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `without a PIN the number stays unregistered, and that is told`(engine: TestEngine) async throws {
        try await withSignup(engine) { desk in
            desk.whatsApp.describe(number: ventas.value, as: ["status": "PENDING", "platform_type": "NOT_APPLICABLE"])
            _ = try await connect(desk, desk.whatsApp.signUp(), pin: nil)
            #expect(desk.whatsApp.callCounts()["POST register"] == nil)
            #expect(try await desk.numbers().first { $0.number.id == ventas }?.state?.word == .unregistered)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a number that stays in the phone app is never registered`(engine: TestEngine) async throws {
        try await withSignup(engine) { desk in
            _ = try await connect(desk, desk.whatsApp.signUp(), number: support, pin: "581063")
            #expect(desk.whatsApp.callCounts()["POST register"] == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a code that is late, used or made up connects nothing and says so`(engine: TestEngine) async throws {
        try await withSignup(engine) { desk in
            let late = desk.whatsApp.signUp()
            desk.office.time.advance(.seconds(30))
            for code in [late, "made up"] {
                let failure = await #expect(throws: ConnectRefusal.self) {
                    try await connect(desk, code, pin: nil)
                }
                #expect(failure?.word == "code_not_taken" && failure?.sentence.contains("demo-app-secret") == false)
            }
            #expect(try await desk.state() == nil)
            let used = desk.whatsApp.signUp()
            _ = try await connect(desk, used, pin: nil)
            await #expect(throws: ConnectRefusal.self) { try await connect(desk, used, pin: nil) }
            #expect(try await desk.state() == .connectedWhatsApp)
        }
    }

    @Test func `a wrong PIN is refused before the code is spent`() async throws {
        try await withSignup(.sqlite) { desk in
            let code = desk.whatsApp.signUp()
            for pin in ["12345", "1234567", "12a456", "١٢٣٤٥٦"] {
                await #expect(throws: ConnectRefusal.badPIN) { try await connect(desk, code, pin: Secret(pin)) }
            }
            _ = try await connect(desk, code, pin: "581063")
        }
    }

    @Test func `a server without an app says what to set`() async throws {
        try await withWhatsAppLine(.sqlite, isConnected: false) { desk in
            await #expect(throws: ConnectRefusal.noMetaApp) { try await connect(desk, "code", pin: nil) }
        }
    }

    private func withSignup(_ engine: TestEngine, _ body: (WhatsAppLine) async throws -> Void) async throws {
        try await withWhatsAppLine(engine, account: Self.account, isConnected: false, app: Self.app, body)
    }

    private func connect(
        _ desk: WhatsAppLine, _ code: String, number: BusinessNumberID = ventas, pin: Secret?
    ) async throws -> [BusinessNumber] {
        try await desk.connections.connectWhatsApp(
            here, WhatsAppSignup(account: waba, code: Secret(code), number: number, pin: pin), author: .liaison)
    }
}
