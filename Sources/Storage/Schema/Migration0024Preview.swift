/// That somebody looked at what a run would link.
let migration0024Preview = Migration(
    number: 24,
    name: "preview",
    statements: [
        "ALTER TABLE workspaces ADD COLUMN links_previewed_at BIGINT"
    ])
