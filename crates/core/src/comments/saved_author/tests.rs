use super::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

const NOW: f64 = 1.8e12;

/// A storage area that never fails.
#[derive(Clone, Default)]
struct Memory(Rc<RefCell<BTreeMap<String, String>>>);

impl Storage for Memory {
    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> bool {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        true
    }

    fn remove(&self, key: &str) {
        self.0.borrow_mut().remove(key);
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        let stored = self.0.borrow();
        let ours = stored.keys().filter(|key| key.starts_with(prefix));
        ours.cloned().collect()
    }
}

fn awa() -> Comment {
    let mut comment = Comment::default();
    comment.set("comment", Json::from("Secret"));
    comment.set("name", Json::from("Awa \"A\" Traoré"));
    comment.set("email", Json::from("awa@example.org"));
    comment
}

fn commenter(memory: &Memory, endpoint: &str) -> SavedAuthor<Memory> {
    SavedAuthor::new(memory.clone(), endpoint)
}

#[test]
fn details_come_back_as_they_were_and_the_comment_is_not_among_them() {
    let memory = Memory::default();
    let commenter = commenter(&memory, "https://a.example/comments");

    commenter.save(&awa(), NOW);

    assert_eq!(
        commenter.load(NOW + LIFETIME_MS - 1.0),
        Some(vec![
            ("name", "Awa \"A\" Traoré".to_owned()),
            ("email", "awa@example.org".to_owned()),
        ])
    );
    let stored = memory.keys("").into_iter().map(|key| memory.get(&key));
    assert!(!stored.flatten().any(|text| text.contains("Secret")));
}

#[test]
fn what_a_reader_told_one_origin_is_not_offered_to_another() {
    let memory = Memory::default();
    commenter(&memory, "https://a.example/comments").save(&awa(), NOW);

    let is_offered = |endpoint| commenter(&memory, endpoint).load(NOW).is_some();

    assert!(is_offered(
        "https://a.example/elsewhere?x=https://b.example/"
    ));
    for other in [
        "https://b.example/comments",
        "https://a.example:8443/comments",
        "http://a.example/comments",
        "https://a.example.b.example/comments",
        "https://b.example/https://a.example",
    ] {
        assert!(!is_offered(other), "{other}");
    }
}

#[test]
fn details_expire_for_every_origin_at_once() {
    let memory = Memory::default();
    commenter(&memory, "https://a.example/c").save(&awa(), NOW);
    commenter(&memory, "https://b.example/c").save(&awa(), NOW + 1.0);
    memory.set(KEY_PREFIX, r#"{"name":"Awa","email":"awa@example.org"}"#);
    memory.set(&[KEY_PREFIX, ":https://c.example"].concat(), "not json");

    let other = commenter(&memory, "https://other.example/");
    assert_eq!(other.load(NOW + LIFETIME_MS), None);

    assert_eq!(
        memory.keys(""),
        [[KEY_PREFIX, ":https://b.example"].concat()]
    );
}

#[test]
fn what_is_forgotten_is_gone() {
    let memory = Memory::default();
    let commenter = commenter(&memory, "https://a.example/c");
    commenter.save(&awa(), NOW);

    commenter.forget();

    assert_eq!(commenter.load(NOW), None);
    assert!(memory.keys("").is_empty());
}
