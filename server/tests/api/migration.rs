//! A database that version 1 of the schema has left behind.

use crate::test_server::{TestServer, bytes, comment, contains, execute, folder, settings};
use comment_server::Server;
use std::path::Path;

/// Two comments that differ in their e-mail addresses alone, a reply, and one that has been deleted.
const COMMENTS: &str = "
INSERT INTO comment (article, parent, name, email, comment, status, created, address, idempotency_key)
VALUES
    ('/articles/1', NULL, 'Ada', 'ada@example.org', 'A fine article.', 'published', 1767323045000, '192.0.2.77', 'k'),
    ('/articles/1', NULL, 'Ada', '', 'A fine article.', 'published', 1767323045001, '192.0.2.77', NULL),
    ('/articles/1', 1, 'Grace', 'grace@example.org', 'I agree.', 'held', 1, '192.0.2.78', NULL),
    ('/articles/1', NULL, 'Eve', 'eve@example.org', 'Deleted long ago.', 'held', 1, '192.0.2.79', NULL);
DELETE FROM comment WHERE name = 'Eve';
";

fn version_1(database: &Path) {
    execute(database, include_str!("version_1.sql"));
    execute(database, COMMENTS);
}

/// What the schema consists of, however its SQL is written.
fn schema(database: &Path) -> Vec<String> {
    let connection = rusqlite::Connection::open(database).unwrap();
    let mut query = connection
        .prepare(
            "SELECT format('%s %s %s %s', name, type, \"notnull\", dflt_value) \
             FROM pragma_table_info('comment') \
             UNION ALL SELECT format('%s %s %s', name, \"unique\", partial) \
             FROM pragma_index_list('comment') ORDER BY 1",
        )
        .unwrap();
    let rows = query.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn comments_of_version_1_are_kept_and_compared() {
    let folder = folder();
    let settings = settings(&folder);
    version_1(&settings.database);

    let endpoint = TestServer::start(settings);

    for id in [1, 2] {
        let found = endpoint.get(&format!("/comments/{id}"));
        assert_eq!(found.body["comment"], "A fine article.");
    }
    assert_eq!(endpoint.post(&comment()).status, 409);
    let retried = endpoint.post_with(&comment(), &[("idempotency-key", "k")]);
    assert_eq!((retried.status, &retried.body["id"]), (201, &1.into()));
    let mut held = comment();
    held["name"] = "Grace".into();
    held["comment"] = "I agree.".into();
    assert_eq!(endpoint.post(&held).body["id"], 5);
}

#[test]
fn addresses_of_version_1_and_what_it_deleted_leave_no_trace() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    version_1(&database);
    let before = bytes(&database);
    for text in ["192.0.2.77", "192.0.2.79", "eve@example.org", "grace@"] {
        assert!(contains(&before, text), "{text}");
    }

    let endpoint = TestServer::start(settings);
    assert_eq!(endpoint.get("/comments/1").status, 200);

    let after = bytes(&database);
    for text in ["192.0.2.", "eve@example.org", "Deleted long", "grace@"] {
        assert!(!contains(&after, text), "{text}");
    }
    assert!(contains(&after, "ada@example.org"));
}

#[test]
fn a_migrated_database_has_the_schema_of_a_new_one() {
    let folder = folder();
    let mut settings = settings(&folder);
    let migrated = settings.database.clone();
    version_1(&migrated);
    Server::open(settings.clone()).unwrap();
    let new = folder.path().join("new.sqlite");
    settings.database = new.clone();
    Server::open(settings).unwrap();

    assert_eq!(schema(&migrated), schema(&new));
}
