public import Domain
public import Foundation

extension WhatsAppClient {
    private static let uploadPatience = Duration.seconds(120)

    /// Gives a file to WhatsApp, to be sent by the id that comes back; it is kept for 30 days. Doing it twice makes two
    /// ids and does no harm.
    ///
    /// - Parameter type: its MIME type, such as `image/jpeg`.
    public func upload(
        _ file: Data, type: String, name: String, for number: BusinessNumberID
    ) async throws(WhatsAppFailure) -> String {
        let form = MediaForm(file, type: type, name: name)
        let reply = try await send(
            HTTPCall(
                .post, address([number.value, "media"]), headers: ["content-type": form.contentType],
                body: form.encoded, timeout: Self.uploadPatience))
        guard let id = reply["id"]?.text else { throw .unreadable("no id for the uploaded file") }
        return id
    }
}
