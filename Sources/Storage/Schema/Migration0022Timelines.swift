/// Changes that concern every timeline entry, on their way through all of them.
let migration0022Timelines = Migration(
    number: 22,
    name: "timelines",
    statements: [
        // The last chat and day that were marked. Without a number it is a walk through all.
        """
        CREATE TABLE timeline_walks (
            workspace_id BIGINT NOT NULL,
            number_id TEXT NOT NULL,
            chat_id BIGINT NOT NULL,
            day BIGINT NOT NULL,
            PRIMARY KEY (workspace_id, number_id))
        """
    ])
