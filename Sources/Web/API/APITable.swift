/// Everything the API can do. Routes and description are made from this list, so neither can say what the other does
/// not.
enum APITable {
    static let endpoints: [APIEndpoint] =
        Array(listEndpoints.joined()) + recordEndpoints + [contactImportEndpoint, descriptionEndpoint]

    private static let listEndpoints: [[APIEndpoint]] = [
        numbersAPI.endpoints, ownersAPI.endpoints, mappingsAPI.endpoints, [assignOwnerEndpoint, endMappingEndpoint],
        personsAPI.endpoints, joinsAPI.endpoints, [separateEndpoint], contactsAPI.endpoints, linksAPI.endpoints,
        conflictsAPI.endpoints,
        suggestionsAPI.endpoints, blocksAPI.endpoints, linkEndpoints, decisionEndpoints,
        phoneWritesAPI.endpoints, phoneWriteEndpoints, [linkPreviewEndpoint, personContactEndpoint],
        linkSettingsEndpoints, chatsAPI.endpoints, messagesAPI.endpoints, outgoingAPI.endpoints,
        templatesAPI.endpoints, sendEndpoints, timelineEntriesAPI.endpoints, intakeAPI.endpoints,
        noticesAPI.endpoints, partsAPI.endpoints, auditAPI.endpoints, mediaAPI.endpoints, [mediaContentEndpoint],
        [messageGapsEndpoint], mediaSettingsEndpoints, whatsAppAccountsAPI.endpoints, whatsAppAccountEndpoints,
        [diagnosisEndpoint],
    ]

    /// What is read from HubSpot live and written there at once.
    private static let recordEndpoints: [APIEndpoint] =
        contactEndpoints + catalogueEndpoints + createRecordEndpoints + moveRecordEndpoints

    /// What a page says beside its results, where it is searched and not listed.
    static let searchProperties: [APINoun: [APIProperty]] = [
        .contacts: contactsAPI.search?.pageProperties ?? []
    ]

    /// The fields of each noun, of the list and of one.
    static let schemas: [(noun: APINoun, list: [APIProperty], one: [APIProperty])] = [
        (.numbers, numbersAPI.schema, numbersAPI.detailSchema),
        (.owners, ownersAPI.schema, ownersAPI.detailSchema),
        (.mappings, mappingsAPI.schema, mappingsAPI.detailSchema),
        (.persons, personsAPI.schema, personsAPI.detailSchema),
        (.joins, joinsAPI.schema, joinsAPI.detailSchema),
        (.contacts, contactsAPI.schema, contactsAPI.detailSchema),
        (.links, linksAPI.schema, linksAPI.detailSchema),
        (.conflicts, conflictsAPI.schema, conflictsAPI.detailSchema),
        (.suggestions, suggestionsAPI.schema, suggestionsAPI.detailSchema),
        (.blocks, blocksAPI.schema, blocksAPI.detailSchema),
        (.phoneWrites, phoneWritesAPI.schema, phoneWritesAPI.detailSchema),
        (.chats, chatsAPI.schema, chatsAPI.detailSchema),
        (.messages, messagesAPI.schema, messagesAPI.detailSchema),
        (.outgoing, outgoingAPI.schema, outgoingAPI.detailSchema),
        (.templates, templatesAPI.schema, templatesAPI.detailSchema),
        (.timelineEntries, timelineEntriesAPI.schema, timelineEntriesAPI.detailSchema),
        (.intake, intakeAPI.schema, intakeAPI.detailSchema),
        (.notices, noticesAPI.schema, noticesAPI.detailSchema),
        (.parts, partsAPI.schema, partsAPI.detailSchema),
        (.audit, auditAPI.schema, auditAPI.detailSchema),
        (.media, mediaAPI.schema, mediaAPI.detailSchema),
        (.whatsAppAccounts, whatsAppAccountsAPI.schema, whatsAppAccountsAPI.detailSchema),
    ]
}
