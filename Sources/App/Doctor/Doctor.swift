import Domain
import Foundation
import SMTP
import Storage
import Sync

/// Looks at everything that has to be right for messages to arrive, in the order in which one thing rests on another.
struct Doctor: Sendable {
    let assembly: Assembly

    /// What cannot be looked at because something before it is broken is left out. Throws `Complaint`.
    static func visit(_ settings: Settings) async throws -> [Finding] {
        if let path = settings.database.path, !FileManager.default.fileExists(atPath: path) {
            // Looking must not make what is looked for: a mistyped path would be an empty database.
            return [
                .bad(
                    "database", "There is none at \(path). Check LIAISON_DATABASE_URL; `liaison serve` makes a new one."
                )
            ]
        }
        do {
            return try await Assembly.during(settings) { try await Doctor(assembly: $0).findings() }
        } catch let error as SQLError {
            return [.bad("database", error.sentence)]
        }
    }

    func findings() async throws -> [Finding] {
        var findings = [Finding.good("database", "\(assembly.settings.database) can be read and written.")]
        findings.append(try await secrets())
        findings.append(files())
        findings.append(await publicAddress())
        findings += try await hubSpot()
        findings += try await hubSpotWebhooks()
        findings += try await whatsApp()
        findings.append(await mail())
        findings.append(await clock())
        return findings
    }

    private func secrets() async throws -> Finding {
        do {
            try await assembly.connections.checkSecrets(Assembly.workspace)
            return .good("secret", "Every stored secret opens with this installation's key.")
        } catch let error as SecretBoxError {
            return .bad("secret", "\(error).")
        }
    }

    private func files() -> Finding {
        do {
            try assembly.settings.media.store.check()
            return .good("files", "Files of messages can be kept.")
        } catch {
            return .bad("files", error.sentence)
        }
    }

    /// A webhook that anybody could have sent is turned away, so being turned away shows that the door is reached.
    private func publicAddress() async -> Finding {
        let url = assembly.settings.publicURL
        let isSecure = url.hasPrefix("https://")
        let call = HTTPCall(.post, url + "/webhooks/hubspot", body: Data("[]".utf8), timeout: .seconds(10))
        guard let reply = try? await assembly.exchange.send(call) else {
            let hint =
                isSecure ? "Check DNS, certificate and proxy" : "Start `liaison serve`, or set LIAISON_PUBLIC_URL"
            return .bad("address", "\(url) does not answer from here. \(hint), or no webhook arrives.")
        }
        guard reply.status == 401, String(decoding: reply.body, as: UTF8.self).contains("wrong_signature") else {
            return .bad(
                "address",
                "\(url) answers (HTTP \(reply.status)), but not as Liaison does. Check where the proxy sends /webhooks."
            )
        }
        if isSecure { return .good("address", "Webhooks reach this server at \(url).") }
        return .doubtful(
            "address", "\(url) answers, but Meta and HubSpot call https addresses only. Set LIAISON_PUBLIC_URL.")
    }

    /// No mail keeps a message from arriving, so nothing here is a failure.
    private func mail() async -> Finding {
        guard let client = assembly.settings.mailClient else {
            return .good("mail", "No mail server is set up, so links are handed on by people.")
        }
        if let trouble = await client.trouble() { return .doubtful("mail", trouble.sentence) }
        return .good("mail", "The mail server \(client.server.name) lets us in.")
    }

    /// HubSpot refuses, and we refuse HubSpot's, what is signed more than five minutes away.
    private func clock() async -> Finding {
        let start = assembly.clock.now
        let call = HTTPCall(.get, assembly.settings.hubSpotURL + "/", timeout: .seconds(10))
        guard let reply = try? await assembly.exchange.send(call),
            let theirs = reply.headers["Date"].flatMap(HTTPDate.init)
        else {
            return .doubtful("clock", "HubSpot did not tell its time, so this machine's was not compared.")
        }
        let seconds = (theirs.moment - start).milliseconds / 1000
        switch abs(seconds) {
        case ..<30: return .good("clock", "It agrees with HubSpot's.")
        case ..<300: return .doubtful("clock", "It is \(seconds) s behind HubSpot's. Switch on NTP.")
        default:
            return .bad("clock", "It is \(seconds) s behind HubSpot's: webhooks are turned away. Switch on NTP.")
        }
    }
}
