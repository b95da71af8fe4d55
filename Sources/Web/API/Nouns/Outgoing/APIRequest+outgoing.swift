import Domain
import HTTPTypes
import Storage
import Sync

extension APIRequest {
    /// Sends something or decides about it, and answers with how it stands then.
    func withOutgoing(_ work: (Outgoing) async throws -> OutgoingMessage) async throws -> JSONText {
        let outgoing = try outgoing()
        do {
            let message = try await work(outgoing)
            guard let item = try await read({ try OutgoingList.find($0, $1, id: "\(message.id)") }) else {
                throw OutgoingRefusal.unknownMessage(message.id)
            }
            return outgoingAPI.fields.json(item)
        } catch let refusal as OutgoingRefusal {
            throw WebFailure(refusal)
        }
    }

    func outgoing() throws(WebFailure) -> Outgoing {
        guard let outgoing = services.outgoing else { throw .notFound("This server sends nothing.") }
        return outgoing
    }
}

extension WebFailure {
    init(_ refusal: OutgoingRefusal) {
        self.init(status: Self.status(of: refusal), code: refusal.word, message: refusal.sentence)
        if case .invalid(let problems) = refusal {
            let list = problems.map { problem -> JSONText in
                ["property": .text(problem.field), "message": .text(problem.sentence)]
            }
            details = [JSONText.Field(name: "problems", value: .list(list))]
        }
    }

    private static func status(of refusal: OutgoingRefusal) -> HTTPResponse.Status {
        switch refusal {
        case .unknownChat, .unknownNumber, .unknownMessage: .notFound
        case .badRecipient, .ownNumber, .forgottenPerson, .invalid, .notForGroups, .noTarget, .keyTaken:
            .unprocessableContent
        case .windowClosed, .notNow: .conflict
        case .notAllowed: .forbidden
        }
    }
}
