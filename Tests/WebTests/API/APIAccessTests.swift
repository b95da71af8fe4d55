import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct APIAccessTests {
    @Test func `without a token every list answers 401 and says how`() async throws {
        try await withSite(story: .bare) { site in
            for noun in APINoun.allCases {
                let answer = try await site.get(APIURL.list(noun).path, token: nil)
                #expect(answer.status == .unauthorized)
                #expect(try answer.errorCode == "unauthorized")
                #expect(answer.headers[.wwwAuthenticate] == #"Bearer realm="liaison""#)
            }
        }
    }

    @Test func `a wrong token answers 401`() async throws {
        try await withSite(story: .bare) { site in
            let answer = try await site.get("/api/v1/messages", token: "guess")
            #expect(answer.status == .unauthorized)
            #expect(answer.headers[.wwwAuthenticate]?.contains("invalid_token") == true)
        }
    }

    @Test func `a token that the browser sends as a password is taken too`() async throws {
        try await withSite(story: .bare) { site in
            // "anybody:a-token-of-the-tests" in base64.
            let answer = try await site.get(
                "/api/v1/messages", token: nil,
                headers: [.authorization: "Basic YW55Ym9keTphLXRva2VuLW9mLXRoZS10ZXN0cw=="])
            #expect(answer.status == .ok)
        }
    }

    @Test func `an unknown path under the API is a 404 in JSON`() async throws {
        try await withSite(story: .bare) { site in
            for path in ["/api/v1/unicorns", "/api", "/api/v2/messages"] {
                let answer = try await site.get(path)
                #expect(answer.status == .notFound)
                #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
                #expect(try answer.errorCode == "not_found")
            }
        }
    }

    @Test func `a database that is away answers 503 with its sentence`() async throws {
        try await withSite(story: .bare) { site in
            await site.rows.database.close()
            let answer = try await site.get("/api/v1/messages")
            #expect(answer.status == .serviceUnavailable)
            #expect(try answer.errorCode == "unavailable")
            #expect(try answer.json["error"]?["message"]?.text?.contains("database cannot be used") == true)
            #expect(answer.headers[.retryAfter] != nil)
        }
    }

    @Test func `an answer tells browsers to do nothing with it`() async throws {
        try await withSite(story: .bare) { site in
            let answer = try await site.get("/api/v1/messages")
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.contentSecurityPolicy] == "default-src 'none'; frame-ancestors 'none'")
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(answer.headers[.requestID]?.isEmpty == false)
            #expect(answer.headers[.strictTransportSecurity] != nil)
        }
    }
}
