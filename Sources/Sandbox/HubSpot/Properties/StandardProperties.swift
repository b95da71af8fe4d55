/// The properties every account has, by kind of record.
enum StandardProperties {
    static func of(_ type: HubSpotObjectType) -> [PropertyDefinition] {
        switch type {
        case .contact: contact
        case .company: company + system
        case .deal: deal + system
        case .ticket: ticket + system
        case .note: activity + [.html("hs_note_body", "Note body")] + system
        case .task: activity + task + system
        case .communication: activity + communication + system
        }
    }

    private static let system: [PropertyDefinition] = [
        .system("hs_createdate", "Object create date/time", .datetime),
        .system("hs_lastmodifieddate", "Object last modified date/time", .datetime),
        .system("hs_object_id", "Record ID", .number),
    ]

    private static let company: [PropertyDefinition] = [
        .text("name", "Company name"), .text("domain", "Company Domain Name"), .phone("phone", "Phone Number"),
        .text("city", "City"), .text("country", "Country/Region"), .text("industry", "Industry"), .owner,
    ]

    private static let deal: [PropertyDefinition] = [
        .text("dealname", "Deal Name"), .number("amount", "Amount"), .moment("closedate", "Close Date"),
        .text("pipeline", "Pipeline"), .text("dealstage", "Deal Stage"), .owner,
    ]

    private static let ticket: [PropertyDefinition] = [
        .text("subject", "Ticket name"), .longText("content", "Ticket description"),
        .text("hs_pipeline", "Pipeline"), .text("hs_pipeline_stage", "Ticket status"),
        .choice(
            "hs_ticket_priority", "Priority", ["LOW": "Low", "MEDIUM": "Medium", "HIGH": "High", "URGENT": "Urgent"]),
        .text("hs_ticket_category", "Category"), .owner,
    ]

    private static let activity: [PropertyDefinition] = [
        .moment("hs_timestamp", "Activity date"), .text("hs_attachment_ids", "Attached file IDs"), .owner,
    ]

    private static let task: [PropertyDefinition] = [
        .text("hs_task_subject", "Task Title"), .html("hs_task_body", "Task Notes"),
        .choice(
            "hs_task_status", "Task Status",
            [
                "NOT_STARTED": "Not started", "IN_PROGRESS": "In progress", "WAITING": "Waiting",
                "DEFERRED": "Deferred",
                "COMPLETED": "Completed",
            ]),
        .choice("hs_task_priority", "Priority", ["NONE": "None", "LOW": "Low", "MEDIUM": "Medium", "HIGH": "High"]),
        .choice("hs_task_type", "Task Type", ["TODO": "To-do", "EMAIL": "Email", "CALL": "Call"]),
        .text("hs_task_reminders", "Reminders"),
    ]

    private static let communication: [PropertyDefinition] = [
        .choice(
            "hs_communication_channel_type", "Channel Type",
            ["WHATS_APP": "WhatsApp", "LINKEDIN_MESSAGE": "LinkedIn message", "SMS": "SMS"]),
        .choice("hs_communication_logged_from", "Logged from", ["CRM": "CRM"]),
        .html("hs_communication_body", "Communication body"),
    ]
}
