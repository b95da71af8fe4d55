import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

struct LinkSettingsAPITests {
    private static let url = "/api/v1/link-settings"

    @Test func `what is named is changed, null is none, and the rest stays`() async throws {
        try await withSite { site in
            let before = try await site.json(Self.url)
            #expect(before["fuzzy"] == "guarded" && before["phone_property"] == "phone" && before["state"] == "ready")
            let first = try await site.send(.patch, Self.url, body: #"{"fuzzy":"off","default_region":"es"}"#)
            #expect(try first.json["default_region"] == "ES")
            #expect(try first.json["state"] == "reading_numbers")
            let second = try await site.send(.patch, Self.url, body: #"{"phone_property":null}"#).json
            #expect(second["phone_property"] == nil && second["fuzzy"] == "off" && second["default_region"] == "ES")
        }
    }

    @Test func `what cannot be is refused with a word, and nothing is changed`() async throws {
        try await withSite(story: .bare) { site in
            let before = try await site.json(Self.url)
            for (body, code) in [
                (#"{"fuzzy":"much"}"#, "bad_fuzzy"), (#"{"default_region":"XX"}"#, "bad_default_region"),
                (#"{"phone_property":"fax"}"#, "not_replaceable"),
                (#"{"further_properties":["phone"]}"#, "read_anyway"),
                (#"{"further_properties":["fax"]}"#, "not_connected"), (#"{"fuzy":"off"}"#, "unknown_field"),
            ] {
                #expect(try await site.send(.patch, Self.url, body: body).errorCode == code, "\(body)")
            }
            #expect(try await site.json(Self.url) == before)
        }
    }
}
