import HTTPTypes
import Hummingbird
import Logging

/// Turns what was thrown into what is told: a JSON error for programs, a page for people, never an inside.
struct ErrorAnswers: Sendable {
    let templates: Templates
    let assets: AssetStore

    func answer(_ error: any Error, area: SiteArea, context: WebContext) -> Response {
        let failure = WebFailure(telling: error) ?? hidden(error, context: context)
        var response = area.speaksJSON ? Response(failure: failure) : page(failure)
        for field in failure.headers {
            response.headers[field.name] = field.value
        }
        return response
    }

    private func hidden(_ error: any Error, context: WebContext) -> WebFailure {
        context.logger.error("a request failed", metadata: ["error": "\(error)"])
        return WebFailure(
            status: .internalServerError, code: "internal",
            message: "Liaison made a mistake with this request, and nothing was changed by it. "
                + "The log tells more under the request id \(context.id).")
    }

    private func page(_ failure: WebFailure) -> Response {
        let page = ErrorPage(
            shell: Shell(title: ErrorPage.title(failure.status), assets: assets), code: Int(failure.status.code),
            title: ErrorPage.title(failure.status), message: localizedSentence(failure.message))
        return Response(html: templates.render(page, .error), status: failure.status)
    }
}

extension Response {
    /// `{"error":{"code":"a_word","message":"a sentence"}}`, with details where there are any.
    init(failure: WebFailure) {
        let fields = [
            JSONText.Field(name: "code", value: .text(failure.code)),
            JSONText.Field(name: "message", value: .text(failure.message)),
        ]
        self.init(json: ["error": .object(fields + failure.details)], status: failure.status)
        for field in failure.headers {
            headers[field.name] = field.value
        }
    }

    init(json value: JSONText, status: HTTPResponse.Status = .ok) {
        self.init(
            status: status, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: value.encoded())))
    }

    init(html: String, status: HTTPResponse.Status = .ok) {
        self.init(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    init(text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok) {
        self.init(
            status: status, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
