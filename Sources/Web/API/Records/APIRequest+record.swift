import Domain
import HTTPTypes
import Sync

extension APIRequest {
    /// A key is kept for a day; nobody needs a longer one.
    static let keyCharactersMax = 200

    /// Our fields under the names that the API gives them.
    static let recordNames = [
        "owner": "owner_id", "pipeline": "pipeline_id", "stage": "stage_id", "closesAt": "closes_at",
        "dueAt": "due_at", "attachments": "file_ids",
    ]

    static let keyParameter = APIParameter(
        name: "Idempotency-Key", place: .header, type: .text,
        meaning:
            "Any text of up to \(keyCharactersMax) characters, new for each thing to be made. The same request with "
            + "the same key answers the same for a day and makes nothing twice; send it again when an answer was lost.")

    /// Does something with HubSpot's records, and tells why not.
    func withRecords<Answer>(
        names: [String: String] = [:], _ work: (RecordActions) async throws -> Answer
    ) async throws -> Answer {
        do {
            guard let records = services.records else { throw RecordFailure.notConnected }
            return try await work(records)
        } catch let failure as RecordFailure {
            throw WebFailure(failure, now: services.clock.now, names: names)
        }
    }

    func recordRequest() throws(WebFailure) -> RecordRequest {
        if let key = idempotencyKey, key.isEmpty || key.count > Self.keyCharactersMax {
            throw .bad("bad_key", "An Idempotency-Key has 1 to \(Self.keyCharactersMax) characters.")
        }
        return RecordRequest(key: idempotencyKey, author: author ?? .liaison)
    }

    var contact: ContactID { ContactID(id ?? "") }
}
