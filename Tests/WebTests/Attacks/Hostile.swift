import Testing

/// Text that would run, or break out of an attribute, if it stood on a page as it is.
enum Hostile {
    static let text = #"<script>alert(1)</script><img src=x onerror=alert(2)>"\#u{301} onfocus="alert(3)"#
    /// The same as it stands where it is harmless.
    static let escaped = "&lt;script&gt;alert(1)"

    /// Fails where something of it would run on `page`.
    static func expectNothingRuns(on page: String, _ place: String) {
        #expect(!page.contains("<script>alert") && !page.contains("<img src=x"), "\(place)")
        let isOpened = page.unicodeScalars.split(separator: ">").contains { part in
            String(String.UnicodeScalarView(part)).contains(/<[^"]*("[^"]*"[^"]*)*\sonfocus=/)
        }
        #expect(!isOpened, "\(place)")
    }
}
