public import Domain
import Synchronization

/// What comes from the business's side without the API: its phone app, and news about the account.
extension WhatsAppSandbox {
    /// The owner of a number writes on the phone; reaches the subscriber as an echo. Returns the wamid.
    @discardableResult
    public func phoneApp(
        of number: String, sends content: SandboxContent, to customer: SandboxCustomer, at: Timestamp? = nil,
        replyingTo: String? = nil
    ) -> String {
        act(on: number, with: customer, at: at) { state, person, occasion in
            state.echo(content, to: person, occasion, replyingTo: replyingTo)
        }
    }

    @discardableResult
    public func phoneApp(
        of number: String, reacts emoji: String?, to wamid: String, for customer: SandboxCustomer, at: Timestamp? = nil
    ) -> String {
        act(on: number, with: customer, at: at) { state, person, occasion in
            state.echoReaction(emoji, to: wamid, for: person, occasion)
        }
    }

    @discardableResult
    public func phoneApp(
        of number: String, edits wamid: String, to text: String, for customer: SandboxCustomer, at: Timestamp? = nil
    ) -> String {
        act(on: number, with: customer, at: at) { state, person, occasion in
            state.echoEdit(wamid, to: text, for: person, occasion)
        }
    }

    @discardableResult
    public func phoneApp(
        of number: String, deletes wamid: String, for customer: SandboxCustomer, at: Timestamp? = nil
    ) -> String {
        act(on: number, with: customer, at: at) { state, person, occasion in
            state.echoDeletion(wamid, for: person, occasion)
        }
    }

    /// A body with `errors` and neither messages nor statuses.
    public func reportProblem(code: Int, title: String, details: String, on number: String) {
        let occasion = occasion(on: number, at: nil)
        state.withLock { $0.tellProblem(GraphError(code, title, details), on: occasion.number, due: occasion.due) }
    }

    /// Any webhook field with its value; `messaging_product` and `metadata` are added.
    public func announce(_ field: String, _ value: JSON, on number: String) {
        let occasion = occasion(on: number, at: nil)
        state.withLock { $0.tellField(field, value: value, on: occasion.number, due: occasion.due) }
    }

    private func act(
        on number: String, with customer: SandboxCustomer, at: Timestamp?,
        _ body: (inout WhatsAppState, SandboxPerson, WhatsAppState.Occasion) -> String
    ) -> String {
        let occasion = occasion(on: number, at: at)
        return state.withLock { state in
            guard let person = state.people[customer.id] else { preconditionFailure("a customer of another sandbox") }
            return body(&state, person, occasion)
        }
    }
}
