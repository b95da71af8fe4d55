public import Hummingbird

/// Who may look at the pages. (People sign in with names of their own once there is a team.)
public enum PageAccess: Sendable {
    /// Everybody who reaches the server: for a demo on this machine only.
    case open
    /// Whoever has an API token: the browser asks for it as a password.
    case apiToken
}

/// Everything the server answers. Throws when a file of the pages is missing or wrong.
///
/// `access` is open where the sandbox runs and needs a token anywhere else, unless it is given.
public func makeRouter(_ services: WebServices, access: PageAccess? = nil) throws -> Router<WebContext> {
    let templates = try Templates()
    let assets = try AssetStore()
    let figures = FigureReader(services)
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(
        middleware: EdgeMiddleware(
            headers: SecurityHeaders(publicURL: services.publicURL),
            errors: ErrorAnswers(templates: templates, assets: assets)))
    WebhookRoutes(services: services).add(to: router)
    HealthRoutes(services: services, figures: figures).add(to: router)
    APIRoutes(services: services).add(to: router)
    AssetRoutes(assets: assets).add(to: router)
    let pages = router.group().add(middleware: ViewerZoneMiddleware())
    switch access ?? (services.sandboxPage == nil ? .apiToken : .open) {
    case .open: break
    case .apiToken:
        pages.add(
            middleware: TokenMiddleware(tokenName: services.tokenName, missing: .signInNeeded, wrong: .signInNeeded))
    }
    DashboardRoutes(reader: DashboardReader(services, figures: figures), templates: templates, assets: assets)
        .add(to: pages)
    let ours = pages.group().add(middleware: SameSiteMiddleware())
    LinksRoutes(services: services, templates: templates, assets: assets).add(to: ours)
    if let inbox = services.inbox {
        InboxRoutes(services: services, inbox: inbox, templates: templates, assets: assets).add(to: ours)
    }
    AuditRoutes(services: services, templates: templates, assets: assets).add(to: ours)
    BookImportRoutes(services: services, templates: templates, assets: assets).add(to: ours)
    ByHandRoutes(services: services, templates: templates, assets: assets).add(to: ours)
    ExplanationRoutes(services: services, templates: templates, assets: assets).add(to: ours)
    SidebarRoutes(desk: SidebarDesk(services: services, templates: templates, assets: assets)).add(to: ours)
    if let choices = services.cardChoices {
        CardRoutes(services: services, choices: choices, templates: templates, assets: assets).add(to: ours)
    }
    LinkingRoutes(services: services, templates: templates, assets: assets).add(to: ours)
    ActivityRoutes(services: services, figures: figures, templates: templates, assets: assets).add(to: ours)
    if let editor = services.timelineSettings {
        TimelineTabRoutes(services: services, editor: editor, templates: templates, assets: assets).add(to: ours)
    }
    IntegrationsRoutes(services: services, figures: figures, templates: templates, assets: assets).add(to: ours)
    if let actions = services.whatsApp {
        WhatsAppRoutes(services: services, actions: actions, templates: templates, assets: assets).add(to: ours)
    }
    DiagnosisRoutes(services: services, templates: templates, assets: assets).add(to: ours)
    if let actions = services.userMapping {
        UserMappingRoutes(services: services, actions: actions, templates: templates, assets: assets).add(to: ours)
    }
    if let actions = services.hubSpot {
        HubSpotRoutes(services: services, actions: actions, templates: templates, assets: assets).add(to: ours)
    }
    PaletteRoutes(services: services, templates: templates).add(to: pages)
    MediaRoutes(services: services).add(to: pages)
    LiveRoutes(changes: services.changes).add(to: pages)
    return router
}
