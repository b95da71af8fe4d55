public import Domain

/// What Meta tells about an account itself.
public struct WhatsAppAccountFacts: Sendable, Equatable {
    public var name: String?
    /// The portfolio that owns the account: the scope of its user ids. `nil` where Meta does not tell.
    public var portfolio: PortfolioID?

    public init(name: String?, portfolio: PortfolioID?) {
        self.name = name
        self.portfolio = portfolio
    }
}

extension WhatsAppClient {
    /// Name and owner of the account. Not every token may see the owner, and Meta refuses the whole call for one field
    /// that it does not know, so what is refused is asked for again without it.
    public func facts(of account: WhatsAppAccountID) async throws(WhatsAppFailure) -> WhatsAppAccountFacts {
        do {
            return try await facts(of: account, fields: "id,name,owner_business_info,on_behalf_of_business_info")
        } catch {
            guard Self.mayBeTheFields(error) else { throw error }
        }
        return try await facts(of: account, fields: "id,name")
    }

    private func facts(
        of account: WhatsAppAccountID, fields: String
    ) async throws(WhatsAppFailure) -> WhatsAppAccountFacts {
        let reply = try await send(.get, [account.value], [("fields", fields)])
        let owner = reply["owner_business_info"]?["id"]?.text ?? reply["on_behalf_of_business_info"]?["id"]?.text
        return WhatsAppAccountFacts(name: reply["name"]?.text, portfolio: owner.map { PortfolioID($0) })
    }

    static func mayBeTheFields(_ failure: WhatsAppFailure) -> Bool {
        switch failure {
        case .fixRequest, .final: true
        // A permission may be missing for the owner alone; a bad token fails again, and says so.
        case .reconnect(let error): error.code != 190 && error.code != 0
        case .retryLater, .useTemplate, .unreachable, .unknownOutcome, .unreadable: false
        }
    }
}
