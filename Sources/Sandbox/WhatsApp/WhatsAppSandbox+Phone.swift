public import Domain
import Synchronization

/// The owner's phone behind a number: its address book, and the chats it had before.
extension WhatsAppSandbox {
    /// The owner saves somebody under a name, or gives them another one.
    public func phoneApp(of number: String, saves customer: SandboxCustomer, as name: String, at: Timestamp? = nil) {
        onPhone(of: number, with: customer, at: at) { $0.save($1, as: name, $2) }
    }

    /// The owner takes somebody out of the address book.
    public func phoneApp(of number: String, removes customer: SandboxCustomer, at: Timestamp? = nil) {
        onPhone(of: number, with: customer, at: at) { $0.remove($1, $2) }
    }

    /// A chat from before the number came here, in any order.
    public func phoneApp(of number: String, hasChatted with: SandboxCustomer, _ messages: [SandboxPastMessage]) {
        onPhone(of: number, with: with, at: nil) { state, person, occasion in
            state.phones[occasion.number.id]?.past[person.id, default: []] += messages
        }
    }

    /// The owner does not share the history.
    public func phoneApp(of number: String, keepsHistory: Bool) {
        state.withLock { $0.phones[number]?.keepsHistory = keepsHistory }
    }

    /// How many messages travel in one chunk of a history.
    public func setHistoryChunk(of number: String, messages: Int) {
        state.withLock { $0.phones[number]?.messagesPerChunk = messages }
    }

    /// The number comes to the platform anew: both things may be asked for once more, within a day.
    public func onboard(_ number: String) {
        let now = clock.now
        state.withLock { state in
            state.phones[number]?.onboardedAt = now
            state.phones[number]?.shared = []
        }
    }

    private func onPhone(
        of number: String, with customer: SandboxCustomer, at: Timestamp?,
        _ body: (inout WhatsAppState, SandboxPerson, WhatsAppState.Occasion) -> Void
    ) {
        let occasion = occasion(on: number, at: at)
        state.withLock { state in
            guard let person = state.people[customer.id] else { preconditionFailure("a customer of another sandbox") }
            body(&state, person, occasion)
        }
    }
}
