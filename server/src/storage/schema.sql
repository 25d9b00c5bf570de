CREATE TABLE comment (
    -- AUTOINCREMENT: the number of a deleted comment is not given out again.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,
    parent INTEGER REFERENCES comment (id),
    name TEXT NOT NULL,
    -- '' when absent or erased.
    email TEXT NOT NULL,
    website TEXT,
    comment TEXT NOT NULL,
    lang TEXT,
    status TEXT NOT NULL CHECK (status IN ('published', 'held')),
    -- Milliseconds since 1970, UTC.
    created INTEGER NOT NULL,
    idempotency_key TEXT UNIQUE,
    -- SHA-256 of article, name and comment, see content_hash.rs.
    content_hash BLOB NOT NULL DEFAULT x''
) STRICT;
