import Domain

/// Names that are safe in a header, in a path and in HubSpot's file manager, whatever a person called the file.
enum FileName {
    private static let charactersMax = 100

    /// Without what means something in paths, headers or shells; the extension stays. Never empty.
    static func safe(_ name: String) -> String {
        let kept = String(name.map { isSafe($0) ? $0 : "-" })
        let trimmed = kept.trimming { $0 == "." || $0 == "-" || $0 == " " }
        guard !trimmed.isEmpty else { return "file" }
        guard trimmed.count > charactersMax else { return trimmed }
        let ending = trimmed.split(separator: ".", omittingEmptySubsequences: false).last.map { "." + $0 } ?? ""
        // Something long after the last point is no extension.
        let kind = ending.count <= 10 && ending.count < trimmed.count ? ending : ""
        return trimmed.prefix(charactersMax - kind.count) + kind
    }

    /// `/a/b`: absolute, without empty parts or any that lead upwards.
    static func safeFolder(_ path: String) -> String {
        "/"
            + path.split(separator: "/").filter { $0 != "." && $0 != ".." }.map { safe(String($0)) }
            .joined(separator: "/")
    }

    /// `type/subtype`, or the type of which nothing is known.
    static func safeType(_ type: String) -> String {
        let parts = type.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain =
            parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { (0x21...0x7E).contains($0) && !#"()<>@,;:\"[]?="#.utf8.contains($0) }
            }
        return isPlain ? type.lowercased() : "application/octet-stream"
    }

    private static func isSafe(_ character: Character) -> Bool {
        if character.isLetter || character.isNumber { return true }
        return " ._-()+,".contains(character)
    }
}

extension String {
    fileprivate func trimming(_ isOver: (Character) -> Bool) -> String {
        var rest = self[...]
        while let last = rest.last, isOver(last) { rest = rest.dropLast() }
        return String(rest.drop(while: isOver))
    }
}
