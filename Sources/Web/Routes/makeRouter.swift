public import Hummingbird

/// Who may look at the pages.
public enum PageAccess: Sendable {
    /// Members who signed in.
    case members
    /// Everybody who reaches the server. No server of ours does this: it is for tests and measurements of pages.
    case openForTests
}

/// Everything the server answers. Throws when a file of the pages is missing or wrong.
public func makeRouter(_ services: WebServices, access: PageAccess = .members) throws -> Router<WebContext> {
    let templates = try Templates()
    let assets = try AssetStore()
    let figures = FigureReader(services)
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    let errors = ErrorAnswers(templates: templates, assets: assets)
    router.add(middleware: EdgeMiddleware(headers: SecurityHeaders(publicURL: services.publicURL), errors: errors))
    WebhookRoutes(services: services).add(to: router)
    HealthRoutes(services: services, figures: figures).add(to: router)
    APIRoutes(services: services).add(to: router)
    AssetRoutes(assets: assets).add(to: router)
    let doors = router.group().add(middleware: SameSiteMiddleware())
    SignInRoutes(services: services, templates: templates, assets: assets).add(to: doors)
    OneTimeLinkRoutes(services: services, templates: templates, assets: assets).add(to: doors)
    ForgottenRoutes(services: services, templates: templates, assets: assets).add(to: doors)
    let pages = router.group().add(middleware: ViewerZoneMiddleware())
    switch access {
    case .members: pages.add(middleware: SessionMiddleware(services: services, errors: errors))
    case .openForTests: break
    }
    pages.add(middleware: SameSiteMiddleware()).add(middleware: FormTokenMiddleware())
    addPages(services, templates: templates, assets: assets, figures: figures, to: pages)
    return router
}

/// What members see. Each route says which permission it needs.
private func addPages(
    _ services: WebServices, templates: Templates, assets: AssetStore, figures: FigureReader,
    to pages: RouterGroup<WebContext>
) {
    DashboardRoutes(reader: DashboardReader(services, figures: figures), templates: templates, assets: assets)
        .add(to: pages)
    LinksRoutes(services: services, templates: templates, assets: assets).add(to: pages)
    if let inbox = services.inbox {
        InboxRoutes(services: services, inbox: inbox, templates: templates, assets: assets).add(to: pages)
    }
    SidebarRoutes(desk: SidebarDesk(services: services, templates: templates, assets: assets)).add(to: pages)
    AuditRoutes(services: services, templates: templates, assets: assets).add(to: pages)
    BookImportRoutes(services: services, templates: templates, assets: assets).add(to: pages)
    ByHandRoutes(services: services, templates: templates, assets: assets).add(to: pages)
    ExplanationRoutes(services: services, templates: templates, assets: assets).add(to: pages)
    ForgettingRoutes(services: services, templates: templates, assets: assets).add(to: pages)
    DiagnosisRoutes(services: services, templates: templates, assets: assets).add(to: pages)
    addIntegrations(services, templates: templates, assets: assets, figures: figures, to: pages)
    PaletteRoutes(services: services, templates: templates).add(to: pages)
    MediaRoutes(services: services).add(to: pages)
    LiveRoutes(changes: services.changes).add(to: pages)
    if let membership = services.membership {
        AccountRoutes(services: services, membership: membership, templates: templates, assets: assets).add(to: pages)
        TeamRoutes(services: services, membership: membership, templates: templates, assets: assets).add(to: pages)
        SettingsRoutes(services: services, membership: membership, templates: templates, assets: assets).add(to: pages)
    }
}

/// How both sides are connected, and what goes between them.
private func addIntegrations(
    _ services: WebServices, templates: Templates, assets: AssetStore, figures: FigureReader,
    to pages: RouterGroup<WebContext>
) {
    IntegrationsRoutes(services: services, figures: figures, templates: templates, assets: assets).add(to: pages)
    LinkingRoutes(services: services, templates: templates, assets: assets).add(to: pages)
    ActivityRoutes(services: services, figures: figures, templates: templates, assets: assets).add(to: pages)
    if let choices = services.cardChoices {
        CardRoutes(services: services, choices: choices, templates: templates, assets: assets).add(to: pages)
    }
    if let editor = services.timelineSettings {
        TimelineTabRoutes(services: services, editor: editor, templates: templates, assets: assets).add(to: pages)
    }
    if let actions = services.userMapping {
        UserMappingRoutes(services: services, actions: actions, templates: templates, assets: assets).add(to: pages)
    }
    if let actions = services.hubSpot {
        HubSpotRoutes(services: services, actions: actions, templates: templates, assets: assets).add(to: pages)
    }
    if let actions = services.whatsApp {
        WhatsAppRoutes(services: services, actions: actions, templates: templates, assets: assets).add(to: pages)
    }
}
