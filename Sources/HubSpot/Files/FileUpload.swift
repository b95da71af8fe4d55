public import Domain
public import Foundation

extension HubSpotClient {
    /// More is not sent: WhatsApp's largest documents have 100 MB.
    public static let uploadBytesMax = 100 << 20

    /// Puts a file into the account's file manager, readable through signed URLs only. Nothing is overwritten: the same
    /// name twice makes two files, unless `reusing`. Needs the scope `files`.
    ///
    /// - Parameters:
    ///   - name: as a person called it; what is unsafe in a path is replaced.
    ///   - type: its MIME type, without parameters.
    ///   - folder: such as `/liaison/2026`; HubSpot makes what is missing.
    ///   - reusing: a file of these very bytes that lies in the folder already is answered instead.
    public func upload(
        _ data: Data, name: String, type: String, folder: String, reusing: Bool = false
    ) async throws(HubSpotFailure) -> StoredFile {
        guard data.count <= Self.uploadBytesMax, !data.isEmpty else {
            throw .invalid(
                "the file has \(data.count) bytes; between 1 and \(Self.uploadBytesMax) can be kept", problems: [])
        }
        let name = FileName.safe(name)
        var request = HubSpotRequest(method: .post, path: paths.files)
        request.multipart = MultipartBody(
            texts: [
                ("folderPath", FileName.safeFolder(folder)),
                ("options", reusing ? Self.reusingOptions : Self.uploadOptions),
                ("fileName", name),
            ],
            fileName: name, fileType: FileName.safeType(type), file: data)
        request.effect = .creates
        request.timeout = .seconds(120)
        return try await answer(request, StoredFile.init)
    }

    /// Customers' media are nobody else's business.
    private static let uploadOptions = #"{"access":"PRIVATE","overwrite":false}"#
    private static let reusingOptions = """
        {"access":"PRIVATE","overwrite":false,"duplicateValidationStrategy":"RETURN_EXISTING",\
        "duplicateValidationScope":"EXACT_FOLDER"}
        """
}

extension StoredFile {
    init?(_ json: JSON) {
        guard let id = json["id"]?.text else { return nil }
        self.init(
            id: FileID(id), name: json["name"]?.text, fileExtension: json["extension"]?.text,
            size: json["size"]?.integer, path: json["path"]?.text)
    }
}
