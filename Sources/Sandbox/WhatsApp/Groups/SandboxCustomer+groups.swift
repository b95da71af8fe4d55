public import Domain

/// What a customer does in groups. Acts in a group that does not exist are mistakes of the caller and trap.
extension SandboxCustomer {
    /// Follows the link: is in it, or asks to be. False where the group is full or takes nobody any more.
    @discardableResult
    public func joins(_ group: String, at: Timestamp? = nil) -> Bool {
        act(in: group, at: at) { state, group, person, occasion in state.join(group, person, occasion) }
    }

    /// Leaves, or asks no more.
    public func leaves(_ group: String, at: Timestamp? = nil) {
        act(in: group, at: at) { state, group, person, occasion in
            if group.participants.contains(person.id) {
                state.leave(group, person, byBusiness: false, occasion)
            } else {
                state.withdraw(group, person, occasion)
            }
        }
    }

    /// Returns the wamid.
    @discardableResult
    public func writes(
        _ text: String, inGroup group: String, at: Timestamp? = nil, replyingTo: String? = nil
    ) -> String {
        sends(.text(text), inGroup: group, at: at, replyingTo: replyingTo)
    }

    @discardableResult
    public func sends(
        _ content: SandboxContent, inGroup group: String, at: Timestamp? = nil, replyingTo: String? = nil
    ) -> String {
        act(in: group, at: at) { state, group, person, occasion in
            state.receive(content, from: person, in: group, occasion, replyingTo: replyingTo)
        }
    }

    /// `nil` takes the reaction back.
    @discardableResult
    public func reacts(_ emoji: String?, to wamid: String, inGroup group: String, at: Timestamp? = nil) -> String {
        act(in: group, at: at) { state, group, person, occasion in
            state.react(emoji, to: wamid, from: person, in: group, occasion)
        }
    }

    private func act<Result>(
        in group: String, at: Timestamp?,
        _ body: (inout WhatsAppState, SandboxGroup, SandboxPerson, WhatsAppState.Occasion) -> Result
    ) -> Result {
        sandbox.act(in: group, at: at) { state, group, occasion in
            guard let person = state.people[id] else { preconditionFailure("no person \(id.value) in this sandbox") }
            return body(&state, group, person, occasion)
        }
    }
}
