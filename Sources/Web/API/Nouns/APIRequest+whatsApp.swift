import Domain
import HTTPTypes
import Storage
import Sync

extension APIRequest {
    /// Does something with an account and answers how it is then.
    func withWhatsApp(
        _ account: WhatsAppAccountID, _ work: (WhatsAppActions) async throws -> Void
    ) async throws -> JSONText {
        guard let actions = services.whatsApp else {
            throw WebFailure(
                status: .notImplemented, code: "no_whatsapp", message: "This server connects no WhatsApp accounts.")
        }
        do {
            try await work(actions)
        } catch let refusal as ConnectRefusal {
            throw WebFailure(status: refusal.status, code: refusal.word, message: refusal.sentence)
        } catch let failure as any ExplainedFailure {
            throw WebFailure(status: Self.status(of: failure.word), code: failure.word, message: failure.sentence)
        }
        guard let item = try await read({ try WhatsAppAccountList.find($0, $1, id: account.value) }) else {
            throw WebFailure.notFound("There is no WhatsApp account “\(account)” here.")
        }
        return (whatsAppAccountsAPI.fields + whatsAppAccountsAPI.detail).json(item)
    }

    /// By the words of WhatsApp's failures.
    private static func status(of word: String) -> HTTPResponse.Status {
        switch word {
        case "reconnect": .conflict
        case "retry_later", "unreachable": .serviceUnavailable
        default: .badGateway
        }
    }
}

extension ConnectRefusal {
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .unknownAccount: .notFound
        case .tokenNotValid, .tokenLacks, .tokenOfOtherAccounts, .anotherHubSpotAccount, .notConnected, .noApp,
            .noMetaApp, .strangeAuthorization, .refused, .notSubscribed:
            .conflict
        case .noNumbers, .wrongAppSecret, .codeNotTaken, .badPIN: .unprocessableContent
        }
    }
}
