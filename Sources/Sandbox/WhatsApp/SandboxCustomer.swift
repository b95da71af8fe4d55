public import Domain
import Synchronization

/// A customer with a phone in hand. Every act returns the wamid of the message it makes; times default to now.
///
/// Acts on a business number or a person that does not exist are mistakes of the caller and trap.
public struct SandboxCustomer: Sendable {
    public let id: SandboxPersonID
    let sandbox: WhatsAppSandbox

    public var person: SandboxPerson {
        guard let person = sandbox.person(id) else { preconditionFailure("no person \(id.value) in this sandbox") }
        return person
    }

    @discardableResult
    public func writes(
        _ text: String, to number: String, at: Timestamp? = nil, replyingTo: String? = nil
    ) -> String {
        sends(.text(text), to: number, at: at, replyingTo: replyingTo)
    }

    @discardableResult
    public func sends(
        _ content: SandboxContent, to number: String, at: Timestamp? = nil, replyingTo: String? = nil,
        forwarded: Bool = false
    ) -> String {
        act(on: number, at: at) { state, person, occasion in
            state.receive(content, from: person, occasion, replyingTo: replyingTo, forwarded: forwarded)
        }
    }

    /// `nil` takes the reaction back.
    @discardableResult
    public func reacts(_ emoji: String?, to wamid: String, on number: String, at: Timestamp? = nil) -> String {
        act(on: number, at: at) { state, person, occasion in
            state.react(emoji, to: wamid, from: person, occasion)
        }
    }

    @discardableResult
    public func edits(_ wamid: String, to text: String, on number: String, at: Timestamp? = nil) -> String {
        act(on: number, at: at) { state, person, occasion in
            state.edit(wamid, to: text, from: person, occasion)
        }
    }

    @discardableResult
    public func deletes(_ wamid: String, on number: String, at: Timestamp? = nil) -> String {
        act(on: number, at: at) { state, person, occasion in
            state.delete(wamid, from: person, occasion)
        }
    }

    /// `digits` with country code; `nil` makes a new BSUID only. The business hears of it on `number`.
    @discardableResult
    public func changesNumber(to digits: String?, on number: String, at: Timestamp? = nil) -> String {
        act(on: number, at: at) { state, person, occasion in
            state.changeNumber(of: person, to: digits, occasion)
        }
    }

    /// Rings the business; `seconds` is how long they spoke, `nil` = nobody answered. Returns the id of the call.
    @discardableResult
    public func calls(_ number: String, seconds: Int?, at: Timestamp? = nil) -> String {
        act(on: number, at: at) { state, person, occasion in
            state.call(from: person, seconds: seconds, occasion)
        }
    }

    /// Forbids the business marketing messages in WhatsApp, or allows them again.
    public func wantsMarketing(_ isWanted: Bool, of number: String, at: Timestamp? = nil) {
        _ = act(on: number, at: at) { state, person, occasion in
            state.choose(marketing: isWanted, person, occasion)
            return ""
        }
    }

    /// From now on the username shows, and with `hidingNumber` the number no longer does.
    public func adoptsUsername(_ username: String, hidingNumber: Bool) {
        change { person in
            person.username = username
            person.hidesNumber = hidingNumber
        }
    }

    public func renames(to name: String) {
        change { $0.name = name }
    }

    public func blocks(_ isBlocking: Bool = true) {
        change { $0.hasBlockedUs = isBlocking }
    }

    public func sendsReadReceipts(_ isSending: Bool) {
        change { $0.sendsReadReceipts = isSending }
    }

    private func change(_ edit: (inout SandboxPerson) -> Void) {
        var person = person
        edit(&person)
        sandbox.state.withLock { $0.people.update(person) }
    }

    private func act(
        on number: String, at: Timestamp?,
        _ body: (inout WhatsAppState, SandboxPerson, WhatsAppState.Occasion) -> String
    ) -> String {
        let occasion = sandbox.occasion(on: number, at: at)
        return sandbox.state.withLock { state in
            guard let person = state.people[id] else { preconditionFailure("no person \(id.value) in this sandbox") }
            return body(&state, person, occasion)
        }
    }
}
