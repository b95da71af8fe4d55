import Domain
import Testing

struct AuthorTests {
    @Test(arguments: [Author.liaison, .token("make"), .token(""), .token("token:x"), .token("liaison")])
    func `an author is read back from its text`(author: Author) {
        #expect(Author(text: author.text) == author)
    }
}
