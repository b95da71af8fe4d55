import Domain

private let optionFields: [APIField<PropertyDefinition.Option>] = [
    APIField("value", .text, "What is written.") { .text($0.value) },
    APIField("label", .text, "What people see.") { .text($0.label) },
    APIField("is_hidden", .flag, "Kept by records that have it, offered to nobody.") { .bool($0.isHidden) },
]

let propertyFields: [APIField<PropertyDefinition>] = [
    APIField("name", .text, "HubSpot's name of it.") { .text($0.name) },
    APIField("label", .text, "What people call it.") { .text($0.label) },
    APIField("help", .text, "What HubSpot says about it.") { .text($0.help) },
    APIField("kind", .words(PropertyDefinition.Kind.allCases.map(\.rawValue)), "How it is edited.") {
        .text($0.kind.rawValue)
    },
    APIField("options", .list(.object(optionFields.map(\.property))), "What can be chosen, in this order.") {
        .list($0.options.map { optionFields.json($0) })
    },
    APIField("is_read_only", .flag, "HubSpot takes no value for it.") { .bool($0.isReadOnly) },
    APIField("is_hidden", .flag, "HubSpot shows it to nobody.") { .bool($0.isHidden) },
    APIField("is_unique", .flag, "No two records have the same value.") { .bool($0.isUnique) },
    APIField("refers_to_owner", .flag, "The value is the id of an owner.") { .bool($0.refersToOwner) },
]

let propertyGroupFields: [APIField<PropertyCatalog.Section>] = [
    APIField("name", .text, "HubSpot's name of the group.") { .text($0.group.name) },
    APIField("label", .text, "The heading.") { .text($0.group.label) },
    APIField("properties", .list(.object(propertyFields.map(\.property))), "Its fields, in their order.") {
        .list($0.properties.map { propertyFields.json($0) })
    },
]

private let stageFields: [APIField<CRMPipelineStage>] = [
    APIField("id", .id, "HubSpot's id of the stage.") { JSONText($0.id) },
    APIField("label", .text, "What people call it.") { .text($0.label) },
    APIField("is_closed", .flag, "Whatever stands here is over.") { .bool($0.isClosed) },
    APIField("is_won", .flag, "And ended well.") { .bool($0.isWon) },
]

let pipelineFields: [APIField<CRMPipeline>] = [
    APIField("id", .id, "HubSpot's id of the pipeline.") { JSONText($0.id) },
    APIField("label", .text, "What people call it.") { .text($0.label) },
    APIField("stages", .list(.object(stageFields.map(\.property))), "From the first to the last.") {
        .list($0.stages.map { stageFields.json($0) })
    },
]
