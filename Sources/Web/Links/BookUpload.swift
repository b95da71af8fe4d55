import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Sync

/// A file of contacts that a browser sends with a form, handed on piece by piece.
struct BookUpload: Sendable {
    static let bytesMax = contactFileBytesMax
    /// Of the fields beside the file.
    private static let fieldBytesMax = 1024

    enum Refusal: Error, Equatable {
        case noForm
        case noFile
        case unknownFormat(String)
        case tooLarge
        case brokenOff

        var sentence: String {
            switch self {
            case .noForm: localized("The form came incomplete. Load the page again.")
            case .noFile: localized("Choose a file first: a vCard file (.vcf) or a table (.csv).")
            case .unknownFormat(let name):
                localized(
                    """
                    “\(name)” is neither a vCard file (.vcf) nor a table (.csv). Export the address book as one of \
                    these.
                    """)
            case .tooLarge:
                localized(
                    """
                    The file is larger than the \(BookUpload.bytesMax >> 20) MB that are taken here. What came \
                    before is taken, and taking it again is harmless: cut it into parts, or use “liaison contacts \
                    import”.
                    """)
            case .brokenOff:
                localized("The file broke off on its way. What came before is taken, and taking it again is harmless.")
            }
        }
    }

    private let imports: ContactImports
    private let author: Author
    private var head: MultipartHead?
    private var accountText: [UInt8] = []
    private var run: ContactImportRun?
    private(set) var fileName: String?
    /// Once the whole file is taken.
    private(set) var report: ContactImportReport?

    init(_ imports: ContactImports, author: Author) {
        self.imports = imports
        self.author = author
    }

    var account: WhatsAppAccountID? {
        let text = String(decoding: accountText, as: UTF8.self)
        return text.isEmpty ? nil : WhatsAppAccountID(text)
    }

    /// Throws `Refusal`, `ContactImportRefusal` or `SQLError`.
    mutating func read(_ request: Request) async throws {
        guard var reader = try? MultipartReader(contentType: request.headers[.contentType] ?? "") else {
            throw Refusal.noForm
        }
        var size = 0
        for try await buffer in request.body {
            size += buffer.readableBytes
            if size > Self.bytesMax { throw Refusal.tooLarge }
            guard let items = try? reader.read(buffer.readableBytesView) else { throw Refusal.noForm }
            for item in items { try await take(item) }
        }
        guard reader.isComplete else { throw Refusal.brokenOff }
        guard var run else { throw Refusal.noFile }
        _ = try await run.finish()
        report = run.report
    }

    private mutating func take(_ item: MultipartReader.Item) async throws {
        switch item {
        case .part(let head):
            self.head = head
            guard head.name == "file", let name = head.fileName, !name.isEmpty, run == nil else { return }
            guard let format = Self.format(name, head.contentType) else { throw Refusal.unknownFormat(name) }
            fileName = name
            run = try await imports.begin(format, account: account, author: author)
        case .bytes(let bytes):
            if head?.name == "account" {
                guard accountText.count + bytes.count <= Self.fieldBytesMax else { throw Refusal.noForm }
                accountText += bytes
            } else if head?.name == "file", run != nil {
                _ = try await run?.take(bytes)
            }
        }
    }

    /// By the file's ending; by what the browser says where that tells nothing.
    private static func format(_ name: String, _ type: String) -> AddressBookFormat? {
        switch name.split(separator: ".").last.map({ $0.lowercased() }) {
        case "vcf", "vcard": .vCard
        case "csv", "tsv", "txt": .csv
        case nil, _?: contactFileFormat(ofType: type)
        }
    }
}
