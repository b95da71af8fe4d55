import Foundation

/// The package as it lies on disk, less what is made by tools or kept by its user. Read once for all rules.
struct Tree {
    /// Paths relative to the package, sorted.
    let paths: [String]
    let swift: [SwiftFile]
    let root: URL

    static let package = Tree(
        root: URL(filePath: #filePath).resolvingSymlinksInPath().appending(path: "../../..").standardized)

    /// Hidden names that belong to the project.
    private static let hidden: Set = [
        ".ci", ".github", ".swift-format", ".editorconfig", ".gitignore", ".env.example", ".keep",
    ]
    private static let foreign: Set = [
        "var", "node_modules", "__pycache__", "Package.resolved", "Sources/Web/Assets/vendor",
    ]

    private init(root: URL) {
        self.root = root
        paths = Tree.walk(root, below: "").sorted()
        swift = paths.filter { $0.hasSuffix(".swift") }.compactMap { path in
            (try? Data(contentsOf: root.appending(path: path))).map { SwiftFile(path: path, bytes: Array($0)) }
        }
    }

    private static func walk(_ root: URL, below folder: String) -> [String] {
        let place = folder.isEmpty ? root : root.appending(path: folder)
        let keys: [URLResourceKey] = [.isDirectoryKey]
        let entries = (try? FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: keys)) ?? []
        return entries.flatMap { entry -> [String] in
            let name = entry.lastPathComponent
            let path = folder.isEmpty ? name : folder + "/" + name
            if foreign.contains(path) || foreign.contains(name) || isHidden(name) || name.contains(".sqlite") {
                return []
            }
            let isFolder = (try? entry.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
            return isFolder ? walk(root, below: path) : [path]
        }
    }

    private static func isHidden(_ name: String) -> Bool {
        name.hasPrefix(".") && !hidden.contains(name)
    }

    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    func size(of path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: root.appending(path: path).path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    /// The file as text, or `nil` if it is none.
    func text(of path: String) -> String? {
        guard let data = try? Data(contentsOf: root.appending(path: path)), !data.contains(0) else { return nil }
        return String(data: data, encoding: .utf8)
    }

    /// Our modules: the folders of `Sources`.
    var targets: Set<String> {
        Set(swift.compactMap { $0.folder(in: "Sources") })
    }
}
