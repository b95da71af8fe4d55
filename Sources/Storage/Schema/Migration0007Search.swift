/// Contacts are found by the words of their names and e-mail addresses.
///
/// Both ways of looking need their own tree: by word to find contacts, by contact to see whether one that is found by
/// the rarest word of a question has the other words too.
let migration0007Search = Migration(number: 7, name: "search") { engine in
    [
        """
        CREATE TABLE contact_words (
            workspace_id BIGINT NOT NULL,
            word TEXT \(sql: engine.byteWise) NOT NULL,
            contact_id TEXT NOT NULL,
            PRIMARY KEY (workspace_id, word, contact_id)) \(sql: engine.clustered)
        """,
        "CREATE INDEX contact_words_contact ON contact_words (workspace_id, contact_id, word)",
        // Every word that may be what a mistyped one meant, once, and read backwards.
        """
        CREATE TABLE search_words (
            workspace_id BIGINT NOT NULL,
            word TEXT \(sql: engine.byteWise) NOT NULL,
            backwards TEXT \(sql: engine.byteWise) NOT NULL,
            PRIMARY KEY (workspace_id, word)) \(sql: engine.clustered)
        """,
        "CREATE INDEX search_words_backwards ON search_words (workspace_id, backwards, word)",
        // The last contact whose words are written; '' = none yet, NULL = all are.
        "ALTER TABLE hubspot_accounts ADD COLUMN words_after TEXT DEFAULT ''",
    ]
}
