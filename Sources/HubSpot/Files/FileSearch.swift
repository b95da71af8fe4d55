import Crypto
public import Domain
public import Foundation

extension HubSpotClient {
    /// Files of these very bytes whose name holds `mark`: one call. What was put there a moment ago may not show yet.
    ///
    /// - Parameter mark: letters and digits that only names of ours hold.
    public func findFiles(
        like data: Data, marked mark: String
    ) async throws(HubSpotFailure) -> [StoredFile] {
        let digest = Insecure.MD5.hash(data: data).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        let query = HubSpotPaths.query(["fileMd5": digest.joined(), "limit": "100"])
        let files = try await answer(.get(paths.files + "/search" + query)) { $0.results(StoredFile.init) }
        return files.filter { $0.name?.localizedCaseInsensitiveContains(mark) ?? false }
    }
}
