import Domain
import Synchronization

/// Meta's review of templates.
extension WhatsAppSandbox {
    /// Gives a template another place in the review (`APPROVED`, `PENDING`, `REJECTED`, `PAUSED`, `DISABLED`) and tells
    /// the subscriber. False: there is no such template.
    @discardableResult
    public func review(template name: String, _ language: String, as state: String) -> Bool {
        let now = clock.now
        return self.state.withLock { whatsApp in
            guard let index = whatsApp.templates.firstIndex(where: { $0.name == name && $0.language == language })
            else { return false }
            whatsApp.templates[index].state = state
            whatsApp.tellField(
                "message_template_status_update",
                value: [
                    "event": .string(state), "message_template_id": .string(SandboxTemplate.id(index)),
                    "message_template_name": .string(name), "message_template_language": .string(language),
                    "reason": .null,
                ], on: nil, due: now)
            return true
        }
    }

    /// What the program under test sent and gave this word with, messages and reactions: one of each, if nothing was
    /// sent twice.
    public func sends(withCallback word: String) -> [String] {
        state.withLock { state in
            let messages = state.log.last(MessageLog.limit).filter { $0.correlation == word }.map(\.wamid)
            return messages + state.reactionsSent.filter { $0.value == word }.map(\.key).sorted()
        }
    }

    /// The words of all that was sent, each as often as it was.
    public func callbacksSent() -> [String] {
        state.withLock { state in
            state.log.last(MessageLog.limit).compactMap(\.correlation) + state.reactionsSent.values
        }
    }
}
