import Domain

/// A whole file at once.
func readBook(_ bytes: [UInt8], _ format: AddressBookFormat) -> [BookItem] {
    var reader = AddressBookReader(format)
    return reader.read(bytes) + reader.finish()
}

func readBook(_ text: String, _ format: AddressBookFormat) -> [BookItem] {
    readBook(Array(text.utf8), format)
}

/// The same file in the pieces that end where `cuts` say.
func readBook(_ bytes: [UInt8], _ format: AddressBookFormat, cuts: [Int]) -> [BookItem] {
    var reader = AddressBookReader(format)
    var items: [BookItem] = []
    var start = 0
    for cut in cuts.sorted() + [bytes.count] where cut >= start && cut <= bytes.count {
        items += reader.read(Array(bytes[start..<cut]))
        start = cut
    }
    return items + reader.finish()
}

func entry(_ line: Int, _ name: String?, _ phones: String...) -> BookItem {
    .entry(BookEntry(line: line, name: name, phones: phones.map { BookPhone(text: $0) }))
}

extension BookItem {
    var refusedLine: Int? {
        if case .refused(let refusal) = self { refusal.line } else { nil }
    }

    var entry: BookEntry? {
        if case .entry(let entry) = self { entry } else { nil }
    }

    var isUnreadable: Bool {
        if case .unreadable = self { true } else { false }
    }
}
