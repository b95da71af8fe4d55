import Domain
import HTTPTypes
import Hummingbird
import Storage

/// A noun of the API: a list with filters, and one of them by id.
struct APIResource<List: PagedList>: Sendable {
    var noun: APINoun
    /// What the list holds, one sentence.
    var summary: String
    var fields: [APIField<List.Item>]
    /// Only of one, not in the list.
    var detail: [APIField<List.Item>] = []
    var filters: [APIFilter<List.Filter>] = []
    var search: APISearch<List.Item>?
    var noFilter: @Sendable () -> List.Filter
    /// Leaves in the list only what somebody may see who sees some numbers.
    var narrow: @Sendable (inout List.Filter, Sight) -> Void = { _, _ in }
    /// What stands for `{id}`.
    var idMeaning: String

    var endpoints: [APIEndpoint] { [listEndpoint, itemEndpoint] }

    var schema: [APIProperty] { fields.map(\.property) }

    var detailSchema: [APIProperty] { (fields + detail).map(\.property) }

    private var listEndpoint: APIEndpoint {
        APIEndpoint(
            method: .get, url: .list(noun), name: "list_\(noun.word)", summary: summary,
            parameters: PageParameters.described
                + filters.map { APIParameter(name: $0.name, place: .query, type: $0.type, meaning: $0.meaning) }
                + [search?.parameter, TableFormat.described].compactMap(\.self),
            answer: .page(noun), table: table, respond: list)
    }

    private var itemEndpoint: APIEndpoint {
        APIEndpoint(
            method: .get, url: .item(noun, id: "{id}"), name: "get_\(noun.word)", summary: "One of \(noun.rawValue).",
            parameters: [APIParameter(name: "id", place: .path, type: .id, meaning: idMeaning)],
            answer: .one(noun), refusals: [404: "There is none with this id."], respond: item)
    }

    @Sendable private func list(_ request: APIRequest) async throws -> JSONText {
        if let search, request.query["query"] != nil { return try await found(search, request) }
        let (filter, page) = try parse(request)
        let found = try await request.read { try List.page($0, $1, filter, page) }
        var answer: [JSONText.Field] = [.init(name: "results", value: .list(found.items.map { fields.json($0) }))]
        if let next = found.next {
            answer.append(
                .init(name: "paging", value: ["next": ["after": .text(PageParameters.opaque(next.text))]]))
        }
        return .object(answer)
    }

    private func found(_ search: APISearch<List.Item>, _ request: APIRequest) async throws -> JSONText {
        let (text, limit) = try search.parse(request.query)
        let (results, page) = try await search.find(request, text, limit)
        return .object([.init(name: "results", value: .list(results.map { fields.json($0) }))] + page)
    }

    @Sendable private func item(_ request: APIRequest) async throws -> JSONText {
        let id = request.id ?? ""
        guard let item = try await request.read({ try List.find($0, $1, id: id) }) else {
            throw WebFailure.notFound("There is nothing with the id “\(id)” among \(noun.rawValue).")
        }
        return (fields + detail).json(item)
    }

    /// All pages one after the other; the first is read before the answer begins, so that a refusal is still one.
    @Sendable private func table(_ request: APIRequest) async throws -> Response {
        if let part = request.query.items.first(where: { ["limit", "after"].contains($0.name) }) {
            throw WebFailure.bad("whole_table", "A CSV file holds the whole list: leave out “\(part.name)”.")
        }
        if search != nil, request.query["query"] != nil {
            throw WebFailure.bad("bad_search", "What a search finds is no whole list: it is answered as JSON only.")
        }
        let (filter, page) = try parse(request)
        let whole = PageRequest(after: page.after, limit: PageParameters.limitMax)
        let first = try await request.read { try List.page($0, $1, filter, whole) }
        let head = CSVLine(fields.map(\.property.name)).text
        let text = TableText(first: head + lines(first.items), next: first.next) { after in
            let page = try await request.read {
                try List.page($0, $1, filter, PageRequest(after: after, limit: PageParameters.limitMax))
            }
            return (lines(page.items), page.next)
        }
        return Response(csv: noun.rawValue, text)
    }

    private func lines(_ items: [List.Item]) -> String {
        items.map { fields.csvLine($0).text }.joined()
    }

    /// Every parameter must be known and stand once: a misspelt filter that is ignored answers the wrong question.
    private func parse(_ request: APIRequest) throws(WebFailure) -> (List.Filter, PageRequest<List.Key>) {
        var filter = noFilter()
        narrow(&filter, request.sight)
        var page = PageParameters()
        var seen: Set<String> = []
        for (name, value) in request.query.items {
            guard seen.insert(name).inserted else { throw .bad("repeated_parameter", "“\(name)” is given twice.") }
            if name == TableFormat.described.name { continue }
            if try page.take(name, value) { continue }
            guard let known = filters.first(where: { $0.name == name }) else { throw unknown(name) }
            try known.apply(&filter, value)
        }
        return (filter, try page.request())
    }

    private func unknown(_ name: String) -> WebFailure {
        let known = ["limit", "after", "format"] + filters.map(\.name) + [search?.parameter.name].compactMap(\.self)
        let names = known.joined(separator: ", ")
        return .bad("unknown_filter", "“\(name)” is no parameter of \(noun.rawValue). It takes: \(names).")
    }
}
