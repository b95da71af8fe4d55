import Domain
import Testing

@Suite struct CSVLineTests {
    @Test(arguments: [
        (["a", "b c", ""], "a,b c,\r\n"),
        (["a,b", "say \"yes\"", "two\r\nlines"], "\"a,b\",\"say \"\"yes\"\"\",\"two\r\nlines\"\r\n"),
        ([" kept ", "semi;colon", "tab\there"], "\" kept \",\"semi;colon\",\"tab\there\"\r\n"),
        (["Ana Díaz 🌿"], "Ana Díaz 🌿\r\n"),
        ([], "\r\n"),
    ])
    func `cells are quoted where they have to be`(cells: [String], line: String) {
        #expect(CSVLine(cells).text == line)
    }

    @Test(arguments: [
        "=1+1", "=HYPERLINK(\"http://x\")", "+1+cmd|' /C calc'!A0", "+A1", "+", "-A1", "-1+1", "-", "@SUM(A1)", "＝1",
        "＋1", "\t=1", "\r=1", "+34 600 111 222 ext 4",
    ])
    func `a cell that a spreadsheet would run is made text`(cell: String) {
        let line = CSVLine([cell]).text
        #expect(line.hasPrefix("'") || line.hasPrefix("\"'"))
        #expect(line.contains(cell.replacing("\"", with: "\"\"")))
    }

    @Test(arguments: ["+34600111222", "+34 600-111-222", "+1 (415) 555.0123", "-12", "-12.50", "a=b", "1+1", "'quoted"])
    func `phone numbers and plain numbers stay readable`(cell: String) {
        #expect(CSVLine([cell]).text == cell + "\r\n")
    }
}
