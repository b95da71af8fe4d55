public import Domain
import Synchronization

/// News about the account, its numbers and its templates, as WhatsApp sends them.
extension WhatsAppSandbox {
    /// Any field that is told of the account as a whole: `account_update`, `account_alerts`, `security` …
    public func tell(_ field: String, _ value: [String: JSON], at: Timestamp? = nil) {
        let now = clock.now
        state.withLock { $0.tellAccount(field, value, at: at ?? now, now: now) }
    }

    /// The owner takes the number off the platform on the phone.
    public func disconnect(_ number: String, reason: String, by: String = "USER", at: Timestamp? = nil) {
        tell(
            "account_update",
            [
                "phone_number": .string(digits(of: number)), "event": "PARTNER_REMOVED",
                "disconnection_info": ["reason": .string(reason), "initiated_by": .string(by)],
            ], at: at)
    }

    /// Quality and limit of a number: `FLAGGED`, `UNFLAGGED`, `UPGRADE`, `DOWNGRADE`.
    public func rate(_ number: String, _ event: String, limit: String, at: Timestamp? = nil) {
        tell(
            "phone_number_quality_update",
            [
                "display_phone_number": .string(digits(of: number)), "event": .string(event),
                "current_limit": .string(limit),
            ], at: at)
    }

    /// What Meta's review says of a template.
    public func review(_ template: String, language: String, _ event: String, reason: String, at: Timestamp? = nil) {
        tell(
            "message_template_status_update",
            [
                "event": .string(event), "message_template_id": 594_425_479_261_596,
                "message_template_name": .string(template), "message_template_language": .string(language),
                "reason": .string(reason),
            ], at: at)
    }

    /// Meta's agent takes a conversation over, or passes it on.
    public func handOver(_ number: String, _ type: String, with customer: SandboxCustomer, at: Timestamp? = nil) {
        tell(
            "messaging_handovers",
            [
                "messaging_product": "whatsapp", "type": .string(type),
                "sender": ["phone_number": .string(customer.person.visibleNumber ?? customer.person.bsuid)],
                "recipient": ["phone_number_id": .string(number)],
            ], at: at)
    }

    private func digits(of number: String) -> String {
        account.number(number)?.digits ?? number
    }
}
