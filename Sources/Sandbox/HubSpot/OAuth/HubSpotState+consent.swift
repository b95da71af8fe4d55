import Domain
import Foundation

/// The page on which a person in HubSpot lets an app in, or not.
extension HubSpotState {
    func consentPage(_ account: String?, _ call: HTTPCall, _ query: QueryItems) -> HTTPReply {
        switch asked(account, query) {
        case .success(let request):
            ConsentPage.question(
                request, action: Self.pathAndQuery(call.url), hubID: options.hubID, domain: options.hubDomain,
                people: people)
        case .failure(let problem): refused(problem, query)
        }
    }

    /// The form of the page was sent: Approve or Deny.
    mutating func decide(_ account: String?, _ call: HTTPCall, _ query: QueryItems, now: Timestamp) -> HTTPReply {
        let form = QueryItems(Substring(String(decoding: call.body, as: UTF8.self)))
        switch asked(account, query) {
        case .success(let request) where form["decision"] == "approve":
            let code = issueCode(request, userID: form["user"].flatMap { Int64($0) } ?? firstUser, now: now)
            return .found(request.target.url(["code": code]))
        case .success:
            return refused(
                .redirect(error: "access_denied", description: "The user did not grant access to the app"), query)
        case .failure(let problem):
            return refused(problem, query)
        }
    }

    mutating func issueCode(_ request: AuthorizeRequest, userID: Int64, now: Timestamp) -> String {
        oauth.issueCode(
            OAuthDesk.Code(
                redirectURI: request.target.redirectURI, scopes: request.scopes, userID: userID,
                challenge: request.challenge,
                expiresAt: now + request.target.app.codeLifetime))
    }

    /// Who may be logged in: the account's active users.
    private var people: [ConsentPage.Person] {
        owners.owners.filter { !$0.isArchived }.map {
            ConsentPage.Person(id: String($0.userID), name: $0.name, email: $0.email)
        }
    }

    /// Before anybody was added there is still the person who made the account.
    var firstUser: Int64 { owners.owners.first { !$0.isArchived }?.userID ?? OwnerBook.firstUserID }

    private func asked(
        _ account: String?, _ query: QueryItems
    ) -> Result<AuthorizeRequest, AuthorizeRequest.Problem> {
        Result { () throws(AuthorizeRequest.Problem) in
            let target = try AuthorizeRequest.Target(query, app: options.app)
            guard account == nil || account == String(options.hubID) else {
                throw .page(
                    title: "You do not have access to this account",
                    sentence: "The link is for account \(account ?? ""), and you are logged in to \(options.hubID).")
            }
            return try AuthorizeRequest(query, target, grants: oauth.grants)
        }
    }

    private func refused(_ problem: AuthorizeRequest.Problem, _ query: QueryItems) -> HTTPReply {
        switch problem {
        case .page(let title, let sentence):
            return ConsentPage.refusal(title, sentence)
        case .redirect(let word, let description):
            guard let target = try? AuthorizeRequest.Target(query, app: options.app) else {
                return ConsentPage.refusal(word, description)
            }
            return .found(target.url(["error": word, "error_description": description]))
        }
    }

    /// The form is sent to where it came from, whatever host that was.
    private static func pathAndQuery(_ url: String) -> String {
        let afterScheme = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
        return afterScheme.firstIndex(of: "/").map { String(afterScheme[$0...]) } ?? "/"
    }
}

extension HTTPReply {
    static func found(_ url: String) -> HTTPReply {
        HTTPReply(status: 302, headers: ["Location": url, "Cache-Control": "no-store"])
    }
}
