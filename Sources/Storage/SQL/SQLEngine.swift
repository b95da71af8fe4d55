public enum SQLEngine: String, Sendable {
    case sqlite
    case postgresql
}
