import Domain
import HubSpot
import Storage
import Sync

/// Both vendors: is the token good, what may it do, does what they send arrive.
extension Doctor {
    func hubSpot() async throws -> [Finding] {
        let row = try await assembly.database.read { try HubSpotAccountTable.find($0, Assembly.workspace) }
        guard let row else {
            return [
                .bad("HubSpot token", "Not connected. Run `liaison connect hubspot`, or open /integrations/hubspot.")
            ]
        }
        if row.state.word == .needsReconnect || row.state.word == .disconnected {
            return [.bad("HubSpot token", row.state.sentence)]
        }
        do {
            guard let check = try await assembly.connections.checkHubSpot(Assembly.workspace) else {
                return [.bad("HubSpot token", "It was disconnected just now.")]
            }
            return [.good("HubSpot token", "Account \(check.account.id) lets it in."), scopes(check.scopes)]
        } catch let failure as any ExplainedFailure {
            return [.bad("HubSpot token", failure.sentence)]
        }
    }

    private func scopes(_ report: ScopeReport) -> Finding {
        let judgement = report.judgement
        return Finding(
            grade: judgement.word == .connected ? .good : judgement.word == .degraded ? .doubtful : .bad,
            subject: "HubSpot scopes", sentence: judgement.sentence)
    }

    func hubSpotWebhooks() async throws -> [Finding] {
        let secrets = try await assembly.database.read { try HubSpotAccountTable.clientSecrets($0) }
        guard secrets.contains(where: { $0.workspace == Assembly.workspace }) else {
            return [
                .doubtful(
                    "HubSpot webhooks", "No client secret is known, so changes are found every three minutes instead.")
            ]
        }
        return [try await arrivals("HubSpot webhooks", source: "hubspot", "the app's webhook settings in HubSpot")]
    }

    /// Each account in the order in which one thing rests on another: the first that fails is the one to mend.
    func whatsApp() async throws -> [Finding] {
        let accounts = try await assembly.database.read { try WhatsAppAccountTable.all($0) }
            .filter { $0.workspace == Assembly.workspace }
        if accounts.isEmpty {
            return [.bad("WhatsApp token", "Not connected. Run `liaison connect whatsapp`.")]
        }
        var findings: [Finding] = []
        for row in accounts {
            let name = "WhatsApp \(row.account.id)"
            do {
                guard let found = try await assembly.connections.checkWhatsApp(Assembly.workspace, row.account.id)
                else {
                    findings.append(.doubtful(name, row.account.state.sentence))
                    continue
                }
                findings += found.map { Finding($0, of: name) }
            } catch let failure as any ExplainedFailure {
                findings.append(.bad("\(name) token", failure.sentence))
            } catch let error as SecretBoxError {
                findings.append(.bad("\(name) secret", "\(error)."))
            }
        }
        return findings + [try await numbers()] + (try await gaps())
    }

    /// Of the last 90 days. What another program sends through the number is not ours to see, and no failure.
    private func gaps() async throws -> [Finding] {
        let before = assembly.clock.now - .seconds(600)
        let gaps = try await assembly.database.read {
            try MessageGapTable.perNumber($0, Assembly.workspace, toldBefore: before)
        }
        return gaps.map { gap in
            .doubtful(
                "messages of \(gap.number)",
                "WhatsApp told of \(gap.count) that never came here. Another program sends through this number, or "
                    + "webhooks were lost; their contents cannot be had afterwards.")
        }
    }

    private func numbers() async throws -> Finding {
        let accounts = try await assembly.database.read { try ConnectedAccounts.read($0, Assembly.workspace) }
        if accounts.numbers.isEmpty { return .bad("numbers", "WhatsApp is connected, but has no phone number.") }
        let unowned = accounts.numbers.filter { $0.owner == nil }.map(\.number.displayPhone)
        if unowned.isEmpty { return .good("numbers", "\(accounts.numbers.count), each with a HubSpot user.") }
        return .doubtful(
            "numbers", "Nobody in HubSpot answers for \(unowned.joined(separator: ", ")). Map a user to each.")
    }

    private func arrivals(_ subject: String, source: String, _ place: String) async throws -> Finding {
        let newest = try await assembly.database.read {
            try IntakeTable.newest($0, Assembly.workspace, source: source)
        }
        guard let newest else { return .doubtful(subject, "None has arrived yet. Check \(place).") }
        let hours = (assembly.clock.now - newest).milliseconds / 3_600_000
        let sentence = hours < 1 ? "The newest arrived within the hour." : "The newest arrived \(hours) hours ago."
        return hours < 72 ? .good(subject, sentence) : .doubtful(subject, "\(sentence) Check \(place).")
    }
}

extension Finding {
    fileprivate init(_ finding: ConnectionFinding, of account: String) {
        let grade: Grade =
            switch finding.grade {
            case .good: .good
            case .doubtful: .doubtful
            case .bad: .bad
            }
        self.init(
            grade: grade, subject: "\(account) \(finding.subject.replacing("_", with: " "))",
            sentence: finding.sentence)
    }
}
