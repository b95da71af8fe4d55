import Domain
import Foundation
import HubSpot
import Storage
import Sync

/// Looks at everything that has to be right for messages to arrive.
struct Doctor: Sendable {
    let assembly: Assembly

    func findings() async throws -> [Finding] {
        var findings = [
            Finding(
                grade: .good, subject: "database", sentence: "\(assembly.settings.database) can be read and written.")
        ]
        findings.append(try await hubSpot())
        findings += try await whatsApp()
        findings.append(try await arrivals())
        findings.append(publicAddress())
        return findings
    }

    private func hubSpot() async throws -> Finding {
        do {
            guard let account = try await assembly.connections.checkHubSpot(Assembly.workspace) else {
                return Finding(
                    grade: .bad, subject: "HubSpot", sentence: "Not connected. Run `liaison connect hubspot`.")
            }
            return Finding(grade: .good, subject: "HubSpot", sentence: "Account \(account.id) lets the token in.")
        } catch let failure as any ExplainedFailure {
            return Finding(grade: .bad, subject: "HubSpot", sentence: failure.sentence)
        }
    }

    private func whatsApp() async throws -> [Finding] {
        let accounts = try await assembly.database.read { try WhatsAppAccountTable.all($0) }
        if accounts.isEmpty {
            return [
                Finding(grade: .bad, subject: "WhatsApp", sentence: "Not connected. Run `liaison connect whatsapp`.")
            ]
        }
        var findings: [Finding] = []
        for account in accounts {
            let name = "WhatsApp \(account.account.id)"
            do {
                let state = try await assembly.connections.checkWhatsApp(account)
                let grade: Finding.Grade = state.word == .connected ? .good : .bad
                findings.append(Finding(grade: grade, subject: name, sentence: state.sentence))
            } catch let failure as any ExplainedFailure {
                findings.append(Finding(grade: .bad, subject: name, sentence: failure.sentence))
            }
        }
        return findings
    }

    private func arrivals() async throws -> Finding {
        let newest = try await assembly.database.read { try IntakeTable.newest($0, Assembly.workspace) }
        guard let newest else {
            return Finding(
                grade: .doubtful, subject: "webhooks",
                sentence: "None has arrived yet. Check the callback address in Meta's app settings and send a message.")
        }
        let hours = (assembly.clock.now - newest).milliseconds / 3_600_000
        return Finding(
            grade: hours < 72 ? .good : .doubtful, subject: "webhooks",
            sentence: hours < 1 ? "The newest arrived within the hour." : "The newest arrived \(hours) hours ago.")
    }

    private func publicAddress() -> Finding {
        let url = assembly.settings.publicURL
        if url.hasPrefix("https://") {
            return Finding(grade: .good, subject: "address", sentence: "The vendors reach this server at \(url).")
        }
        return Finding(
            grade: .doubtful, subject: "address",
            sentence: "Meta and HubSpot call https addresses only. Set LIAISON_PUBLIC_URL once there is one.")
    }
}
