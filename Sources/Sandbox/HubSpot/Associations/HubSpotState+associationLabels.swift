import Domain

/// Labels between two kinds of record: HubSpot's, and those the account adds.
extension HubSpotState {
    mutating func answer(
        _ from: HubSpotObjectType, _ to: HubSpotObjectType, _ call: HubSpotRoute.LabelCall, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        switch call {
        case .list:
            return .json(200, ["results": .array(associations.types.all(from: from, to: to).map(\.json))])
        case .create:
            let body = try request.json()
            guard let label = body["label"]?.text, body["name"]?.text != nil else {
                throw .validation("label and name are required.")
            }
            let kinds = associations.types.add(label, inverse: body["inverseLabel"]?.text, from: from, to: to)
            return .json(200, ["results": .array(kinds.map(\.json))])
        case .update:
            let body = try request.json()
            guard let label = body["label"]?.text, let number = body["associationTypeId"]?.integer else {
                throw .validation("associationTypeId and label are required.")
            }
            let inverse = body["inverseLabel"]?.text
            guard associations.types.rename(Int(number), label, inverse: inverse, from: from) else { throw .notFound }
            return .noContent
        case .archive(let number):
            let gone = associations.types.remove(number)
            guard !gone.isEmpty else { throw .notFound }
            for label in gone { associations.removeLabel(label) }
            return .noContent
        }
    }
}
