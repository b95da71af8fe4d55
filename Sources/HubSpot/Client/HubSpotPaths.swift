import Domain
import Foundation

/// Every path of HubSpot's API that we call, so that another version is one edit.
struct HubSpotPaths: Sendable {
    let version: String

    enum Batch: String {
        case read
        case create
        case update
        case archive
    }

    var accountDetails: String { "/account-info/\(version)/details" }
    var owners: String { "/crm/owners/\(version)" }
    var files: String { "/files/\(version)/files" }
    func file(_ id: String) -> String { "\(files)/\(Self.escape(id))" }
    var users: String { "/settings/users/\(version)" }
    var token: String { "/oauth/\(version)/token" }
    var introspection: String { "\(token)/introspect" }
    var revocation: String { "\(token)/revoke" }
    var installation: String { "/appinstalls/\(version)/external-install" }

    func objects(_ type: ObjectType) -> String { "/crm/objects/\(version)/\(type.rawValue)" }
    func object(_ type: ObjectType, _ id: String) -> String { "\(objects(type))/\(Self.escape(id))" }
    func batch(_ type: ObjectType, _ verb: Batch) -> String { "\(objects(type))/batch/\(verb.rawValue)" }
    func search(_ type: ObjectType) -> String { "\(objects(type))/search" }

    func properties(_ type: ObjectType) -> String { "/crm/properties/\(version)/\(type.rawValue)" }
    func property(_ type: ObjectType, _ name: String) -> String { "\(properties(type))/\(Self.escape(name))" }
    func pipelines(_ type: ObjectType) -> String { "/crm/pipelines/\(version)/\(type.rawValue)" }

    func associations(_ from: ObjectType, _ to: ObjectType, _ verb: Batch) -> String {
        "/crm/associations/\(version)/\(from.rawValue)/\(to.rawValue)/batch/\(verb.rawValue)"
    }

    func defaultAssociation(_ from: ObjectType, _ id: String, _ to: ObjectType, _ other: String) -> String {
        "\(object(from, id))/associations/default/\(to.rawValue)/\(Self.escape(other))"
    }

    enum ObjectType: String {
        case contacts
        case communications
        case companies
        case deals
        case tickets
        case tasks
        case notes
    }

    /// `?a=1&b=2`, without the pairs whose value is `nil`.
    static func query(_ pairs: KeyValuePairs<String, String?>) -> String {
        let texts = pairs.compactMap { name, value in value.map { "\(name)=\(escape($0))" } }
        return texts.isEmpty ? "" : "?" + texts.joined(separator: "&")
    }

    /// Percent-encodes all but RFC 3986's unreserved characters and the comma, which HubSpot's lists use.
    static func escape(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~,")
}
