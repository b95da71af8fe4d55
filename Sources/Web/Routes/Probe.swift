/// What those ask who watch a server. The raw value is the word in the URL.
enum Probe: String, CaseIterable, Sendable {
    /// The process answers.
    case healthz
    /// It can do its work.
    case readyz
    case metrics
}
