CREATE TABLE comment (
    -- AUTOINCREMENT: the number of a deleted comment is not given out again.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,
    parent INTEGER REFERENCES comment (id),
    name TEXT NOT NULL,
    -- '' when absent: NULLs would all differ in the unique index below.
    email TEXT NOT NULL,
    website TEXT,
    comment TEXT NOT NULL,
    lang TEXT,
    status TEXT NOT NULL CHECK (status IN ('published', 'held')),
    -- Milliseconds since 1970, UTC.
    created INTEGER NOT NULL,
    -- Who sent it, for the limit per minute.
    address TEXT NOT NULL,
    idempotency_key TEXT UNIQUE
) STRICT;

CREATE UNIQUE INDEX comment_once ON comment (article, name, email, comment);

CREATE INDEX comment_by_address ON comment (address, created);
