import Crypto
import Foundation
import NIOCore

/// Styles, scripts and the icon: joined at start, named by their content, so browsers may keep them for ever.
struct AssetStore: Sendable {
    struct Asset: Sendable {
        /// `site.3f2a….css`
        var name: String
        var type: String
        var body: ByteBuffer
        /// The same, for whoever takes gzip.
        var packed: ByteBuffer?
    }

    let stylesheet: Asset
    let script: Asset
    let icon: Asset

    init() throws {
        let folder = try PackageFiles.folder("Assets")
        // Layers are named before any is filled, so the order of the files does not matter.
        let styles = "@layer base, layout, component;\n" + (try Self.joined(folder, "styles", "css"))
        // Scripts of others first: ours listen to their events.
        let scripts = try Self.joined(folder, "vendor", "js") + Self.joined(folder, "scripts", "js")
        stylesheet = Self.asset("site", "css", "text/css; charset=utf-8", styles)
        script = Self.asset("site", "js", "text/javascript; charset=utf-8", scripts)
        let mark = try String(contentsOf: folder.appendingPathComponent("mark.svg"), encoding: .utf8)
        icon = Self.asset("mark", "svg", "image/svg+xml", mark)
    }

    func find(_ name: String) -> Asset? {
        [stylesheet, script, icon].first { $0.name == name }
    }

    private static func joined(_ folder: URL, _ name: String, _ suffix: String) throws -> String {
        try PackageFiles.files(in: folder.appendingPathComponent(name), withExtension: suffix)
            // htmx comes before htmx-ext-sse, which needs it: a dash would sort before the dot.
            .sorted { $0.path.prefix { $0 != "." } < $1.path.prefix { $0 != "." } }
            .map { try String(contentsOf: $0.url, encoding: .utf8) + "\n" }.joined()
    }

    private static func asset(_ name: String, _ suffix: String, _ type: String, _ text: String) -> Asset {
        let digest = SHA256.hash(data: Data(text.utf8)).prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
        return Asset(
            name: "\(name).\(digest).\(suffix)", type: type, body: ByteBuffer(string: text),
            packed: gzipped(Data(text.utf8)).map { ByteBuffer(bytes: $0) })
    }
}
