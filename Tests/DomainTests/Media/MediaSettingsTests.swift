import Domain
import Testing

struct MediaSettingsTests {
    @Test func `a type that cannot be what the message says is an objection, one that nobody tells is none`() {
        let settings = MediaSettings(refusedTypes: ["application/x-", "text/html"])
        #expect(settings.objection(to: .image, type: "image/heic", size: nil) == nil)
        #expect(settings.objection(to: .voice, type: "audio/ogg; codecs=opus", size: nil) == nil)
        #expect(settings.objection(to: .image, type: nil, size: nil) == nil)
        #expect(settings.objection(to: .image, type: "text/html", size: nil)?.word == .wrongType)
        #expect(settings.objection(to: .sticker, type: "application/pdf", size: nil)?.word == .wrongType)
        #expect(settings.objection(to: .document, type: "application/pdf", size: nil) == nil)
        #expect(settings.objection(to: .document, type: "Application/X-MSDownload", size: nil)?.word == .wrongType)
    }

    @Test func `each kind has its limit, and none is above what WhatsApp carries`() {
        let settings = MediaSettings(bytesMax: [.image: 1000, .video: .max])
        #expect(settings.objection(to: .image, type: nil, size: 1000) == nil)
        #expect(settings.objection(to: .image, type: nil, size: 1001)?.word == .tooLarge)
        #expect(settings.limit(of: .video) == MediaSettings.largest)
        #expect(settings.limit(of: .document) == MediaSettings.largest)
    }

    @Test(arguments: [
        (0, "0 bytes"), (999, "999 bytes"), (1000, "1 KB"), (303_833, "304 KB"), (999_499, "999 KB"),
        (999_500, "1.0 MB"), (1_240_000, "1.2 MB"), (9_960_000, "10 MB"), (104_857_600, "105 MB"),
        (-5, "0 bytes"),
    ])
    func `sizes are told in short`(bytes: Int, text: String) {
        #expect(byteSize(Int64(bytes)) == text)
    }
}
