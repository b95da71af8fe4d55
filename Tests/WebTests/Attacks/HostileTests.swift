import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

/// What strangers write, ask for and send.
struct HostileTests {
    @Test func `names, messages, file names and what stands in HubSpot run nowhere`() async throws {
        try await withTeam { team in
            let rows = team.site.rows
            let name = Hostile.text
            try await rows.run([
                "UPDATE persons SET profile_name = \(name), username = \(name), book_name = \(name)",
                "UPDATE contacts SET first_name = \(name), last_name = \(name)",
                "UPDATE owners SET first_name = \(name)", "UPDATE business_numbers SET verified_name = \(name)",
                "UPDATE workspaces SET name = \(name)", "UPDATE hubspot_accounts SET sentence = \(name)",
                "UPDATE audit SET reason = \(name), subject = \(name)",
            ])
            try await rows.message(990, chat: 101, .text(name))
            try await rows.message(991, chat: 101, .document(MediaFile(caption: name, fileName: name)))
            let ada = try await team.admin()
            let kim = try await team.add("Kim")
            try await rows.run(["UPDATE members SET name = \(name) WHERE member_id = \(kim.id)"])
            let pages = team.routes.filter { $0.method == .get && SiteArea(path: $0.path) == .page }
            var seen = 0
            for page in pages where page.path != "/live" {
                let uri = page.path == "/team/members/{id}" ? "/team/members/\(kim.id)" : page.uri
                for query in [
                    "", "?tab=linked", "?tab=conflicts", "?tab=unlinked", "?person=1", "?query=\(Self.encoded)",
                ] {
                    let text = try await ada.get(uri + query).text
                    Hostile.expectNothingRuns(on: text, uri + query)
                    if text.contains(Hostile.escaped) { seen += 1 }
                }
            }
            #expect(seen > 10, "What was planted is shown, and harmless.")
        }
    }

    @Test func `what somebody types comes back as text`() async throws {
        try await withTeam { team in
            let ada = try await team.admin()
            let (query, form) = (Self.encoded, Self.encoded)
            for answer in [
                try await team.stranger.post("/sign-in", "email=\(form)&password=x&next=\(form)"),
                try await team.stranger.get("/sign-in?next=\(query)"),
                try await ada.post("/team/invitations", "email=\(form)&role=agent"),
                try await ada.post("/settings", "name=x&time_zone=\(form)"),
                try await ada.get("/links?tab=linked&query=\(query)"), try await ada.get("/audit?person=\(query)"),
                try await ada.get("/links/explanation?person=\(query)"),
            ] { Hostile.expectNothingRuns(on: answer.text, "typed") }
        }
    }

    /// The same ids stand in another workspace; none of them is found from this one.
    @Test(arguments: TestEngine.available)
    func `ids of another workspace are nobody's here`(engine: TestEngine) async throws {
        try await withTeam(engine) { team in
            let (ada, other) = (try await team.admin(), WorkspaceID(2))
            let stranger = Member(id: MemberID(555), name: "Otro", email: "otro@x.example", role: .admin)
            let database = team.site.rows.database
            try await database.write { connection in
                try MemberTable.insert(connection, other, stranger, passwordHash: "", now: Rows.now)
                try SessionTable.insert(
                    connection, other,
                    MemberSession(
                        id: SessionID(556), member: stranger.id, madeAt: Rows.now, seenAt: Rows.now,
                        endsAt: Rows.now + .seconds(3600), isWhole: true,
                        device: SignInDevice(userAgent: "", address: "")),
                    digest: Data(Array(repeating: 1, count: 32)))
                try APITokenTable.save(
                    connection, other, name: "theirs", digest: Data([9]), now: Rows.now)
            }
            #expect(try await ada.get("/team/members/555").status == .notFound)
            for part in ["", "/activity", "/password-link", "/codes/end"] {
                #expect(try await ada.post("/team/members/555\(part)", "role=agent&active=no").status == .notFound)
            }
            #expect(!(try await ada.get("/team").text.contains("Otro")))
            #expect(try await ada.post("/settings/tokens/end", "name=theirs").status == .unprocessableContent)
            _ = try await ada.post("/account/sessions/end", "session=556")
            _ = try await ada.post("/team/invitations/end", "invitation=557")
            let kept = try await database.read { connection in
                (
                    try MemberTable.find(connection, other, stranger.id)?.member.isActive,
                    try SessionTable.all(connection, other, of: stranger.id, now: Rows.now).count,
                    try APITokenTable.all(connection, other).count
                )
            }
            #expect(kept.0 == true && kept.1 == 1 && kept.2 == 1)
            let links = ["/links/unlinking", "/links/restoration", "/links/phone-write", "/links/number-confirmation"]
            for path in links {
                let answer = try await ada.post(path, "link=987654&write=987654&restore=1")
                #expect(answer.status == .unprocessableContent || answer.status == .notFound, "\(path)")
            }
        }
    }

