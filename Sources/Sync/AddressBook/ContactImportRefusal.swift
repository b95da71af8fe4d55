public import Domain

/// Why a file of contacts is not imported at all.
public enum ContactImportRefusal: Error, Sendable, Equatable {
    case noAccount
    /// Persons belong to a business portfolio, and the accounts have several.
    case severalAccounts([WhatsAppAccountID])
    case unknownAccount(WhatsAppAccountID)
    case unreadable(sentence: String)

    public var word: String {
        switch self {
        case .noAccount: "no_account"
        case .severalAccounts: "several_accounts"
        case .unknownAccount: "unknown_account"
        case .unreadable: "unreadable"
        }
    }

    public var sentence: String {
        switch self {
        case .noAccount: "No WhatsApp account is connected, so nobody can be a contact on it. Connect one first."
        case .severalAccounts(let accounts):
            "There are several WhatsApp accounts: say whose contacts these are, "
                + "\(accounts.map(\.value).joined(separator: " or "))."
        case .unknownAccount(let account): "No WhatsApp account \(account) is connected here."
        case .unreadable(let sentence): sentence
        }
    }
}
