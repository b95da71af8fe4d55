import Domain
import HubSpot
import Sandbox
import Storage
import Sync
import TestEngines

/// An office whose HubSpot is connected and read, and somebody in front of a screen.
struct RecordDesk: Sendable {
    let office: Office
    let line: OfficeLine
    let records: Records
    /// HubSpot's contact Ana.
    let ana: ContactID
    let mara = Author.token("mara")

    var owners: [SandboxOwner] { office.hub.owners() }

    func request(_ key: String? = nil) -> RecordRequest { RecordRequest(key: key, author: mara) }

    func edit(_ values: [String: String], expected: [String: String] = [:]) -> ContactEdit {
        ContactEdit(contact: ana, values: values, expected: expected, author: mara)
    }

    func waiting<Answer>(_ work: () async throws -> Answer) async -> Waited<Answer> {
        let start = office.time.now
        do {
            let answer = try await work()
            return Waited(took: office.time.now - start, end: .success(answer))
        } catch {
            return Waited(took: office.time.now - start, end: .failure(error))
        }
    }
}

/// How long something took by the clock that the test moves, and how it ended.
struct Waited<Answer> {
    var took: Duration
    var end: Result<Answer, any Error>

    var failure: RecordFailure? {
        guard case .failure(let error) = end else { return nil }
        return error as? RecordFailure
    }
}

func withRecords(
    _ engine: TestEngine, scopes: Set<String>? = nil, _ body: (RecordDesk) async throws -> Void
) async throws {
    var options = HubSpotSandboxOptions.prompt
    if let scopes { options.tokens = ["demo-hubspot-token": HubSpotSandboxOptions.Token(scopes: scopes)] }
    try await withOffice(engine, options) { office in
        let line = try OfficeLine(office)
        let owner = office.hub.addOwner(email: "mara@example.net", firstName: "Mara", lastName: "Voss")
        let ana = office.hub.addContact([
            "firstname": "Ana", "lastname": "Díaz", "email": "ana@example.net", "phone": "+34 600 11 22 33",
            "hubspot_owner_id": owner,
        ])
        _ = try await line.connectHubSpot()
        try await office.readHubSpot()
        let records = Records(
            connections: line.connections, workspace: here, pause: { office.time.advance($0) })
        try await body(RecordDesk(office: office, line: line, records: records, ana: ContactID(ana)))
    }
}
