public import Domain

/// Why HubSpot did not do what we asked. Texts may end with HubSpot's correlation id, for its support.
public enum HubSpotFailure: Error, Equatable {
    /// 401: HubSpot does not know the token.
    case invalidToken
    /// 401: the token's time is over.
    case expiredToken
    /// 403: any of these scopes would do, where HubSpot names them.
    case missingScopes([String])
    /// 404.
    case notFound(String)
    /// 409: there is one already, and it may be named.
    case conflict(existing: ContactID?, String)
    /// 400 or 422: what we sent is wrong and stays wrong.
    case invalid(String, problems: [PropertyProblem])
    /// Not now. Nothing was sent, or it was refused without effect, or sending it twice does no harm.
    case waiting(until: Timestamp, WaitReason)
    /// A create may have happened: time-out, connection lost after sending, or 5xx. Look before writing again.
    case unknownOutcome(String)
    /// No answer, and no harm in asking again.
    case unreachable(String)
    /// Any other status.
    case refused(status: Int, String)
    /// The answer came and is not what HubSpot documents.
    case unreadable(String)
}
