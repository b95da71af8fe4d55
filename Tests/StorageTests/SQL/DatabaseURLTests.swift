import Storage
import Testing

@Suite struct DatabaseURLTests {
    @Test(arguments: [
        ("sqlite:var/liaison.sqlite", SQLEngine.sqlite, "sqlite:var/liaison.sqlite"),
        ("sqlite:/var/lib/liaison.sqlite", .sqlite, "sqlite:/var/lib/liaison.sqlite"),
        ("sqlite:///var/lib/liaison.sqlite", .sqlite, "sqlite:/var/lib/liaison.sqlite"),
        ("sqlite::memory:", .sqlite, "sqlite::memory:"),
        ("postgres://ann:secret@db:5433/liaison", .postgresql, "postgres://ann@db:5433/liaison"),
        ("postgresql://db/liaison?sslmode=require&password=secret", .postgresql, "postgresql://db/liaison"),
    ])
    func `an address is understood and shown without its password`(
        _ text: String, _ engine: SQLEngine, _ shown: String
    ) throws {
        let url = try DatabaseURL(parsing: text)
        #expect(url.engine == engine)
        #expect(url.description == shown)
        #expect(!String(reflecting: url).contains("secret"))
        var dumped = ""
        dump(url, to: &dumped)
        #expect(!dumped.contains("secret"))
    }

    @Test(arguments: [
        "", "liaison.sqlite", "mysql://db/liaison", "sqlite:", "sqlite:var/", "postgres://db", "postgres://db/",
        "postgres://ann:a b@db/x y z%", "postgres://db/one/two",
    ])
    func `a wrong address is refused with a sentence`(_ text: String) {
        #expect {
            try DatabaseURL(parsing: text)
        } throws: {
            guard case .address = $0 as? SQLError, let sentence = ($0 as? SQLError)?.sentence else { return false }
            return sentence.contains("database address") && sentence.hasSuffix(".")
        }
    }
}
