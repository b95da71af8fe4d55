import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Linking
import Storage
import TestEngines
import Testing

@testable import Web

/// The pages in the language that a browser asks for.
struct SpanishPageTests {
    private static var story: Story {
        .rows { rows in
            try await rows.workspaceRow(timeZone: "Europe/Madrid")
            try await rows.hubSpot()
            try await rows.person(1, name: "Jack", phone: "34622333444")
            try await rows.person(2, name: "Ana", phone: "34612345678")
            try await rows.contact("21", first: "Jack", last: "Hill", phone: "34622333444")
            try await rows.link(501, person: 1, contact: "21")
            try await rows.audit(1, "link_made", "person:1", after: "contact:21")
            try await rows.audit(2, "person_blocked", "person:2", after: "contact:99", at: Rows.now - .seconds(400_000))
            try await rows.block(person: 2, contact: "99")
        }
    }

    private func page(_ site: Site, _ uri: String) async throws -> String {
        try await site.get(uri, headers: [.acceptLanguage: "es-MX,es;q=0.9,en;q=0.8"]).text
    }

    @Test(arguments: [
        (
            "/links?tab=linked", ["Vinculados", "vinculado · exacto", "Desvincular…", "Panel", "Ir al contenido"],
            ["Linked", "Unlink", "Why?", "Search<", "Skip to"]
        ),
        ("/links", ["Sugerencias", "Ninguna sugerencia espera su decisión."], ["Suggestions", "waits for you"]),
        ("/links?tab=blocked", ["mara dijo que esta persona no es el contacto 99"], ["said that", "Allow automatic"]),
        ("/links?tab=preview", ["Vista previa", "se vincularían"], ["would be linked", "Nothing is written"]),
        ("/links/by-hand?person=2", ["¿Quién es Ana?", "Crear el contacto y vincular"], ["Who is", "First name"]),
        (
            "/links/explanation?person=1&contact=21",
            ["Comparación", "WhatsApp tiene «34622333444»", "Mismo número: el texto se lee como"],
            ["Compared", "WhatsApp has", "Same number", "If another contact", "Rule:"]
        ),
        ("/links/explanation?person=%2B44+7700+900123", ["Nadie en WhatsApp tiene el número"], ["Nobody on WhatsApp"]),
        ("/links/import", ["Importar una libreta de direcciones", "Como máximo"], ["Take in", "At most"]),
        (
            "/audit", ["Auditoría", "vínculo hecho", "persona bloqueada", "Hoy", "16 nov", "por Liaison"],
            ["link made", "Today", "Nov<", "Save as", "by Liaison"]
        ),
        (
            "/no-such-page", ["Esa página no existe", "No hay nada en esta dirección."],
            ["There is no", "Nothing is at"]
        ),
    ])
    func `a page speaks Spanish where Spanish is asked for`(
        uri: String, spanish: [String], english: [String]
    ) async throws {
        try await withSite(story: Self.story) { site in
            let page = try await page(site, uri)
            #expect(page.contains(#"<html lang="es">"#))
            for words in spanish { #expect(page.contains(words), "\(uri): \(words)") }
            for words in english { #expect(!page.contains(words), "\(uri): \(words)") }
        }
    }

    @Test func `a refusal is told in Spanish on a page, and in English to programs`() async throws {
        try await withSite(story: Self.story) { site in
            let form: HTTPFields = [.secFetchSite: "same-origin", .acceptLanguage: "es"]
            let answer = try await site.send(
                .post, "/links/dismissal", headers: form, body: "back=%2Flinks&person=1")
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("No hay ninguna sugerencia ni ningún conflicto abierto sobre esta persona."))
            let program = try await site.get("/api/v1/no-such-noun", headers: [.acceptLanguage: "es"])
            #expect(program.text.contains("Nothing is at this address."))
        }
    }

    @Test func `whoever asks for another language gets English`() async throws {
        try await withSite(story: Self.story) { site in
            let page = try await site.get("/links", headers: [.acceptLanguage: "fr, de;q=0.5"]).text
            #expect(page.contains(#"<html lang="en">"#) && page.contains("No suggestion waits for you."))
        }
    }

    @Test func `numbers, days and units are written as in Spanish`() {
        Language.$current.withValue(.spanish) {
            let text = PageText(now: Rows.now, timeZone: "UTC")
            #expect(PageText.count(1_234_567) == "1.234.567" && PageText.count(-1204) == "-1.204")
            #expect(text.date(Rows.now) == "21 nov" && text.dayTitle(Rows.now) == "Hoy")
            #expect(text.date(Rows.now - .seconds(400 * 86_400)) == "17 oct 2025")
            #expect(PageText.span(.seconds(400)) == ("6", "min"))
            #expect(MessagePreview.text(.revoke(of: WhatsAppMessageID("x")), lengthMax: 99) == "Eliminó un mensaje")
        }
    }
}
