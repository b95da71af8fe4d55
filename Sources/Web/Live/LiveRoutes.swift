import Domain
import Hummingbird
import NIOCore
import ServiceLifecycle
import Sync

/// `/live`: server-sent events that say "something changed". The page then reads again the fragment it was built from,
/// so the event carries nothing worth protecting and nothing that can be out of date.
struct LiveRoutes: Sendable {
    /// More open pages than this are told to come back later.
    static let listenersMax = 500

    private let changes: Changes
    private let seats = Seats(count: listenersMax)

    init(changes: Changes) {
        self.changes = changes
    }

    func add(to router: some RouterMethods<WebContext>) {
        router.on(.live, .get, needs: .work) { _, _ in try open() }
    }

    private func open() throws -> Response {
        guard let seat = seats.take() else {
            throw WebFailure.unavailable(
                "Too many pages are open on this server at once. This one is still right, only not live.")
        }
        // A browser that lost the line asks again after two seconds.
        let opening = ByteBuffer(string: "retry: 2000\n\n")
        let events = liveBeats(of: changes).cancelOnGracefulShutdown().map { _ in
            withExtendedLifetime(seat) { ByteBuffer(string: LiveBeat.text) }
        }
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                try await writer.write(opening)
                try await writer.write(events)
                try await writer.finish(nil)
            })
    }
}
