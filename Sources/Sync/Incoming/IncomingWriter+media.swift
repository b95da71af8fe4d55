import Domain
import Storage

extension IncomingWriter {
    /// A message's file is fetched soon: it is queued with its message. Of a message that is read again it may be
    /// queued still, which is how files are fetched that an earlier version did not know of.
    func queueMedia(_ received: ReceivedMessage) throws {
        guard let media = received.content.media,
            let place = try MessageTable.place(connection, workspace, received.whatsAppID)
        else { return }
        let download = MediaDownload(
            message: place.messageID, kind: media.kind, file: media.file, receivedAt: receivedAt, now: now)
        try MediaTable.queue(connection, workspace, download, received.source == .history ? .history : .live)
    }
}
