import Domain

/// Checking writes, without carrying them out.
extension HubSpotState {
    /// A create's input: `properties`, `associations`, `objectWriteTraceId`.
    func plannedCreate(_ type: HubSpotObjectType, _ input: JSON) throws(HubSpotRefusal) -> WritePlan {
        let values = try checkedValues(type, input["properties"], existing: nil)
        try checkRequired(type, values)
        try checkUnique(type, values, except: nil)
        return WritePlan(
            type: type, target: .new, values: values, links: try plannedLinks(type, input["associations"]),
            traceID: input["objectWriteTraceId"]?.string)
    }

    func plannedUpdate(_ record: HubSpotRecord, _ input: JSON) throws(HubSpotRefusal) -> WritePlan {
        let values = try checkedValues(record.type, input["properties"], existing: record)
        try checkUnique(record.type, values, except: record.id)
        return WritePlan(
            type: record.type, target: .existing(record.id), values: values,
            traceID: input["objectWriteTraceId"]?.string)
    }

    private func checkedValues(
        _ type: HubSpotObjectType, _ properties: JSON?, existing: HubSpotRecord?
    ) throws(HubSpotRefusal) -> [String: String] {
        var values: [String: String] = [:]
        var details: [HubSpotRefusal.Detail] = []
        for (name, value) in (properties ?? [:]).object.sorted(by: { $0.key < $1.key }) {
            guard let property = catalogues[type.index][name] else {
                details.append(.property(name, "PROPERTY_DOESNT_EXIST", "Property \"\(name)\" does not exist"))
                continue
            }
            let text = appended(value.string ?? "", property, existing)
            do {
                values[name] = try PropertyValue.checked(text, for: property) { owners.owner($0) != nil }
            } catch {
                details.append(.property(name, error.code, error.message))
            }
        }
        guard details.isEmpty else { throw .properties(details) }
        try checkStage(type, &values, existing)
        if isBackwards(values["lifecyclestage"], existing) { values["lifecyclestage"] = nil }
        return values
    }

    /// A leading semicolon adds to a list of choices instead of replacing it.
    private func appended(_ text: String, _ property: PropertyDefinition, _ existing: HubSpotRecord?) -> String {
        guard property.isMultiple, text.hasPrefix(";") else { return text }
        let old = (existing?.values[property.name] ?? "").split(separator: ";")
        let new = text.split(separator: ";").filter { !old.contains($0) }
        return (old + new).joined(separator: ";")
    }

    /// The lifecycle stage only moves forward by API. Going back is ignored without a word; clearing is allowed.
    private func isBackwards(_ stage: String?, _ existing: HubSpotRecord?) -> Bool {
        guard let stage, !stage.isEmpty, let old = existing?.values["lifecyclestage"] else { return false }
        let stages = catalogues[HubSpotObjectType.contact.index]["lifecyclestage"]?.options.map(\.value) ?? []
        guard let from = stages.firstIndex(of: old), let to = stages.firstIndex(of: stage) else { return false }
        return to < from
    }

    private func checkStage(
        _ type: HubSpotObjectType, _ values: inout [String: String], _ existing: HubSpotRecord?
    ) throws(HubSpotRefusal) {
        guard let rule = PipelineRule(type) else { return }
        let name = values[rule.pipeline]?.nonEmpty ?? existing?.values[rule.pipeline] ?? rule.standard
        guard let pipeline = pipelines.pipeline(name, of: type) else {
            throw .properties([.property(rule.pipeline, "INVALID_OPTION", "\(name) is not one of the pipelines")])
        }
        guard let id = values[rule.stage]?.nonEmpty ?? existing?.values[rule.stage] else { return }
        guard let stage = pipeline.stage(id) else {
            throw .properties([
                .property(rule.stage, "INVALID_OPTION", "\(id) was not one of the stages of pipeline \(name)")
            ])
        }
        guard values[rule.stage]?.nonEmpty != nil else { return }
        values[rule.pipeline] = name
        guard type == .deal else { return }
        values["hs_is_closed"] = stage.isClosed ? "true" : "false"
        values["hs_is_closed_won"] = stage.isWon ? "true" : "false"
    }

    private func checkRequired(_ type: HubSpotObjectType, _ values: [String: String]) throws(HubSpotRefusal) {
        func isSet(_ name: String) -> Bool { values[name]?.isEmpty == false }
        let choices = RequiredProperties.oneOf(type)
        guard choices.isEmpty || choices.contains(where: isSet) else {
            throw .missing(type, choices, "At least one of \(choices.joined(separator: ", ")) must be set.")
        }
        let missing = RequiredProperties.all(type).filter { !isSet($0) }
        guard missing.isEmpty else {
            throw .missing(type, missing, "Some required properties were not set.")
        }
    }

    private func checkUnique(
        _ type: HubSpotObjectType, _ values: [String: String], except id: Int64?
    ) throws(HubSpotRefusal) {
        for name in stores[type.index].uniqueProperties {
            guard let value = values[name], !value.isEmpty else { continue }
            guard name != "email" || !blockedAddresses.contains(value.lowercased()) else {
                throw .validation("The email address \(value) was deleted for privacy and cannot be used again.")
            }
            if let other = stores[type.index].owner(ofUnique: name, value), other != id {
                throw .exists(type, other)
            }
        }
    }

    private func plannedLinks(
        _ from: HubSpotObjectType, _ associations: JSON?
    ) throws(HubSpotRefusal) -> [WritePlan.Link] {
        var links: [WritePlan.Link] = []
        for association in associations?.array ?? [] {
            let id = association["to"]?["id"]?.string ?? ""
            for type in association["types"]?.array ?? [] {
                let kind = type.associationKind
                guard let to = self.associations.types.target(of: kind, from: from) else {
                    throw .validation("\(kind.number) is not a valid association type from \(from.rawValue).")
                }
                guard let end = activeEnd(to, id) else { throw .missingEnd(to, id) }
                links.append(WritePlan.Link(to: end, number: kind.number))
            }
        }
        return links
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}

extension HubSpotRefusal {
    static func exists(_ type: HubSpotObjectType, _ id: Int64) -> Self {
        .conflict("\(type.title) already exists. Existing ID: \(id)")
    }

    static func missing(_ type: HubSpotObjectType, _ names: [String], _ message: String) -> Self {
        .validation(
            "Error creating \(type.rawValue.uppercased()). \(message)",
            [Detail(message: message, code: "REQUIRED_FIELD", place: "properties", context: ["propertyName": names])])
    }

    static func missingEnd(_ type: HubSpotObjectType, _ id: String) -> Self {
        Self(
            status: 404, category: "OBJECT_NOT_FOUND", message: "No \(type.rawValue) with id \(id) exists.",
            context: ["id": [id]])
    }
}

extension HubSpotRefusal.Detail {
    static func property(_ name: String, _ code: String, _ message: String) -> Self {
        Self(message: message, code: code, place: "properties", context: ["propertyName": [name]])
    }
}
