/// Who ended a user mapping, and which chats HubSpot's timelines show.
let migration0021Integrations = Migration(
    number: 21,
    name: "integrations",
    statements: [
        // Null = still in force, or ended before this was kept.
        "ALTER TABLE user_mappings ADD COLUMN ended_by TEXT",
        // The workspace's rule, and what a number or a chat has instead; null = what is above it.
        "ALTER TABLE workspaces ADD COLUMN timeline_chats TEXT NOT NULL DEFAULT 'linked'",
        "ALTER TABLE business_numbers ADD COLUMN timeline_shown INTEGER",
        "ALTER TABLE chats ADD COLUMN timeline_shown INTEGER",
    ])
