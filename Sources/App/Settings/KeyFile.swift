import Foundation
import Storage
import Sync

/// The key that stored tokens are encrypted with: the setting, or a file beside the database that only its owner reads.
func secretBox(_ settings: Settings) throws -> SecretBox {
    do {
        return try SecretBox(passphrase: settings.secretKey ?? keyFile(settings.database.folder + "/liaison.key"))
    } catch let error as SecretBoxError {
        throw Complaint("\(error).")
    }
}

private func keyFile(_ path: String) throws -> String {
    if let text = try? String(contentsOfFile: path, encoding: .utf8) {
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let key = Data((0..<32).map { _ in UInt8.random(in: .min ... .max) }).base64EncodedString()
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else {
        throw Complaint(
            """
            The key file \(path) cannot be read or made (\(String(cString: strerror(errno)))). Set LIAISON_SECRET_KEY, \
            or let this user write there.
            """)
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data("\(key)\n".utf8))
    try file.synchronize()
    return key
}
