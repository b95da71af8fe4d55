import Domain
import Testing

struct MediaNameTests {
    @Test(arguments: [
        ("Rechnung 2026.pdf", "application/pdf", "Rechnung 2026.pdf"),
        ("Ñandú – año.PDF", nil, "Ñandú – año.pdf"),
        (nil, "image/jpeg", "picture.jpg"), ("", "audio/ogg; codecs=opus", "picture.ogg"),
        ("scan", "image/png", "scan.png"), (nil, nil, "picture"),
        ("../../etc/passwd", nil, "etc-passwd"), ("..\\..\\boot.ini", nil, "boot.ini"),
        ("a\r\nSet-Cookie: x=1.txt", nil, "a Set-Cookie- x=1.txt"), ("\u{202E}gpj.exe", nil, "gpj.exe"),
        ("\"quoted\" <b>.html", nil, "quoted- -b-.html"), (".htaccess", nil, "htaccess"), ("...", nil, "picture"),
        ("name.of some kind", nil, "name.of some kind"), ("100%;x.txt", nil, "100--x.txt"),
    ])
    func `names are made harmless and stay readable`(name: String?, type: String?, expected: String) {
        #expect(MediaName(name, kind: .image, type: type).text == expected)
    }

    @Test func `a name of any length is cut, its extension stays`() {
        let endless = MediaName(String(repeating: "é\u{301}", count: 5_000) + ".docx", kind: .document, type: nil)
        #expect(endless.text.utf8.count <= 125 && endless.fileExtension == "docx")
    }
}
