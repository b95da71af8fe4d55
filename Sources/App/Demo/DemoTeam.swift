import Domain
import Foundation
import Linking
import Storage
import Sync
import Web

/// Who works at the demo's company: an admin, an agent who was granted what agents can be, and one who was granted
/// nothing and sees the chats of one number.
struct DemoTeam: Sendable {
    /// Of all three. It protects nothing: the demo listens on this machine only.
    static let password = "espresso for everybody"
    /// The first business number of the story.
    private static let oneNumber = BusinessNumberID("106540352242922")
    private static let device = SignInDevice(userAgent: "", address: "")

    let assembly: Assembly
    private var membership: Membership { assembly.membership }

    /// The way a company would: the first link, then invitations. Returns links that let in whoever has them.
    func make() async throws -> [DemoMember] {
        guard let token = try await membership.makeStartLink() else { return [] }
        let start = FirstStart(
            name: "Mara Voss", email: "mara.voss@lumen.example", password: Self.password, language: nil,
            workspaceName: "Lumen", timeZone: TimeZone.current.identifier, defaultRegion: Region("ES"))
        _ = try await membership.start(start, token, from: Self.device)
        let mara = try await membership.member(withEmail: start.email)
        try await add("Diego Ruiz", [.changeLinks, .writeRecords], nil, mara)
        try await add("Aylin Kaya", [], [Self.oneNumber], mara)
        let database = assembly.database
        let members = try await database.read { try MemberTable.all($0, Assembly.workspace).map(\.member) }
        for member in members { try await membership.endOthers(of: member.id, keeping: SessionID(0)) }
        return members.map {
            DemoMember(id: $0.id, name: $0.name, role: Self.role($0), key: randomSecret())
        }
    }

    /// Once HubSpot's users are known, members are tied to theirs by their e-mail addresses.
    func tie() async throws {
        let found = try await assembly.database.read { connection in
            (
                try MemberTable.all(connection, Assembly.workspace).map(\.member),
                try OwnerTable.all(connection, Assembly.workspace)
            )
        }
        for member in found.0 where member.owner == nil {
            guard let owner = found.1.first(where: { $0.email == member.email && !$0.isArchived }) else { continue }
            try await membership.change(member.id, MemberChange(owner: .some(owner.id)), author: .liaison)
        }
    }

    private func add(
        _ name: String, _ grants: Set<Permission>, _ numbers: Set<BusinessNumberID>?, _ admin: Member
    ) async throws {
        let email = name.lowercased().replacing(" ", with: ".") + "@lumen.example"
        let token = try await membership.invite(
            email, role: .agent, grants: grants, numbers: numbers, author: admin.author)
        _ = try await membership.join(
            name: name, password: Self.password, language: nil, token, from: Self.device)
    }

    private static func role(_ member: Member) -> String {
        switch member.role {
        case .admin: "admin"
        case .agent: member.numbers == nil ? "agent" : "agent, one number, no links and no records"
        }
    }
}
