import Domain
import HTTPTypes
import Hummingbird

/// JSON, or a CSV file: by `format`, and where that is not said by the header Accept.
enum TableFormat {
    static let described = APIParameter(
        name: "format", place: .query, type: .words(["json", "csv"]),
        meaning:
            "csv answers the whole list as a CSV file (UTF-8), as the header “Accept: text/csv” does. Then there are "
            + "no pages.")

    static func wants(_ request: Request, _ query: QueryItems) throws(WebFailure) -> Bool {
        switch query[described.name] {
        case "csv": true
        case "json": false
        case let other?: throw .bad("bad_format", "“format” is json or csv, not “\(other)”.")
        case nil: accepts(request.headers[.accept] ?? "")
        }
    }

    private static func accepts(_ header: String) -> Bool {
        let kinds = header.lowercased().split(separator: ",").map { $0.prefix { $0 != ";" }.filter { $0 != " " } }
        return kinds.first { $0 == "text/csv" || $0 == "application/json" } == "text/csv"
    }
}

extension Response {
    /// A file that is made while it is sent. An error in the middle ends the connection before the body's end, so that
    /// half a file is not taken for a whole one.
    init(csv name: String, _ text: TableText<some Sendable>) {
        self.init(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8; header=present",
                .contentDisposition: "attachment; filename=\"\(name).csv\"",
            ],
            body: ResponseBody(asyncSequence: text))
    }
}

extension Array {
    /// The fields of one item as cells; what is no plain value stands as JSON.
    func csvLine<Item>(_ item: Item) -> CSVLine where Element == APIField<Item> {
        CSVLine(map { $0.value(item).cell })
    }
}

extension JSONText {
    fileprivate var cell: String {
        switch self {
        case .null: ""
        case .text(let text): text
        case .bool, .integer, .list, .object: encoded()
        }
    }
}
