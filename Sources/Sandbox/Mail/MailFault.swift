/// What a mail server does wrong on one connection.
public enum MailFault: Sendable, Equatable {
    /// It is closing down: 421 instead of a greeting (RFC 5321, 3.8).
    case closing
    /// It says nothing for so long, then goes on as usual.
    case slow(Duration)
    /// 450 to the recipient: come again later, as greylists say.
    case postponed
    /// 550 to the recipient: nobody of that name.
    case refused
    /// It hangs up when the text is about to be sent.
    case droppedBeforeText
    /// It has the text, hangs up without an answer, and keeps nothing.
    case droppedAfterText
    /// The same, and it delivers the mail.
    case keptThenDropped
    /// 554 after the text.
    case refusedAfterText
}
