"""Every screen: what it is called, where it is, who looks. Paths with a name in braces are found on the pages."""

import re

ADMIN, AGENT, LIMITED = "Mara Voss", "Diego Ruiz", "Aylin Kaya"

SCREENS = {
    "sign-in": ("/sign-in", None),
    "lost-password": ("/password-forgotten", None),
    "dashboard": ("/", ADMIN),
    "inbox": ("/inbox", ADMIN),
    "chat": ("{chat}", ADMIN),
    "chat-unlinked": ("{unlinked}", ADMIN),
    "group": ("{group}", ADMIN),
    "links-linked": ("/links?tab=linked", ADMIN),
    "links-suggestions": ("/links?tab=suggestions", ADMIN),
    "links-conflicts": ("/links?tab=conflicts", ADMIN),
    "links-unlinked": ("/links?tab=unlinked", ADMIN),
    "links-blocked": ("/links?tab=blocked", ADMIN),
    "links-preview": ("/links?tab=preview", ADMIN),
    "explanation": ("/links/explanation?person=34611222333", ADMIN),
    "forgetting": ("{forgetting}", ADMIN),
    "address-book": ("/links/import", ADMIN),
    "integrations": ("/integrations", ADMIN),
    "hubspot-connection": ("/integrations/hubspot", ADMIN),
    "user-mapping": ("/integrations/hubspot/user-mapping", ADMIN),
    "linking": ("/integrations/hubspot/linking", ADMIN),
    "timeline": ("/integrations/hubspot/timeline", ADMIN),
    "activity": ("/integrations/hubspot/activity", ADMIN),
    "whatsapp": ("/integrations/whatsapp", ADMIN),
    "diagnose": ("/diagnose?q=34611222333", ADMIN),
    "team": ("/team", ADMIN),
    "settings": ("/settings", ADMIN),
    "account": ("/account", ADMIN),
    "audit": ("/audit", ADMIN),
}


def find(page, path, demo):
    """The whole address of a screen."""
    if not path.startswith("{"):
        return demo.url + path
    if path == "{forgetting}":
        page.goto(demo.url + SCREENS["explanation"][0])
        return demo.url + page.locator("a[href^='/links/forgetting']").get_attribute("href")
    words = {"{chat}": "Núria Puig", "{unlinked}": None, "{group}": None}
    page.goto(demo.url + ("/inbox?filter=unlinked" if path == "{unlinked}" else "/inbox"))
    chats = page.locator("a[href^='/inbox/chats/']")
    name = words[path]
    if path == "{group}":
        chats = chats.filter(has_text=re.compile(r"\d of \d+ linked"))
    elif name:
        chats = chats.filter(has_text=name)
    return demo.url + chats.first.get_attribute("href")
