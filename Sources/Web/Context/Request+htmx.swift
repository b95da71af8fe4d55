import HTTPTypes
import Hummingbird

extension Request {
    /// htmx asks for a part of a page. What it asks for when somebody goes back is a whole one.
    var isFragment: Bool {
        headers[.hxRequest] == "true" && headers[.hxHistoryRestore] != "true"
    }
}

extension HTTPField.Name {
    static let hxRequest = Self("HX-Request")!
    static let hxHistoryRestore = Self("HX-History-Restore-Request")!
    static let hxTrigger = Self("HX-Trigger-After-Settle")!
    /// Where htmx is to put an answer that is no answer to what was asked.
    static let hxRetarget = Self("HX-Retarget")!
}
