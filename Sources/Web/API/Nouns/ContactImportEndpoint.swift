import Domain
import HTTPTypes
import Sync

private let importFields: [APIField<ContactImportReport>] = [
    APIField("read", .integer, "Contacts in the file that have a phone number.") { .integer(Int64($0.read)) },
    APIField("made", .integer, "Persons who were not known.") { .integer(Int64($0.made)) },
    APIField("known", .integer, "Numbers whose person was known.") { .integer(Int64($0.known)) },
    APIField("named", .integer, "Of those, how many have another address-book name than before.") {
        .integer(Int64($0.named))
    },
    APIField("refused", .integer, "Lines and numbers that were not taken.") { .integer(Int64($0.refused)) },
    APIField("refusals", .list(.object(refusalFields.map(\.property))), "The first hundred of them.") {
        .list($0.refusals.map { refusalFields.json($0) })
    },
]

private let refusalFields: [APIField<BookRefusal>] = [
    APIField("line", .integer, "The line of the file, the first being 1.") { .integer(Int64($0.line)) },
    APIField("reason", .text, "Why, in a sentence.") { .text($0.sentence) },
]

private let formats: [(type: String, format: AddressBookFormat)] = [
    ("text/vcard", .vCard), ("text/x-vcard", .vCard), ("text/directory", .vCard), ("text/csv", .csv),
    ("application/csv", .csv),
]

/// `POST /api/v1/contact-imports`
let contactImportEndpoint = APIEndpoint(
    method: .post, url: .contactImports, name: "import_contacts",
    summary: "Takes WhatsApp contacts out of an address book, a vCard or CSV file. Taking it again changes nothing.",
    parameters: [
        APIParameter(
            name: "account", place: .query, type: .id,
            meaning: "Whose contacts these are, where WhatsApp accounts of several portfolios are connected.")
    ],
    upload: APIUpload(
        types: ["text/vcard", "text/csv"], bytesMax: contactFileBytesMax,
        meaning: "The file. A CSV file names its columns in the first line."),
    answer: .schema(APISchema(name: "ContactImport", properties: importFields.map(\.property))),
    refusals: [
        409: "no_account, several_accounts: connect a WhatsApp account, or name one.",
        413: "too_large: cut the file into parts.",
        415: "bad_type: the Content-Type is neither text/vcard nor text/csv.",
        422: "unreadable: nothing of the file can be understood. unknown_account: there is none with this id.",
    ],
    respond: { request in
        guard let imports = request.services.contactImports, let file = request.upload else {
            throw WebFailure.notFound("This server takes no contacts.")
        }
        do {
            var run = try await imports.begin(
                try format(of: file), account: try account(request.query), author: request.doer)
            try await file.read { _ = try await run.take($0) }
            _ = try await run.finish()
            return importFields.json(run.report)
        } catch let refusal as ContactImportRefusal {
            throw WebFailure(status: refusal.status, code: refusal.word, message: refusal.sentence)
        }
    })

/// Larger files of contacts are refused over HTTP; the command line takes any.
let contactFileBytesMax = 64 << 20

/// `nil` = the type says nothing.
func contactFileFormat(ofType type: String) -> AddressBookFormat? {
    formats.first { $0.type == type }?.format
}

private func format(of file: APIUploadBody) throws(WebFailure) -> AddressBookFormat {
    let type = file.contentType.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    guard let format = contactFileFormat(ofType: type) else {
        throw WebFailure(
            status: .unsupportedMediaType, code: "bad_type",
            message: "Say what the file is with the header Content-Type: text/vcard or text/csv, not “\(type)”.")
    }
    return format
}

private func account(_ query: QueryItems) throws(WebFailure) -> WhatsAppAccountID? {
    if let unknown = query.items.first(where: { $0.name != "account" }) {
        throw .bad("unknown_filter", "“\(unknown.name)” is no parameter here. It takes: account.")
    }
    return query["account"].flatMap { $0.isEmpty ? nil : WhatsAppAccountID($0) }
}

extension ContactImportRefusal {
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .noAccount, .severalAccounts: .conflict
        case .unknownAccount, .unreadable: .unprocessableContent
        }
    }
}
