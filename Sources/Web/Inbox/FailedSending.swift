import Domain
import Storage
import Sync

/// What a thread offers below a message that did not arrive.
struct FailedSending: Sendable {
    let failure: DeliveryFailure
    let failedAt: Timestamp
    /// What is sent again; `nil` = it was not sent through Liaison.
    let message: OutgoingID?
    /// Somebody sent it again already.
    let hasRepetition: Bool
    let reading: ThreadReading
    let text: PageText

    private var now: Timestamp { text.now }
    private var chat: String { "\(reading.chat.chat.id)" }

    /// `nil` = sending the same again would not help, or not yet.
    var again: ThreadBubble.Again? {
        guard let message, !hasRepetition,
            failure.remedy.allowsAgain(failedAt: failedAt, window: reading.window, at: now)
        else { return nil }
        return ThreadBubble.Again(
            againID: "\(message)", againAction: SiteURL.inboxRepetition(id: chat).path, isUnknown: false)
    }

    /// `nil` = the sentence says it all, or somebody has acted.
    var step: ThreadBubble.Step? {
        if hasRepetition { return nil }
        let templates = SiteURL.inboxTemplates(id: chat).path
        switch failure.remedy {
        // A group has no templates to choose from, and its window is not one customer's.
        case .template where reading.window.isOpen(at: now) || reading.chat.chat.isGroup: return nil
        case .template: return ThreadBubble.Step(stepWords: localized("Send a template"), stepLink: templates)
        case .otherTemplate:
            return ThreadBubble.Step(stepWords: localized("Choose another template"), stepLink: templates)
        case .number:
            return phone.map {
                ThreadBubble.Step(stepWords: localized("Check that \($0) is their number, or reach them another way."))
            }
        case .later(let pause): return later(pause)
        case .account:
            return ThreadBubble.Step(
                stepWords: localized("Look at the WhatsApp account"), stepLink: SiteURL.whatsApp.path)
        case .nothing: return nil
        }
    }

    private func later(_ pause: Duration) -> ThreadBubble.Step? {
        guard message != nil else { return nil }
        if again != nil { return ThreadBubble.Step(stepWords: localized("It can be sent again.")) }
        let moment = text.appointment(failedAt + pause).text
        return ThreadBubble.Step(stepWords: localized("It can be sent again from \(moment) on."))
    }

    private var phone: String? {
        guard case .person(let person) = reading.chat.side else { return nil }
        return person.displayPhone
    }
}
