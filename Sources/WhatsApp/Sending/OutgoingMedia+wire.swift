import Domain

extension OutgoingMedia {
    var wire: JSON {
        var fields: [String: JSON] = [:]
        switch source {
        case .upload(let id): fields["id"] = .string(id)
        case .link(let link): fields["link"] = .string(link)
        }
        fields["caption"] = caption.map { .string($0) }
        fields["filename"] = fileName.map { .string($0) }
        if isVoiceNote { fields["voice"] = true }
        return .object(fields)
    }
}
