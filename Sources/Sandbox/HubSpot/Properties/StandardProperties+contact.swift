/// A contact's properties that matter to a client; a real account has hundreds.
extension StandardProperties {
    static let contact: [PropertyDefinition] =
        contactIdentity + contactSales.map { $0.inGroup("sales_properties") } + contactSystem

    private static let contactIdentity: [PropertyDefinition] = [
        .text("firstname", "First Name"), .text("lastname", "Last Name"), .text("email", "Email"),
        .text("hs_additional_emails", "Additional email addresses"),
        .phone("phone", "Phone Number"), .phone("mobilephone", "Mobile Phone Number"), .text("fax", "Fax Number"),
        .phone("hs_whatsapp_phone_number", "WhatsApp Phone Number"),
        .text("company", "Company Name"), .text("jobtitle", "Job Title"), .text("website", "Website URL"),
        .text("address", "Street Address"), .text("city", "City"), .text("state", "State/Region"),
        .text("zip", "Postal Code"), .text("country", "Country/Region"), .longText("message", "Message"),
        .choice(
            "hs_language", "Preferred language",
            ["de": "German", "en": "English", "es": "Spanish", "fr": "French", "pt": "Portuguese"]),
        .text("hs_pinned_engagement_id", "Pinned Engagement ID"),
    ]

    private static let contactSales: [PropertyDefinition] = [
        .owner,
        .choice(
            "lifecyclestage", "Lifecycle Stage",
            [
                "subscriber": "Subscriber", "lead": "Lead", "marketingqualifiedlead": "Marketing Qualified Lead",
                "salesqualifiedlead": "Sales Qualified Lead", "opportunity": "Opportunity", "customer": "Customer",
                "evangelist": "Evangelist", "other": "Other",
            ], fieldType: "radio"),
        .choice(
            "hs_lead_status", "Lead Status",
            [
                "NEW": "New", "OPEN": "Open", "IN_PROGRESS": "In Progress", "OPEN_DEAL": "Open Deal",
                "UNQUALIFIED": "Unqualified", "ATTEMPTED_TO_CONTACT": "Attempted to Contact", "CONNECTED": "Connected",
                "BAD_TIMING": "Bad Timing",
            ], fieldType: "radio"),
        .choice(
            "hs_buying_role", "Buying Role",
            [
                "BLOCKER": "Blocker", "BUDGET_HOLDER": "Budget Holder", "CHAMPION": "Champion",
                "DECISION_MAKER": "Decision Maker",
            ],
            fieldType: "checkbox"),
    ]

    private static let contactSystem: [PropertyDefinition] =
        [
            .system("createdate", "Create Date", .datetime),
            .system("lastmodifieddate", "Last Modified Date", .datetime),
            .system("hs_object_id", "Record ID", .number),
            .system("hs_whatsapp_bsuids", "WhatsApp BSUIDs"),
            .system("hs_merged_object_ids", "Merged record IDs"),
            .system("associatedcompanyid", "Primary Associated Company ID", .number),
            .system("notes_last_contacted", "Last Contacted", .datetime),
            .system("hs_full_name_or_email", "Full name or email", calculated: true),
        ] + CalculatedPhone.names.map { .system($0, $0, calculated: true) }
}
