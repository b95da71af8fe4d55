/// What the company's address books call somebody, beside the name the person chose.
let migration0009AddressBook = Migration(
    number: 9,
    name: "address book",
    statements: [
        "ALTER TABLE persons ADD COLUMN book_name TEXT",
        // The import that named the person last: of two names for one number in a file, the first counts.
        "ALTER TABLE persons ADD COLUMN book_import BIGINT",
        // The phone was read in an address book, and WhatsApp may write the same number in another form.
        "ALTER TABLE persons ADD COLUMN is_phone_read INTEGER NOT NULL DEFAULT 0",
    ])
