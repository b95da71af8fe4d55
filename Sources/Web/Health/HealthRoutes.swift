import Domain
import Hummingbird
import Storage

/// For whoever watches the process: is it alive, can it work, what are its numbers.
struct HealthRoutes: Sendable {
    let services: WebServices
    let figures: FigureReader
    private let directions: Kept<MetricsReading.Directions>

    init(services: WebServices, figures: FigureReader) {
        self.services = services
        self.figures = figures
        directions = Kept(patience: .seconds(5)) {
            try await services.database.read { try MessageCounts.byDirection($0, services.workspace) }
        }
    }

    func add(to router: Router<WebContext>) {
        router.on(SiteURL.probe(.healthz).pattern, method: .get) { _, _ in Response(json: ["status": "alive"]) }
        router.on(SiteURL.probe(.readyz).pattern, method: .get) { _, _ in await readiness() }
        router.on(SiteURL.probe(.metrics).pattern, method: .get) { _, _ in try await metrics() }
    }

    private func readiness() async -> Response {
        do {
            try await services.database.read { try DatabaseAnswer.check($0) }
            return Response(json: ["status": "ready"])
        } catch let error as SQLError {
            return Response(failure: .unavailable(error.sentence))
        } catch {
            return Response(failure: .unavailable("The database does not answer. Check that it runs."))
        }
    }

    private func metrics() async throws -> Response {
        let media = try await services.database.read { try MediaCounts.read($0, services.workspace) }
        let reading = MetricsReading(
            now: services.clock.now, figures: try await figures.read(), status: await services.status(),
            directions: try await directions.value(), media: media)
        return Response(text: reading.text, type: "text/plain; version=0.0.4; charset=utf-8")
    }
}
