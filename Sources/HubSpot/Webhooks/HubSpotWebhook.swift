import Domain
public import Foundation

/// Reads the body of a HubSpot webhook: a list of up to 100 events, any mix of kinds and accounts.
public enum HubSpotWebhook {
    /// What a body says, or why it says nothing.
    public struct Reading: Sendable, Equatable {
        /// In the order of the body.
        public var changes: [ContactChange]
        /// A sentence, if the body as a whole cannot be read.
        public var problem: String?
    }

    /// Events that say nothing we know stay, as `unknown`; only a body that is no JSON, or no list, is a problem.
    public static func read(_ body: Data) -> Reading {
        guard let json = try? JSON(parsing: body) else {
            return Reading(changes: [], problem: "HubSpot's webhook body of \(body.count) bytes is not JSON.")
        }
        switch json {
        case .array(let events): return Reading(changes: events.map(ContactChange.init))
        case .object: return Reading(changes: [ContactChange(json)])
        case .null, .bool, .number, .integer, .string:
            return Reading(changes: [], problem: "HubSpot's webhook body is not a list of events.")
        }
    }

    public static func changes(in body: Data) -> [ContactChange] {
        read(body).changes
    }
}

extension ContactChange {
    fileprivate init(_ event: JSON) {
        let kind = Kind(event)
        var contact = event["objectId"]?.text.map { ContactID($0) }
        if case .merged(_, let survivor) = kind { contact = survivor }
        self.init(
            kind: kind, contact: contact, hub: HubID(event["portalId"]?.text ?? ""),
            occurredAt: Timestamp(milliseconds: event["occurredAt"]?.integer ?? 0),
            source: event["changeSource"]?.text, sourceID: event["sourceId"]?.text, key: Self.key(event))
    }

    /// A dash for what is not there; nothing in it can hold a space but a property's name, which is last.
    private static func key(_ event: JSON) -> String {
        ["portalId", "subscriptionId", "objectId", "eventId", "occurredAt", "propertyName"].map {
            event[$0]?.text ?? "-"
        }.joined(separator: " ")
    }
}

extension ContactChange.Kind {
    /// `contact.creation` of older subscriptions is `object.creation` with `objectTypeId` `0-1` of newer ones.
    fileprivate init(_ event: JSON) {
        let name = (event["subscriptionType"] ?? event["eventType"])?.text ?? ""
        let parts = name.split(separator: ".", maxSplits: 1)
        let isContact = parts.first == "contact" || (parts.first == "object" && event["objectTypeId"]?.text == "0-1")
        guard isContact, parts.count == 2 else {
            self = .unknown(name: name, raw: Self.raw(event))
            return
        }
        switch parts[1] {
        case "creation": self = .created
        case "deletion": self = .deleted
        case "restore": self = .restored
        case "privacyDeletion": self = .privacyDeleted
        case "propertyChange":
            self = .changed(property: event["propertyName"]?.text, value: event["propertyValue"]?.string)
        case "merge": self = Self.merge(event) ?? .unknown(name: name, raw: Self.raw(event))
        default: self = .unknown(name: name, raw: Self.raw(event))
        }
    }

    private static func raw(_ event: JSON) -> String {
        let text = (try? event.encoded()).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return String(text.prefix(2000))
    }

    /// The survivor is the primary, unless the merge made a new record of both.
    private static func merge(_ event: JSON) -> Self? {
        let primary = event["primaryObjectId"]?.text ?? event["objectId"]?.text
        guard let into = event["newObjectId"]?.text ?? primary else { return nil }
        let gone = [primary].compactMap(\.self) + (event["mergedObjectIds"]?.array ?? []).compactMap(\.text)
        let from = Set(gone).subtracting([into]).map { ContactID($0) }.sorted()
        return from.isEmpty ? nil : .merged(from: from, into: ContactID(into))
    }
}
