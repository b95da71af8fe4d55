import Domain
import Testing

@testable import Web

@Suite struct TextTests {
    @Test func `moments are written in UTC with milliseconds`() {
        #expect(UTCText.moment(Rows.now) == "2026-11-21T10:02:03.004Z")
        #expect(UTCText.moment(Timestamp(milliseconds: -1)) == "1969-12-31T23:59:59.999Z")
        #expect(UTCText.moment(.beginning) == "1970-01-01T00:00:00.000Z")
        #expect(UTCText.day(LocalDay(number: 20_778)) == "2026-11-21")
    }

    @Test func `moments on pages are short and in the workspace's zone`() {
        let text = PageText(now: Rows.now, timeZone: "America/Mexico_City")
        #expect(text.moment(Rows.now).text == "04:02")
        #expect(text.moment(Rows.now - .seconds(5 * 3600)).text == "20 Nov")
        #expect(text.moment(Rows.now - .seconds(400 * 86_400)).text == "17 Oct 2025")
        #expect(text.day(LocalDay(number: 20_778)) == "21 Nov")
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1204, "1,204"), (1_234_567, "1,234,567"), (-1204, "-1,204")])
    func `counts are grouped`(number: Int, text: String) {
        #expect(PageText.count(number) == text)
    }

    @Test(arguments: [(0.0, 0), (0.0001, 1), (0.5, 50), (0.9999, 99), (1.0, 100)])
    func `a percentage says all or nothing only when it is so`(share: Double, percent: Int) {
        #expect(PageText.percent(share) == percent)
    }

    @Test func `a long wait has a larger unit`() {
        #expect(PageText.span(.milliseconds(900)) == ("0", "s"))
        #expect(PageText.span(.seconds(119)) == ("119", "s"))
        #expect(PageText.span(.seconds(400)) == ("6", "min"))
        #expect(PageText.span(.seconds(4 * 86_400)) == ("4", "d"))
    }

    @Test func `JSON keeps order and escapes what it must`() {
        let value: JSONText = ["b": 1, "a": ["x\"\\\n\u{1}\u{2028}é👍", true, .null]]
        #expect(value.encoded() == #"{"b":1,"a":["x\"\\\n\u0001\u2028é👍",true,null]}"#)
    }

    @Test func `queries are decoded as forms are`() {
        let query = QueryItems("phone=%2B52+1&x=&y&z=a=b&bad=%zz")
        #expect(query["phone"] == "+52 1")
        #expect(query["x"] == "")
        #expect(query["y"] == "")
        #expect(query["z"] == "a=b")
        #expect(query["bad"] == "%zz")
        #expect(QueryItems(String(repeating: "a=1&", count: 1000)).items.count == QueryItems.countMax)
    }

    @Test func `a preview is one line and ends`() {
        #expect(MessagePreview.text(.text(" a\n\n b\u{2028}c "), lengthMax: 10) == "a b c")
        #expect(MessagePreview.text(.text("abcdefghijkl"), lengthMax: 10) == "abcdefghi…")
        #expect(MessagePreview.text(.image(MediaFile(caption: "sink")), lengthMax: 50) == "Picture: sink")
        #expect(
            MessagePreview.text(.unknown(kind: "hologram", raw: "{}"), lengthMax: 50) == "New kind of message: hologram"
        )
    }

    @Test func `a curve stays inside its box`() {
        #expect(Curve([0, 10]).line == "0,30 120,2")
        #expect(Curve([]).line == "0,30 120,30")
        #expect(Curve([5]).line == "0,2 120,2")
        #expect(Curve([99], ceiling: 1).line == "0,2 120,2")
        #expect(Curve([0, 10]).area == "0,32 0,30 120,2 120,32")
    }
}
