import Foundation

/// Where the data is: `sqlite:var/liaison.sqlite`, `sqlite::memory:`, or `postgres://user:password@host:port/database`
/// (also `postgresql://`; libpq's parameters may follow a `?`).
public struct DatabaseURL: Sendable, Hashable {
    enum Place: Sendable, Hashable {
        case memory
        case file(path: String)
        case server(address: String)
    }

    let place: Place

    /// Throws `SQLError.address` with a sentence that says what to write instead.
    public init(parsing text: String) throws(SQLError) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.hasPrefix("sqlite:") {
            place = try Self.file(String(text.dropFirst("sqlite:".count)))
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            place = try Self.server(text)
        } else {
            throw .address(
                "The database address must begin with sqlite: or postgres://, for example sqlite:var/liaison.sqlite or "
                    + "postgres://user:password@host:5432/liaison.")
        }
    }

    public var engine: SQLEngine {
        switch place {
        case .memory, .file: .sqlite
        case .server: .postgresql
        }
    }

    /// The file of an embedded database; `nil` = there is none to look for.
    public var path: String? {
        guard case .file(let path) = place else { return nil }
        return path
    }

    /// Where things that belong beside the data go: the file's folder, or `var` for a server.
    public var folder: String {
        guard case .file(let path) = place else { return "var" }
        let folder = (path as NSString).deletingLastPathComponent
        return folder.isEmpty ? "." : folder
    }

    private static func file(_ path: String) throws(SQLError) -> Place {
        // sqlite:///absolute/path is what many other programs write.
        let path = path.hasPrefix("//") ? String(path.dropFirst(2)) : path
        guard !path.isEmpty, !path.hasSuffix("/") else {
            throw .address("The database address sqlite: needs a file, for example sqlite:var/liaison.sqlite.")
        }
        return path == ":memory:" ? .memory : .file(path: path)
    }

    private static func server(_ text: String) throws(SQLError) -> Place {
        guard !text.contains(where: \.isWhitespace), let parts = URLComponents(string: text) else {
            throw .address(
                "The database address is not a URL. Characters such as @ : / # % in a password are written as %40 "
                    + "%3A %2F %23 %25.")
        }
        guard parts.path.count > 1, !parts.path.dropFirst().contains("/") else {
            throw .address("The database address names no database: postgres://user:password@host:5432/NAME.")
        }
        return .server(address: text)
    }
}

extension DatabaseURL: CustomStringConvertible, CustomReflectable {
    /// The address without password and parameters (a password may stand among them).
    public var description: String {
        switch place {
        case .memory: return "sqlite::memory:"
        case .file(let path): return "sqlite:\(path)"
        case .server(let address):
            guard var parts = URLComponents(string: address) else { return "postgres://" }
            parts.password = nil
            parts.query = nil
            return parts.string ?? "postgres://"
        }
    }

    /// `dump` and string interpolation of a value that holds one must not show the password either.
    public var customMirror: Mirror {
        Mirror(self, children: ["address": description])
    }
}
