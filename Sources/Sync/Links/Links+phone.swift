public import Domain
import Storage

extension Links {
    /// Replaces the phone of the linked contact as the workspace has chosen; again, where HubSpot refused before.
    /// Throws `LinkRefusal.phoneStays` where there is nothing to replace.
    public func writePhone(for link: LinkID, author: Author) async throws -> PhoneWrite {
        try await change { try $0.writePhone(for: link, author: author) }
    }

    /// Puts back the text that a write replaced. Throws `LinkRefusal.notRestorable` where that is not what anybody
    /// would expect.
    public func restorePhone(_ write: PhoneWriteID, author: Author) async throws -> PhoneWrite {
        try await change { try $0.restorePhone(write, author: author) }
    }
}
