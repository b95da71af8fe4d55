import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage

/// One method of one address: how it is answered, and what the description says about it. The router and the
/// description are both made from the same list of these.
struct APIEndpoint: Sendable {
    var method: HTTPRequest.Method
    var url: APIURL
    /// Unique name of the operation.
    var name: String
    var summary: String
    var parameters: [APIParameter] = []
    /// Fields of the JSON body, if it takes one.
    var body: [APIProperty]?
    /// The file it takes instead, if it takes one.
    var upload: APIUpload?
    /// What a 200 holds.
    var answer: APIAnswerShape
    /// Refusals beside those that every operation has.
    var refusals: [Int: String] = [:]
    var needsToken = true
    /// The same as a CSV file, for whoever asks for one.
    var table: (@Sendable (APIRequest) async throws -> Response)?
    /// Instead of JSON, where it answers with bytes; it gets the headers too.
    var file: (@Sendable (APIRequest, HTTPFields) async throws -> Response)?
    var respond: @Sendable (APIRequest) async throws -> JSONText
}

/// A parameter in the path or the query.
struct APIParameter: Sendable {
    enum Place: String, Sendable {
        case path
        case query
        case header
    }

    var name: String
    var place: Place
    var type: APIType
    var meaning: String
}

/// What an operation answers.
enum APIAnswerShape: Sendable {
    case one(APINoun)
    case page(APINoun)
    case schema(APISchema)
    case anything(String)
    /// Not JSON.
    case bytes(String)
}

/// A request as the handlers see it.
struct APIRequest: Sendable {
    /// Bodies larger than this are refused.
    static let bodyLimit = 64 * 1024

    var services: WebServices
    /// Addresses below are relative to this.
    var query: QueryItems
    /// The `{id}` of the path.
    var id: String?
    var body: Data
    /// The file, where one is taken.
    var upload: APIUploadBody?
    /// What the caller calls this request, so that repeating it makes nothing twice.
    var idempotencyKey: String?
    /// Absent where no token is needed.
    var author: Author?
    /// Whose chats whoever asks may see. A token sees all.
    var sight = Sight.all

    /// Who did it, for the audit.
    var doer: Author { author ?? .liaison }

    func read<T: Sendable>(
        _ body: @Sendable (any SQLConnection, WorkspaceID) throws -> T
    ) async throws -> T {
        let workspace = services.workspace
        return try await services.database.read { try body($0, workspace) }
    }
}
