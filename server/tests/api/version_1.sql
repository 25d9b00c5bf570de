CREATE TABLE comment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,
    parent INTEGER REFERENCES comment (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    website TEXT,
    comment TEXT NOT NULL,
    lang TEXT,
    status TEXT NOT NULL CHECK (status IN ('published', 'held')),
    created INTEGER NOT NULL,
    address TEXT NOT NULL,
    idempotency_key TEXT UNIQUE
) STRICT;

CREATE UNIQUE INDEX comment_once ON comment (article, name, email, comment);

CREATE INDEX comment_by_address ON comment (address, created);

PRAGMA user_version = 1;
