import Foundation

/// The files that are delivered with this target.
enum PackageFiles {
    struct Missing: Error, CustomStringConvertible {
        var name: String

        var description: String {
            "The file \(name) is not among those delivered with Liaison. Build again, or copy the whole build folder."
        }
    }

    /// A file and its path below the folder asked for.
    struct File {
        var path: String
        var url: URL
    }

    static func folder(_ name: String) throws -> URL {
        guard let folder = Bundle.module.resourceURL?.appendingPathComponent(name),
            FileManager.default.fileExists(atPath: folder.path)
        else { throw Missing(name: name) }
        return folder
    }

    /// In the order of their paths; none if the folder does not exist.
    static func files(in folder: URL, withExtension suffix: String) throws -> [File] {
        guard let paths = FileManager.default.enumerator(atPath: folder.path) else { return [] }
        return paths.compactMap { $0 as? String }
            .filter { $0.hasSuffix(".\(suffix)") }.sorted()
            .map { File(path: $0, url: folder.appendingPathComponent($0)) }
    }
}
