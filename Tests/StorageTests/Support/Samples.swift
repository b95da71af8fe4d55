import Domain
import Foundation
import Linking
import Storage
import TestEngines

let here = WorkspaceID(1)
let elsewhere = WorkspaceID(2)
let portfolio = PortfolioID("2729063490586005")
let ventas = BusinessNumberID("106540352242922")
let support = BusinessNumberID("108271905534417")
/// 2026-11-21, the day of `noon` in UTC.
let saturday = LocalDay(number: 20_778)

extension Timestamp {
    /// 2026-11-21 12:00 UTC.
    static let noon = Timestamp(seconds: 1_795_262_400)
}

/// One transaction on a fresh database with the whole schema.
@discardableResult
func inTransaction<Result: Sendable>(
    _ engine: TestEngine, _ body: @Sendable (any SQLConnection) throws -> Result
) async throws -> Result {
    try await withDatabase(engine) { try await $0.write(body) }
}

func samplePerson(_ id: Int64, user: String? = nil, phone: String? = nil, isBusiness: Bool = false) -> Person {
    Person(
        id: PersonID(id), portfolio: portfolio, userID: user.map { BusinessScopedUserID($0) }, phone: phone,
        profileName: "Person \(id)", username: nil, isBusiness: isBusiness)
}

func sampleContact(_ id: String, phones: [String] = [], owner: String? = nil, at moment: Timestamp = .noon) -> Contact {
    Contact(
        id: ContactID(id), firstName: "Contact", lastName: id, email: nil, owner: owner.map { OwnerID($0) },
        phones: phones.map { ContactPhone(property: "phone", text: $0) }, modifiedAt: moment)
}

/// Phones are digits as WhatsApp writes them, so that each has its key.
func sampleReading(
    _ id: String, phones: [String] = [], owner: String? = nil, at moment: Timestamp = .noon
) -> ContactTable.Reading {
    ContactTable.Reading(
        contact: sampleContact(id, phones: phones, owner: owner, at: moment),
        numbers: phones.compactMap { PhoneKey(waID: $0) }.map { ContactNumber(key: $0, entry: $0.indexEntry) })
}

func sampleMessage(
    _ id: Int64, chat: Int64 = 1, _ content: MessageContent? = nil, at moment: Timestamp = .noon,
    day: LocalDay = saturday, replyTo: String? = nil, direction: MessageDirection = .incoming
) -> MessageTable.NewMessage {
    MessageTable.NewMessage(
        message: Message(
            id: MessageID(id), chat: ChatID(chat), whatsAppID: WhatsAppMessageID("wamid.\(id)"), direction: direction,
            sentAt: moment, content: content ?? .text("message \(id)"), replyTo: replyTo.map { WhatsAppMessageID($0) }),
        source: .live, day: day, intake: nil)
}

func sampleLink(_ id: Int64, person: Int64, contact: String) -> Link {
    Link(
        id: LinkID(id), person: PersonID(person), contact: ContactID(contact), method: .exact, rule: "international",
        reason: "Same number.", author: .liaison, madeAt: .noon)
}

func sampleKey(_ digits: String) -> PhoneKey { PhoneKey(canonicalDigits: digits) }
