import Domain
import Testing

struct HTTPHeadersTests {
    @Test func `fields are found in any case, and a repeated one keeps its last value`() {
        var headers = HTTPHeaders([("X-One", "1"), ("x-one", "2"), ("Two", "3")])
        #expect(headers["X-ONE"] == "2")
        headers["tWO"] = nil
        #expect(headers.map(\.name) == ["x-one"])
        #expect(headers == ["X-One": "2"])
    }
}
