import Domain

/// What hangs on one record, by id, newest id first.
struct AssociatedRecords {
    var ids: [String]
    /// Those whose association carries a certain type.
    var preferred: Set<String>
    /// `false`: there were more pages than one look reads.
    var isComplete: Bool
}

extension HubSpotClient {
    /// Pages of one contact's associations read in one look: 5 of 500 or more.
    private static let pagesOfOne = 5

    /// The records of a kind that hang on a contact: five calls at most, one as a rule.
    func associated(
        with contact: ContactID, _ type: RecordType, preferring preferred: Int64? = nil
    ) async throws(HubSpotFailure) -> AssociatedRecords {
        var found = AssociatedRecords(ids: [], preferred: [], isComplete: true)
        var input: JSON? = ["id": .string(contact.value)]
        for _ in 0..<Self.pagesOfOne {
            guard let asked = input else { break }
            // A contact without any is an error of a 207, or an empty list: both mean nothing found.
            let pages = try await answer(associationRequest(.contacts, type.objectType, .read, [asked])) {
                $0.results(AssociationPage.init)
            }
            input = nil
            for page in pages {
                found.ids += page.targets.map(\.id)
                found.preferred.formUnion(page.targets.filter { $0.types.contains(preferred ?? -1) }.map(\.id))
                input = page.after.map { ["id": .string(contact.value), "after": .string($0)] }
            }
        }
        found.ids = Set(found.ids).sorted(by: isNewer)
        found.isComplete = input == nil
        return found
    }
}

/// HubSpot numbers records upwards; the longer decimal is the larger.
func isNewer(_ left: String, than right: String) -> Bool {
    left.utf8.count == right.utf8.count ? left > right : left.utf8.count > right.utf8.count
}

private struct AssociationPage {
    var targets: [(id: String, types: [Int64])]
    var after: String?

    init?(_ json: JSON) {
        guard json["from"]?["id"]?.text != nil else { return nil }
        // A number in older versions, a text in newer ones.
        targets = (json["to"]?.array ?? []).compactMap { target in
            guard let id = target["toObjectId"]?.text else { return nil }
            return (id, (target["associationTypes"]?.array ?? []).compactMap { $0["typeId"]?.integer })
        }
        after = json.nextPage
    }
}
