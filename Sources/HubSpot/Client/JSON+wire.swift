import Domain

/// How HubSpot writes lists, pages and values.
extension JSON {
    /// `results`, each read by `read`; `nil` if there is no such list or one element cannot be read.
    func results<Element>(_ read: (JSON) -> Element?) -> [Element]? {
        guard case .array(let elements) = self["results"] else { return nil }
        var results: [Element] = []
        results.reserveCapacity(elements.count)
        for element in elements {
            guard let result = read(element) else { return nil }
            results.append(result)
        }
        return results
    }

    /// Of `{"paging":{"next":{"after":"…"}}}`; the last page has none. `next.link` may carry another version's path and
    /// is not read.
    var nextPage: String? { self["paging"]?["next"]?["after"]?.text }

    /// The inputs that failed, in a batch's answer of 207.
    var failures: [ErrorBody] { (self["errors"]?.array ?? []).map(ErrorBody.init) }

    var time: Timestamp? { text.flatMap(HubSpotTime.read) }
}
