public import Domain
import Synchronization

extension WhatsAppSandbox {
    /// A business number makes a group. Mistakes of the caller trap: numbers that are also on a phone have no groups in
    /// the Cloud API.
    @discardableResult
    public func makeGroup(
        _ subject: String, description: String = "", on number: String, needsApproval: Bool = false,
        at: Timestamp? = nil
    ) -> SandboxGroup {
        let occasion = occasion(on: number, at: at)
        precondition(!occasion.number.isOnBusinessApp, "number \(number) is on a phone and has no groups")
        return state.withLock {
            $0.makeGroup(subject, description, needsApproval: needsApproval, request: nil, occasion)
        }
    }

    /// `nil` leaves a text as it is.
    public func changeGroup(
        _ id: String, subject: String? = nil, description: String? = nil, at: Timestamp? = nil
    ) {
        act(in: id, at: at) { state, group, occasion in
            state.changeGroup(group, subject: subject, description: description, request: nil, occasion)
        }
    }

    public func deleteGroup(_ id: String, at: Timestamp? = nil) {
        act(in: id, at: at) { state, group, occasion in state.deleteGroup(group, request: nil, occasion) }
    }

    /// WhatsApp stops the group, or clears it.
    public func suspendGroup(_ id: String, _ isSuspended: Bool = true, at: Timestamp? = nil) {
        act(in: id, at: at) { state, group, occasion in state.suspendGroup(group, isSuspended, occasion) }
    }

    /// The business takes somebody out.
    public func remove(_ customer: SandboxCustomer, fromGroup id: String, at: Timestamp? = nil) {
        act(in: id, at: at) { state, group, occasion in
            guard group.participants.contains(customer.id), let person = state.people[customer.id] else { return }
            state.leave(group, person, byBusiness: true, occasion)
        }
    }

    /// The business lets in whoever asks.
    public func approveRequests(ofGroup id: String, at: Timestamp? = nil) {
        act(in: id, at: at) { state, group, occasion in
            let room = SandboxGroup.participantsMax - group.participants.count
            let persons = group.requests.keys.sorted().prefix(room).compactMap { state.people[$0] }
            if !persons.isEmpty { state.enter(group, persons, occasion) }
        }
    }

    public func group(_ id: String) -> SandboxGroup? {
        state.withLock { $0.groups[id] }
    }

    /// In the order in which they were made; at most the first `limit`.
    public func groups(limit: Int = 1_000) -> [SandboxGroup] {
        state.withLock { Array($0.groups.all.prefix(limit)) }
    }

    /// What was said in a group in the order of its times, at most the last `limit` messages.
    public func messages(inGroup id: String, limit: Int = 200) -> [SandboxMessage] {
        state.withLock { state in
            state.groups[id].map { state.log.messages(in: $0.thread, limit: limit) } ?? []
        }
    }

    func act<Result>(
        in id: String, at: Timestamp?,
        _ body: (inout WhatsAppState, SandboxGroup, WhatsAppState.Occasion) -> Result
    ) -> Result {
        guard let number = group(id)?.number else { preconditionFailure("no group \(id)") }
        let occasion = occasion(on: number, at: at)
        return state.withLock { state in
            guard let group = state.groups[id] else { preconditionFailure("no group \(id)") }
            return body(&state, group, occasion)
        }
    }
}
