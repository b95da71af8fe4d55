import Domain
import Foundation
import Sandbox
import Storage
import Testing

@testable import App

/// Waited too long for something that should have happened.
struct DidNotHappen: Error, CustomStringConvertible {
    let description: String
}

extension Journey {
    /// Looks until `question` has an answer. Over real ports there is nothing to wait on but the outcome itself.
    func eventually<Answer>(
        _ what: String, within limit: Duration = .seconds(40), _ question: () async throws -> Answer?
    ) async throws -> Answer {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end {
            if let answer = try await question() { return answer }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw DidNotHappen(description: "in vain: \(what)")
    }

    /// WhatsApp communications on a contact's timeline, oldest first.
    func timeline(of contact: String) -> [SandboxCommunication] {
        world.hubSpot.communications().filter { $0.contactIDs.contains(contact) }
            .sorted { ($0.timestamp ?? .beginning) < ($1.timestamp ?? .beginning) }
    }

    /// The one communication that says `text`, once it is there.
    func communication(on contact: String, saying text: String) async throws -> SandboxCommunication {
        try await eventually("“\(text)” on the timeline of \(contact)") {
            timeline(of: contact).first { $0.body.contains(text) }
        }
    }

    func get(_ path: String) async throws -> JSON {
        try await ask(.get, path)
    }

    /// Whoever is told to come back does: a busy machine may be slower than a person would wait.
    func ask(
        _ method: HTTPCall.Method, _ path: String, _ body: JSON? = nil, headers: HTTPHeaders = [:]
    ) async throws -> JSON {
        try await eventually("\(path) is answered") {
            let reply = try await send(method, path, try body?.encoded() ?? Data(), headers: headers)
            if reply.status == 503 { return nil }
            try #require(reply.status == 200, "\(path): \(String(decoding: reply.body, as: UTF8.self))")
            return try JSON(parsing: reply.body)
        }
    }

    func send(
        _ method: HTTPCall.Method, _ path: String, _ body: Data = Data(), headers: HTTPHeaders = [:]
    ) async throws -> HTTPReply {
        var headers = headers
        headers["Authorization"] = "Bearer \(DemoAccounts.apiToken)"
        headers["Cookie"] = headers["Cookie"] ?? cookie
        headers["Content-Type"] = "application/json"
        return try await exchange.send(HTTPCall(method, url + path, headers: headers, body: body))
    }
}

extension Journey {
    /// When the mirror last asked what had changed.
    func readAt() async throws -> Timestamp? {
        try await assembly.database.read { connection in
            try HubSpotAccountTable.find(connection, Assembly.workspace)?.mirror.changesReadAt
        }
    }
}
