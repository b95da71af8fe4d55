extension RecordType {
    /// HubSpot's names of what our drafts have a field for, each with that field's name: a page puts HubSpot's
    /// complaint beside the field. Contacts and companies have no drafts, so theirs go by HubSpot's names.
    var fields: [String: String] {
        switch self {
        case .contact, .company: [:]
        case .deal:
            [
                "dealname": "name", "pipeline": "pipeline", "dealstage": "stage", "amount": "amount",
                "closedate": "closesAt", "hubspot_owner_id": "owner",
            ]
        case .ticket:
            [
                "subject": "subject", "content": "content", "hs_pipeline": "pipeline", "hs_pipeline_stage": "stage",
                "hs_ticket_priority": "priority", "hubspot_owner_id": "owner",
            ]
        case .task:
            [
                "hs_task_subject": "subject", "hs_task_body": "body", "hs_task_status": "status",
                "hs_task_type": "kind", "hs_task_priority": "priority", "hs_timestamp": "dueAt",
                "hubspot_owner_id": "owner",
            ]
        case .note:
            [
                "hs_note_body": "body", "hs_timestamp": "at", "hs_attachment_ids": "attachments",
                "hubspot_owner_id": "owner",
            ]
        }
    }
}
