import Foundation
import Testing

/// All texts of the pages stand in one catalogue, in every language that the pages speak.
struct WordsTests {
    /// Folders of templates that are not yet in the catalogue. Only shrinks.
    static let notYet: Set<String> = []
    /// Names that are the same in every language.
    static let names: Set<String> = ["Liaison", "HubSpot", "WhatsApp"]
    /// What the sentences are that are recognised by their shape: no text of a page is written like one of them.
    static let sentences = "sentences.json"

    private let tree = Tree.package
    private let used = UsedTexts(Tree.package)
    private let translated = TranslatedTexts(Tree.package)

    @Test func `every text of a page has a translation`() {
        expectNone(
            used.texts.filter { translated.text($0.text) == nil }
                .map { Violation($0.path, line: $0.line, "not in Words/es: “\($0.text)”") })
    }

    @Test func `every translation is of a text that stands on a page`() {
        let texts = Set(used.texts.map(\.text))
        expectNone(
            translated.entries.filter { !$0.path.hasSuffix(Self.sentences) && !texts.contains($0.english) }
                .map { Violation($0.path, "nobody says “\($0.english)”") })
    }

    @Test func `a text is translated in one way`() {
        let texts = Dictionary(
            grouping: translated.entries.filter { !$0.path.hasSuffix(Self.sentences) }, by: \.english)
        expectNone(
            texts.values.filter { Set($0.map(\.text)).count > 1 }
                .map { Violation($0[0].path, "in another way in \($0[1].path): “\($0[0].english)”") })
    }

    @Test func `a translation has the values and tags of its text`() {
        expectNone(
            translated.entries.filter { !TextPlaces.agree($0.english, $0.text) }
                .map { Violation($0.path, "other values or tags: “\($0.english)” – “\($0.text)”") })
    }

    @Test func `no template says a word beside the catalogue`() {
        let templates = tree.paths.filter { $0.hasPrefix("Sources/Web/Pages/") && $0.hasSuffix(".mustache") }
        expectNone(
            templates.filter { path in !Self.notYet.contains { path.contains("/Pages/\($0)/") } }.flatMap { path in
                TemplateText(tree.text(of: path) ?? "").plainWords
                    .filter { !Self.isOfNames($0.text) }
                    .map { Violation(path, line: $0.line, "beside the catalogue: “\($0.text)”") }
            })
    }

    private static func isOfNames(_ text: String) -> Bool {
        text.split { !$0.isLetter }.allSatisfy { names.contains(String($0)) }
    }

    @Test func `the rules themselves find what they look for`() {
        let template = TemplateText(
            """
            <p title="Why">{{#t}}So {{x}}{{/t}}</p>
            <a href="/x" aria-label="{{#t}}Go{{/t}}">{{name}} {{^y}}none{{/y}} &middot; 3</a>
            """)
        #expect(template.translated.map(\.text) == ["So {{x}}", "Go"])
        #expect(template.plainWords.map(\.text) == ["Why", "none 3"])
        #expect(template.plainWords.map(\.line) == [1, 2])
        let source = #"""
            let a = localized("\(count(x, "y")) of “\(b)”") + localized(
                """
                one \
                two
                """)
            // localized("not this")
            let c = PageText.count(n, "part", "parts"); Shell(title: "Links", assets: x)
            """#
        let texts = UsedTexts.texts(in: SwiftFile(path: "a.swift", source)).map(\.text)
        #expect(texts == ["{} of “{}”", "one two", "{} part", "{} parts", "Links"])
        #expect(TextPlaces.agree("{} of {}", "{2} de {1}") && TextPlaces.agree("a <b>{{x}}</b>", "<b>{{x}}</b> b"))
        #expect(!TextPlaces.agree("{} of {}", "{} de") && !TextPlaces.agree("{{x}}", "{{y}}"))
        #expect(!TextPlaces.agree("<b>a</b>", "a") && !TextPlaces.agree("{} {}", "{1} {1}"))
    }
}
