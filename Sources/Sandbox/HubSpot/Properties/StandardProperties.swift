/// The properties every account has, by kind of record.
enum StandardProperties {
    static func of(_ type: HubSpotObjectType) -> [PropertyDefinition] {
        guard type != .contact else { return contact }
        let group = HubSpotObjectType.activities.contains(type) ? "engagement" : "\(type.rawValue)information"
        return own(type).map { $0.inGroup(group) }
    }

    private static func own(_ type: HubSpotObjectType) -> [PropertyDefinition] {
        switch type {
        case .contact: contact
        case .company: company + system
        case .deal: deal + system
        case .ticket: ticket + system
        case .note: activity + [.html("hs_note_body", "Note body")] + system
        case .task: activity + task + system
        case .communication: activity + communication + system
        case .call: activity + call + system
        case .email: activity + email + system
        case .meeting: activity + meeting + system
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
        .system("hs_is_closed", "Is Deal Closed?", .bool), .system("hs_is_closed_won", "Is Closed Won", .bool),
        .text("description", "Deal Description"),
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

    private static let call: [PropertyDefinition] = [
        .text("hs_call_title", "Call Title"), .html("hs_call_body", "Call notes"),
        .number("hs_call_duration", "Call duration"),
        .choice("hs_call_direction", "Call direction", ["INBOUND": "Inbound", "OUTBOUND": "Outbound"]),
        .choice(
            "hs_call_status", "Call status",
            ["COMPLETED": "Completed", "NO_ANSWER": "No answer", "BUSY": "Busy", "FAILED": "Failed"]),
        .text("hs_call_to_number", "To Number"), .text("hs_call_from_number", "From Number"),
    ]

    private static let email: [PropertyDefinition] = [
        .text("hs_email_subject", "Email subject"), .longText("hs_email_text", "Text body"),
        .html("hs_email_html", "HTML body"),
        .choice(
            "hs_email_direction", "Email Direction",
            ["EMAIL": "Email", "INCOMING_EMAIL": "Incoming email", "FORWARDED_EMAIL": "Forwarded email"]),
        .choice("hs_email_status", "Email send status", ["SENT": "Sent", "BOUNCED": "Bounced", "FAILED": "Failed"]),
    ]

    private static let meeting: [PropertyDefinition] = [
        .text("hs_meeting_title", "Meeting name"), .html("hs_meeting_body", "Meeting description"),
        .moment("hs_meeting_start_time", "Meeting start time"), .moment("hs_meeting_end_time", "Meeting end time"),
        .text("hs_meeting_location", "Meeting location"),
    ]

    private static let communication: [PropertyDefinition] = [
        .choice(
            "hs_communication_channel_type", "Channel Type",
            ["WHATS_APP": "WhatsApp", "LINKEDIN_MESSAGE": "LinkedIn message", "SMS": "SMS"]),
        .choice("hs_communication_logged_from", "Logged from", ["CRM": "CRM"]),
        .html("hs_communication_body", "Communication body"),
    ]
}
