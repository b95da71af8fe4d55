import Domain

/// The `error` object of a Graph API reply.
public struct GraphError: Sendable, Hashable {
    public var code: Int64
    /// Meta's words, cut at 500 characters.
    public var message: String
    /// What Meta's support asks for.
    public var traceID: String?

    public init(code: Int64, message: String, traceID: String? = nil) {
        self.code = code
        self.message = message
        self.traceID = traceID
    }

    /// `nil` where the reply has no error, whatever its HTTP status says.
    init?(reply: JSON) {
        guard let error = reply["error"], error.isObject else { return nil }
        let details = error["error_data"]?["details"]?.text ?? error["error_user_msg"]?.text
        let words = [error["message"]?.text, details].compactMap(\.self).joined(separator: ": ")
        code = error["code"]?.integer ?? -1
        message = words.isEmpty ? "no words" : String(words.prefix(500))
        traceID = error["fbtrace_id"]?.text
    }
}
