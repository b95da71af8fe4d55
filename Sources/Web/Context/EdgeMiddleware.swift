import HTTPTypes
import Hummingbird
import Logging

/// The outermost layer: gives every answer its headers, turns errors into sentences, speaks the browser's language,
/// writes the access log. Webhooks, the hot path, pass through with nothing added.
struct EdgeMiddleware: RouterMiddleware {
    let headers: SecurityHeaders
    let errors: ErrorAnswers

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        let area = SiteArea(path: path)
        if area == .webhook {
            do {
                return try await next(request, context)
            } catch {
                return errors.answer(error, area: area, context: context)
            }
        }
        let started = ContinuousClock.now
        // Programs are answered in one language.
        let language = area.speaksJSON ? .english : Language(acceptLanguage: request.headers[.acceptLanguage])
        var response = await Language.$current.withValue(language) {
            do {
                return try await next(request, context)
            } catch {
                return errors.answer(error, area: area, context: context)
            }
        }
        headers.add(to: &response, area: area, requestID: context.id)
        log(request.method, path, response.status, since: started, context: context)
        return response
    }

    /// Paths only: queries hold phone numbers, headers hold tokens.
    private func log(
        _ method: HTTPRequest.Method, _ path: String, _ status: HTTPResponse.Status,
        since started: ContinuousClock.Instant, context: WebContext
    ) {
        let level: Logger.Level = status.code >= 500 ? .warning : .debug
        if context.logger.logLevel > level { return }
        let milliseconds = (ContinuousClock.now - started) / .milliseconds(1)
        context.logger.log(
            level: level, "\(method.rawValue) \(path) \(status.code)",
            metadata: ["milliseconds": "\((milliseconds * 10).rounded() / 10)"])
    }
}
