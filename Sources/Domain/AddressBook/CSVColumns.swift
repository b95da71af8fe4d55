import Foundation

/// What the columns of a table of contacts are, by their names in English, Spanish, Portuguese or German.
struct CSVColumns: Sendable {
    private enum Role: Sendable {
        case phone
        case waID
        case fullName
        case givenName
        case middleName
        case familyName
        case nickname
        case organization
    }

    private var places: [Role: [Int]] = [:]

    init(_ names: [String]) {
        let words = names.map(Self.words)
        for (place, words) in words.enumerated() {
            if let role = Self.role(words) { places[role, default: []].append(place) }
        }
        // “Name, Vorname”: beside a column of given names alone, the name is the family's.
        if places[.givenName] != nil, places[.familyName] == nil,
            let full = places[.fullName], full.allSatisfy({ words[$0].count == 1 })
        {
            places[.familyName] = full
            places[.fullName] = nil
        }
    }

    var hasPhones: Bool { places[.phone] != nil || places[.waID] != nil }

    /// `nil` for a blank row.
    func item(_ record: CSVRecord) -> BookItem? {
        if record.isBlank { return nil }
        let phones = phones(record)
        if phones.isEmpty {
            return .refused(BookRefusal(line: record.line, sentence: "There is no phone number in this row."))
        }
        if phones.count > BookEntry.mostPhones {
            return .refused(
                BookRefusal(
                    line: record.line, sentence: "There are more than \(BookEntry.mostPhones) numbers in this row."))
        }
        return .entry(BookEntry(line: record.line, name: name(record), phones: phones))
    }

    private func phones(_ record: CSVRecord) -> [BookPhone] {
        // Google parts several values of one cell by three colons.
        let written = (places[.phone] ?? []).flatMap { text(record, $0).split(separator: ":::") }.map(\.trimmed)
        let known = (places[.waID] ?? []).map { text(record, $0) }.filter { !$0.isEmpty }
        return known.map { BookPhone(text: $0, waID: $0) } + written.filter { !$0.isEmpty }.map { BookPhone(text: $0) }
    }

    private func name(_ record: CSVRecord) -> String? {
        let full = joined(record, [.fullName])
        let family = joined(record, [.familyName])
        let parted = joined(record, [.givenName, .middleName, .familyName])
        let said = places[.givenName] == nil && !full.isEmpty ? "\(full) \(family)" : full
        return [said, parted, joined(record, [.nickname]), joined(record, [.organization])]
            .first { !$0.trimmed.isEmpty }
    }

    private func joined(_ record: CSVRecord, _ roles: [Role]) -> String {
        roles.flatMap { places[$0] ?? [] }.map { text(record, $0) }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func text(_ record: CSVRecord, _ place: Int) -> String {
        ByteText.decode(record[place]).trimmed
    }
}

extension CSVColumns {
    private static func role(_ words: [String]) -> Role? {
        let whole = words.joined(separator: " ")
        if let role = wholes[whole] { return role }
        if !Set(words).isDisjoint(with: notPhones) { return nil }
        if !Set(words).isDisjoint(with: phoneWords) { return .phone }
        return nil
    }

    /// In small letters, without accents and what is no letter: `Phone 1 - Value` is `phone`, `value`.
    private static func words(_ name: String) -> [String] {
        let plain = name.prefix(200).lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars
            .filter { $0.properties.generalCategory != .nonspacingMark }
        return plain.split { !$0.properties.isAlphabetic }.map { String($0) }
    }

    private static let phoneWords: Set<String> = [
        "phone", "phones", "telephone", "tel", "mobile", "mobil", "cell", "cellphone", "handy", "whatsapp", "telefono",
        "telefonos", "tfno", "movil", "celular", "cel", "telefone", "telefones", "telemovel", "fone", "telefon",
        "telefonnummer", "handynummer", "mobilnummer", "mobiltelefon", "mobilfunk", "mobilfunknummer", "rufnummer",
        "festnetz", "msisdn",
    ]

    /// Beside a phone word these make it something about a phone.
    private static let notPhones: Set<String> = [
        "type", "label", "tipo", "etiqueta", "typ", "art", "bezeichnung", "fax", "extension", "ext", "durchwahl",
        "country", "pais", "land", "provider", "carrier", "date", "name", "notes", "verified", "consent", "status",
    ]

    private static let wholes: [String: Role] = {
        let names: [Role: [String]] = [
            .waID: ["waid", "wa id", "whatsapp id"],
            .phone: ["number", "numero", "nummer"],
            .fullName: [
                "name", "full name", "fullname", "display name", "displayname", "contact", "contact name", "file as",
                "nombre", "nombre completo", "nombre y apellidos", "contacto", "nome", "nome completo", "contato",
                "vollstandiger name", "anzeigename", "kontakt", "customer", "customer name", "cliente", "kunde",
            ],
            .givenName: [
                "first name", "firstname", "given name", "forename", "nombre de pila", "primer nombre", "nombres",
                "primeiro nome", "nome proprio", "vorname",
            ],
            .middleName: ["middle name", "middlename", "additional name", "segundo nombre", "nome do meio"],
            .familyName: [
                "last name", "lastname", "surname", "family name", "apellido", "apellidos", "primer apellido",
                "segundo apellido", "sobrenome", "ultimo nome", "apelido", "nachname", "familienname", "zuname",
            ],
            .nickname: ["nickname", "nick name", "alias", "apodo", "spitzname"],
            .organization: [
                "organization", "organisation", "organization name", "company", "company name", "business name",
                "empresa", "compania", "organizacion", "organizacao", "firma", "unternehmen",
            ],
        ]
        return Dictionary(names.flatMap { role, names in names.map { ($0, role) } }, uniquingKeysWith: { $1 })
    }()
}
