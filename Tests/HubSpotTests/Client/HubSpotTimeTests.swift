import Domain
import Testing

@testable import HubSpot

struct HubSpotTimeTests {
    @Test(arguments: [
        ("2026-11-20T17:40:11.004Z", 1_795_196_411_004),
        ("2026-11-20T17:40:11Z", 1_795_196_411_000),
        ("2026-11-20T17:40:11.1Z", 1_795_196_411_100),
        ("2026-11-20T17:40:11.123456789Z", 1_795_196_411_123),
        ("2026-11-20T18:40:11.004+01:00", 1_795_196_411_004),
        ("2026-11-20T12:10:11.004-0530", 1_795_196_411_004),
        ("2026-11-20T17:40:11", 1_795_196_411_000),
        ("2026-11-20", 1_795_132_800_000),
        ("2024-02-29T00:00:00Z", 1_709_164_800_000),
        ("2000-03-01T00:00:00Z", 951_868_800_000),
        ("1970-01-01T00:00:00Z", 0),
        ("1795196411004", 1_795_196_411_004),
        ("0", 0),
    ])
    func `times are read in every form HubSpot writes`(text: String, milliseconds: Int64) {
        #expect(HubSpotTime.read(text) == Timestamp(milliseconds: milliseconds))
    }

    @Test(arguments: [
        "", "soon", "2026-13-01T00:00:00Z", "2026-11-20T17:40", "2026-11-20T17:40:11.Z", "2026-11-20T17:40:11Zx",
        "99999999999999999999", "-5", "2026-11-20T17:61:11Z", "2026-1-2T00:00:00Z",
    ])
    func `what is no time is nothing`(text: String) {
        #expect(HubSpotTime.read(text) == nil)
    }
}
