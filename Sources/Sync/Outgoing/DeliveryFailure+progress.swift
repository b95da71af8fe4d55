public import Domain
public import Storage
import WhatsApp

extension MessageProgress {
    /// Why WhatsApp gave the message up; `nil` = it did not.
    public var failure: DeliveryFailure? {
        guard status == MessageStatus.failed.rawValue else { return nil }
        return DeliveryFailure(code: errorCode, words: errorText)
    }
}

extension OutgoingFate {
    /// Why it was not sent; `nil` = it was, or may yet be.
    public var failure: DeliveryFailure? {
        guard state == .failed else { return nil }
        return trouble.map { DeliveryFailure($0) }
            ?? DeliveryFailure(sentence: "It was not sent.", remedy: .later(.zero))
    }
}