    @Test(arguments: [
        "..%2F..%2Fetc%2Fpasswd", "%2e%2e%2f%2e%2e%2fliaison.key", "..", "203/../../liaison.key", "203%00.jpg", "-1",
        "99999999999999999999", "0x1", "203 ", "%F0%9F%A6%8A", "203;ls",
    ])
    func `no address of a file leads out of the store`(id: String) async throws {
        try await withTemporaryFolder { folder in
            try FileManager.default.createDirectory(atPath: folder + "/media", withIntermediateDirectories: true)
            try Data("the key".utf8).write(to: URL(fileURLWithPath: folder + "/liaison.key"))
            try await withTeam(setup: { $0.services.media = FileStore(folder: folder + "/media") }) { team in
                let answer = try await team.admin().get("/media/\(id)")
                #expect(answer.status == .notFound || answer.status == .badRequest, "\(answer.status)")
                #expect(!answer.text.contains("the key"))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `files of chats that somebody does not see are not there for them`(engine: TestEngine) async throws {
        try await withTemporaryFolder { folder in
            let store = FileStore(folder: folder + "/media")
            let draft = try store.draft(1)
            try draft.write(Data("picture".utf8))
            let file = try draft.keep()
            try await withTeam(engine, setup: { $0.services.media = store }) { team in
                try await team.site.rows.message(900, chat: 101, .image(MediaFile(mimeType: "image/jpeg")))
                try await team.site.rows.media(900, file: file)
                let number = Rows.secondNumber
                let sees = try await team.browser(of: try await team.add("Ben", numbers: [number]))
                let blind = try await team.browser(of: try await team.add("Kim", numbers: [Rows.number]))
                #expect(try await sees.get("/media/900").text == "picture")
                let refused = try await blind.get("/media/900")
                #expect(refused.status == .notFound)
                #expect(try await blind.get("/media/901").text == refused.text, "It is told like what is not there.")
                #expect(!(try await blind.get("/").text.contains("¿Llega mañana?")))
                #expect(try await sees.get("/").text.contains("¿Llega mañana?"))
            }
        }
    }

    @Test func `forms that are too large or have too many fields cost little and do nothing`() async throws {
        try await withTeam { team in
            let ada = try await team.admin()
            let large = String(repeating: "x", count: FormTokenMiddleware.formBytesMax + 1)
            let many = (0..<100_000).map { "a\($0)=1" }.joined(separator: "&")
            let few = (0..<20_000).map { "a\($0)=1" }.joined(separator: "&")
            for page in team.routes where page.method == .post && SiteArea(path: page.path) == .page {
                let isDoor = ["/sign-in", "/sign-in/code", "/start", "/invitation", "/password-reset"].contains(
                    page.path)
                let browser = isDoor ? team.stranger : ada
                for body in [large, many] {
                    #expect(try await browser.post(page.uri, body).status == .contentTooLarge, "\(page.name)")
                }
                if page.path == "/sign-out" || page.path == "/account/codes" { continue }
                let refused = try await browser.post(page.uri, few).status
                #expect(refused != .ok && refused.code < 500, "\(page.name): \(refused)")
            }
            let started = ContinuousClock.now
            _ = try await ada.post("/account", String(few.prefix(8000)))
            #expect(ContinuousClock.now - started < .seconds(5))
        }
    }

    @Test func `a header of endless cookies and a session that nobody has open nothing`() async throws {
        try await withTeam { team in
            for cookie in [
                String(repeating: "__Host-liaison=; ", count: 2000), "__Host-liaison=", "__Host-liaison=\u{1}",
                "__Host-liaison=" + String(repeating: "A", count: 5000), "liaison=abc", "__Host-liaison=../../x",
            ] {
                let answer = try await team.site.get("/", token: nil, headers: [.cookie: cookie])
                #expect(answer.status == .seeOther)
            }
        }
    }

    private static let encoded = Hostile.text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
}
