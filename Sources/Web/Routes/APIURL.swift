import Hummingbird
import Sync

/// Every URL of the JSON API. Routes are made from `pattern`, links from `path`; nothing else spells a path.
enum APIURL: Sendable {
    case diagnoses
    case apiDescription
    case list(APINoun)
    case item(APINoun, id: String)
    case settlement(APINoun, id: String)
    case dismissal(APINoun, id: String)
    case repetition(APINoun, id: String)
    case cancellation(APINoun, id: String)
    case chatMessages(id: String)
    case numberMessages(id: String)
    case numberMedia(id: String)
    case opening(id: String)
    case numberConfirmation(id: String)
    case restoration(id: String)
    case separation(id: String)
    case explanations
    case suggestionSettlements
    case linkPreviews
    case linkSettings
    case personContact(id: String)
    case contactImports
    case contactCard(id: String)
    case contactRecords(RecordNoun, id: String)
    case record(RecordNoun, id: String)
    case mediaContent(id: String)
    case mediaSettings
    case messageGaps
    case contactProperties
    case pipelines(PipelineKind)
    case whatsAppSignups
    case whatsAppCheck(id: String)
    case whatsAppSecret(id: String)

    /// Where it is, for links and descriptions.
    var path: String {
        switch self {
        case .diagnoses: "/api/v1/diagnoses"
        case .apiDescription: "/api/v1/openapi.json"
        case .list(let noun): "/api/v1/\(noun.rawValue)"
        case .item(let noun, let id): "/api/v1/\(noun.rawValue)/\(id)"
        case .settlement(let noun, let id): "/api/v1/\(noun.rawValue)/\(id)/settlement"
        case .dismissal(let noun, let id): "/api/v1/\(noun.rawValue)/\(id)/dismissal"
        case .repetition(let noun, let id): "/api/v1/\(noun.rawValue)/\(id)/repetition"
        case .cancellation(let noun, let id): "/api/v1/\(noun.rawValue)/\(id)/cancellation"
        case .chatMessages(let id): "/api/v1/chats/\(id)/messages"
        case .numberMessages(let id): "/api/v1/numbers/\(id)/messages"
        case .numberMedia(let id): "/api/v1/numbers/\(id)/media"
        case .opening(let id): "/api/v1/chats/\(id)/opening"
        case .numberConfirmation(let id): "/api/v1/links/\(id)/number-confirmation"
        case .restoration(let id): "/api/v1/phone-writes/\(id)/restoration"
        case .separation(let id): "/api/v1/joins/\(id)/separation"
        case .explanations: "/api/v1/explanations"
        case .suggestionSettlements: "/api/v1/suggestion-settlements"
        case .linkPreviews: "/api/v1/link-previews"
        case .linkSettings: "/api/v1/link-settings"
        case .personContact(let id): "/api/v1/persons/\(id)/contact"
        case .contactImports: "/api/v1/contact-imports"
        case .contactCard(let id): "/api/v1/contacts/\(id)/card"
        case .contactRecords(let noun, let id): "/api/v1/contacts/\(id)/\(noun.rawValue)"
        case .record(let noun, let id): "/api/v1/\(noun.rawValue)/\(id)"
        case .mediaContent(let id): "/api/v1/media/\(id)/content"
        case .mediaSettings: "/api/v1/media-settings"
        case .messageGaps: "/api/v1/message-gaps"
        case .contactProperties: "/api/v1/properties/contacts"
        case .pipelines(let kind): "/api/v1/pipelines/\(kind.rawValue)"
        case .whatsAppSignups: "/api/v1/whatsapp-signups"
        case .whatsAppCheck(let id): "/api/v1/whatsapp-accounts/\(id)/check"
        case .whatsAppSecret(let id): "/api/v1/whatsapp-accounts/\(id)/secret"
        }
    }

    /// The same for the router, with `{…}` where a value stands.
    var pattern: RouterPath { RouterPath(path) }
}
