import Domain
import Foundation
import Synchronization
import Testing

@testable import WhatsApp

struct MediaHostsTests {
    private let hosts = MediaHosts(extra: ["media.partner.example"], graph: "http://127.0.0.1:8082")

    @Test(arguments: [
        "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&ext=2&hash=A-_b", "https://fbsbx.com/x",
        "https://LOOKASIDE.FBSBX.COM/x", "https://scontent.xx.fbcdn.net/v/t1", "https://mmg.whatsapp.net/d/f/A.enc",
        "https://lookaside.fbsbx.com:443/x", "https://media.partner.example/1", "https://eu.media.partner.example/1",
        "http://127.0.0.1:8082/whatsapp_business/attachments/?mid=1",
    ])
    func `Meta's hosts, those that were added, and the sandbox's own are known`(link: String) {
        #expect(hosts.judge(link) == .known(link))
    }

    /// Whoever could write a link must not get the token, nor make this server knock at another door.
    @Test(arguments: [
        "https://evilfbsbx.com/x", "https://fbsbx.com.evil.example/x", "https://evil.example/fbsbx.com",
        "https://evil.example/?x=.fbsbx.com", "https://evil.example#.fbsbx.com", "https://fbsbx.com@evil.example/x",
        "https://lookaside.fbsbx.com:pw@evil.example/", "https://evil.example\\.fbsbx.com/",
        "https://evil.example\\@lookaside.fbsbx.com/", "http://lookaside.fbsbx.com/x",
        "https://lookaside.fbsbx.com:8443/x",
        "http://127.0.0.1:8083/x", "http://127.0.0.1/x", "https://127.0.0.1:8082/x", "http://localhost:8082/x",
        "http://169.254.169.254/latest/meta-data", "http://[::1]:8082/x", "http://2130706433:8082/x",
        "file:///etc/passwd", "ftp://lookaside.fbsbx.com/x", "//lookaside.fbsbx.com/x", "lookaside.fbsbx.com/x", "",
        "https://lookaside.fbsbx.com./x", "https:// lookaside.fbsbx.com/x",
        "https://lookaside.fbsbx.com\u{0}.evil.example/",
        "https://lookaside.fbsbx.com\r\nHost: evil.example/", "https://loökaside.fbsbx.com/x", "javascript:alert(1)",
        "https://%6Cookaside.fbsbx.com/x", "https:///x", "https://media.partner.example.evil.example/1",
    ])
    func `no other address is called`(link: String) {
        guard case .unknown = hosts.judge(link) else {
            Issue.record("\(link) would be called")
            return
        }
    }

    @Test func `a sandbox elsewhere is no reason to trust plain http to Meta's hosts`() {
        let meta = MediaHosts(graph: "https://graph.facebook.com")
        #expect(meta.judge("https://graph.facebook.com/x") == .known("https://graph.facebook.com/x"))
        #expect(meta.judge("http://graph.facebook.com/x") == .unknown("graph.facebook.com"))
        #expect(meta.judge("https://media.partner.example/1") == .unknown("media.partner.example"))
    }
}
