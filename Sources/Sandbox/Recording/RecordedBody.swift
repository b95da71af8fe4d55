import Domain
import Foundation

/// A body as it is written down: JSON as it is, a form as its fields, anything else by its length.
struct RecordedBody {
    private let type: String?
    private let value: JSON?
    private let length: Int

    init(_ contentType: String?, _ bytes: Data) {
        length = bytes.count
        type = contentType?.split(separator: ";").first.map { String($0).lowercased() }
        switch type {
        case _ where bytes.isEmpty: value = nil
        case "application/x-www-form-urlencoded":
            let fields = QueryItems(Substring(String(decoding: bytes, as: UTF8.self))).all
            value = .object(Dictionary(fields.map { ($0.name, .string($0.value)) }, uniquingKeysWith: { $1 }))
        case "multipart/form-data":
            value = MultipartForm(contentType: contentType, body: bytes).map(Self.fields)
        default:
            value = try? JSON(parsing: bytes)
        }
    }

    var isPage: Bool { type == "text/html" || type == "text/css" }

    var marks: Set<Int> { value.map { JSONShape($0).marks } ?? [] }

    var json: JSON {
        var fields: [String: JSON] = ["length": .integer(Int64(length))]
        if let type { fields["type"] = .string(type) }
        if let value { fields["body"] = Secrets.removed(from: JSONShape.withoutRepetition(value)) }
        return .object(fields)
    }

    private static func fields(_ form: MultipartForm) -> JSON {
        var fields = form.fields.mapValues(JSON.string)
        if form.file != nil { fields["file"] = "" }
        return .object(fields)
    }
}
