import Domain
import Foundation

/// An upload's form, checked. The names are those of the multipart parts.
struct FileUpload: Sendable {
    enum Place: Sendable {
        case path(String)
        case folder(Int64)
    }

    enum Duplicates: String, Sendable {
        case allowed = "NONE"
        case refused = "REJECT"
        case reused = "RETURN_EXISTING"
    }

    let bytes: Data
    let mimeType: String
    let fileName: String
    let place: Place
    let access: SandboxFile.Access
    let overwrites: Bool
    let duplicates: Duplicates
    /// Duplicates are looked for everywhere instead of in the same folder.
    let looksEverywhere: Bool
    let lifetime: Duration?

    init(_ request: HubSpotRequest) throws(HubSpotRefusal) {
        guard let form = MultipartForm(contentType: request.contentType, body: request.body) else {
            throw Self.unsupported
        }
        guard let file = form.file else { throw .validation("file is required.") }
        bytes = file.bytes
        mimeType = file.mimeType
        fileName = form.fields["fileName"] ?? file.name
        place = try Self.place(form.fields)
        guard let text = form.fields["options"], let options = try? JSON(parsing: Data(text.utf8)) else {
            throw .validation("options is required and must be JSON.")
        }
        access = try Self.access(options["access"])
        overwrites = options["overwrite"]?.bool ?? false
        guard let duplicates = Duplicates(rawValue: options["duplicateValidationStrategy"]?.string ?? "NONE") else {
            throw .validation("Unknown duplicateValidationStrategy.")
        }
        self.duplicates = duplicates
        looksEverywhere = options["duplicateValidationScope"]?.string == "ENTIRE_PORTAL"
        lifetime = try Self.lifetime(options["ttl"]?.text)
    }

    static let unsupported = HubSpotRefusal(
        status: 415, category: "VALIDATION_ERROR", message: "The body must be multipart/form-data.")

    private static func place(_ fields: [String: String]) throws(HubSpotRefusal) -> Place {
        switch (fields["folderPath"], fields["folderId"]) {
        case (let path?, nil): return .path(path)
        case (nil, let id?):
            guard let id = Int64(id) else { throw .validation("folderId must be a number.") }
            return .folder(id)
        default: throw .validation("Exactly one of folderPath and folderId is required.")
        }
    }

    static func access(_ value: JSON?) throws(HubSpotRefusal) -> SandboxFile.Access {
        guard let word = value?.text else { throw .validation("access is required.") }
        guard let access = SandboxFile.Access(rawValue: word) else {
            throw .validation("Files cannot be uploaded with access \(word).")
        }
        return access
    }

    /// ISO 8601, such as `P1M`; from a day to a year.
    private static func lifetime(_ text: String?) throws(HubSpotRefusal) -> Duration? {
        guard let text else { return nil }
        let days: [Character: Int] = ["D": 1, "W": 7, "M": 30, "Y": 365]
        guard text.first == "P", let unit = text.last.flatMap({ days[$0] }),
            let count = Int(text.dropFirst().dropLast()), (1...365).contains(count * unit)
        else {
            throw .validation("ttl must be between one day and one year.")
        }
        return .seconds(86_400 * count * unit)
    }
}
