//! Tests tabs, reloads and broken storage in a model of a browser around the real [`DraftStore`].

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proptest::prelude::*;

use crate::comments::draft::LIFETIME_MS;
use crate::comments::draft_store::*;

const DAY_MS: f64 = LIFETIME_MS / 30.0;
const STORY: (&str, &str, Option<&str>) = ("https://a.example/comments", "story", None);

type Entries = Rc<RefCell<BTreeMap<String, String>>>;

/// A storage area, as one page sees it.
#[derive(Clone)]
struct Area {
    stored: Entries,
    /// Changes that the area rejected from this page.
    untaken: Rc<RefCell<BTreeMap<String, Option<String>>>>,
    is_full: Rc<Cell<bool>>,
    is_session: bool,
}

impl Storage for Area {
    fn get(&self, key: &str) -> Option<String> {
        match self.untaken.borrow().get(key) {
            Some(untaken) => untaken.clone(),
            None => self.stored.borrow().get(key).cloned(),
        }
    }

    fn set(&self, key: &str, text: &str) -> bool {
        let is_taken = !self.is_full.get();
        if is_taken {
            self.untaken.borrow_mut().remove(key);
            let mut stored = self.stored.borrow_mut();
            stored.insert(key.to_owned(), text.to_owned());
        } else {
            let mut untaken = self.untaken.borrow_mut();
            untaken.insert(key.to_owned(), Some(text.to_owned()));
            if self.is_session {
                self.stored.borrow_mut().remove(key);
            }
        }
        is_taken
    }

    fn remove(&self, key: &str) {
        self.untaken.borrow_mut().remove(key);
        self.stored.borrow_mut().remove(key);
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        let stored = self.stored.borrow();
        let untaken = self.untaken.borrow();
        let keys: BTreeSet<&String> = stored.keys().chain(untaken.keys()).collect();
        let ours = keys.into_iter().filter(|key| key.starts_with(prefix));
        ours.cloned().collect()
    }
}

/// A form as a reader sees it.
struct Shown {
    store: Rc<RefCell<DraftStore<Area>>>,
    text: String,
    /// Whether the text was typed in this tab, or in the tab that this one duplicates.
    is_own: bool,
    saved: f64,
    attempt: Option<Attempt>,
}

struct Tab {
    session: Entries,
    areas: [Area; 2],
    page: OpenForms,
    forms: Vec<Shown>,
    /// Attempts of forms that were removed.
    left: Vec<(Rc<RefCell<DraftStore<Area>>>, Attempt)>,
    is_frozen: bool,
}

#[derive(Default)]
struct Browser {
    local: Entries,
    local_is_full: Rc<Cell<bool>>,
    session_is_full: Rc<Cell<bool>>,
    tabs: Vec<Tab>,
    now: f64,
    names: Rc<Cell<usize>>,
}

impl Browser {
    fn name(&self, kind: &str) -> String {
        self.names.set(self.names.get() + 1);
        format!("{kind}{}", self.names.get())
    }

    /// Opens a tab with this many forms for the same article and a copy of a session storage.
    fn open(&mut self, forms: usize, session: BTreeMap<String, String>) -> usize {
        let session = Rc::new(RefCell::new(session));
        let mut tab = Tab {
            areas: self.areas(&session),
            session,
            page: OpenForms::default(),
            forms: Vec::new(),
            left: Vec::new(),
            is_frozen: false,
        };
        for _ in 0..forms {
            let form = self.form(&tab);
            tab.forms.push(form);
        }
        self.tabs.push(tab);
        self.tabs.len() - 1
    }

    fn areas(&self, session: &Entries) -> [Area; 2] {
        let area = |stored: &Entries, is_full: &Rc<Cell<bool>>, is_session| Area {
            stored: stored.clone(),
            untaken: Rc::default(),
            is_full: is_full.clone(),
            is_session,
        };
        [
            area(&self.local, &self.local_is_full, false),
            area(session, &self.session_is_full, true),
        ]
    }

    fn form(&self, tab: &Tab) -> Shown {
        let mut store = DraftStore::new(tab.areas.clone(), &tab.page, STORY, self.name("slot"));
        let draft = store.restore(self.now);
        Shown {
            is_own: store.is_own,
            saved: draft.as_ref().map_or(0.0, |it| it.saved),
            text: draft.map_or_else(String::new, |it| it.comment),
            store: Rc::new(RefCell::new(store)),
            attempt: None,
        }
    }

    fn new_tab(&mut self) -> usize {
        self.open(1, BTreeMap::new())
    }

    fn duplicate(&mut self, tab: usize) -> usize {
        let session = self.tabs[tab].session.borrow().clone();
        self.open(self.tabs[tab].forms.len(), session)
    }

    fn reload(&mut self, tab: usize) {
        self.duplicate(tab);
        // The new tab replaces the old page.
        self.tabs.swap_remove(tab);
    }

    fn type_into(&mut self, tab: usize, form: usize, text: &str) {
        let now = self.now;
        let form = &mut self.tabs[tab].forms[form];
        text.clone_into(&mut form.text);
        form.is_own = true;
        form.saved = now;
        form.store.borrow_mut().save(text, now);
        self.notify(Some(tab));
    }

    fn send(&mut self, tab: usize, form: usize) {
        let key = self.name("key");
        let now = self.now;
        let form = &mut self.tabs[tab].forms[form];
        if form.attempt.is_some() || form.text.is_empty() {
            return;
        }
        form.is_own = true;
        form.saved = now;
        let attempt = form.store.borrow_mut().attempt(&form.text, now, key);
        form.attempt = Some(attempt);
        self.notify(Some(tab));
    }

    /// Resolves the attempt of a form.
    fn answer(&mut self, tab: usize, form: usize, ending: AttemptResult) -> Option<Attempt> {
        let key = self.name("key");
        let now = self.now;
        let form = &mut self.tabs[tab].forms[form];
        let attempt = form.attempt.take()?;
        let mut store = form.store.borrow_mut();
        store.resolve(&attempt, ending, now, key);
        if ending == AttemptResult::Received && form.text == attempt.text {
            form.text.clear();
        }
        Some(attempt)
    }

    /// Removes the form from the page and inserts it again.
    fn remount(&mut self, tab: usize, form: usize) {
        let old = &mut self.tabs[tab].forms[form];
        old.store.borrow_mut().detach();
        let left = old.attempt.take().map(|it| (old.store.clone(), it));
        let new = self.form(&self.tabs[tab]);
        self.tabs[tab].forms[form] = new;
        self.tabs[tab].left.extend(left);
    }

    /// Notifies the other tabs of a storage change, except frozen ones.
    fn notify(&self, but: Option<usize>) {
        // What one tab saves again triggers events in the others.
        for _ in 0..3 {
            for (at, tab) in self.tabs.iter().enumerate() {
                if Some(at) != but && !tab.is_frozen {
                    for form in &tab.forms {
                        form.store.borrow_mut().reclaim();
                    }
                }
            }
        }
    }

    fn text(&self, tab: usize) -> &str {
        &self.tabs[tab].forms[0].text
    }

    /// Returns the texts in the browser's local storage.
    fn kept(&self) -> BTreeSet<String> {
        let local = self.local.borrow();
        let drafts = local.values().filter_map(|stored| Draft::from_json(stored));
        drafts
            .map(|it| it.comment)
            .filter(|it| !it.is_empty())
            .collect()
    }

    fn is_expired(&self, saved: f64) -> bool {
        self.now - saved >= LIFETIME_MS
    }
}

fn set<const N: usize>(texts: [&str; N]) -> BTreeSet<String> {
    texts.map(str::to_owned).into()
}

#[test]
fn a_draft_survives_a_reload_and_the_end_of_its_tab() {
    let mut browser = Browser::default();
    browser.new_tab();
    browser.type_into(0, 0, "half a thought");

    browser.reload(0);
    assert_eq!(browser.text(0), "half a thought");

    browser.tabs.clear();
    browser.new_tab();
    assert_eq!(browser.text(0), "half a thought");
}

#[test]
fn two_tabs_each_keep_their_own() {
    let mut browser = Browser::default();
    let (one, two) = (browser.new_tab(), browser.new_tab());

    browser.type_into(one, 0, "of the first");
    browser.type_into(two, 0, "of the second");
    browser.reload(one);
    browser.reload(two);

    assert_eq!(browser.text(one), "of the first");
    assert_eq!(browser.text(two), "of the second");
    assert_eq!(browser.kept(), set(["of the first", "of the second"]));
}

#[test]
fn a_copy_in_another_tab_is_a_draft_of_its_own_from_the_first_letter_on() {
    let mut browser = Browser::default();
    let one = browser.new_tab();
    browser.type_into(one, 0, "a thought");
    let two = browser.new_tab();
    assert_eq!(browser.text(two), "a thought");

    browser.type_into(two, 0, "another");

    assert_eq!(browser.kept(), set(["a thought", "another"]));
}

#[test]
fn duplicated_tabs_part_with_the_first_letter_in_either() {
    let mut browser = Browser::default();
    let one = browser.new_tab();
    browser.type_into(one, 0, "a thought");
    let two = browser.duplicate(one);
    assert_eq!(browser.text(two), "a thought");

    browser.type_into(one, 0, "gone on in the first");
    assert_eq!(
        browser.kept(),
        set(["a thought", "gone on in the first"]),
        "the second still shows the first text"
    );
    browser.type_into(two, 0, "gone on in the second");

    let both = set(["gone on in the first", "gone on in the second"]);
    assert_eq!(browser.kept(), both);
}

#[test]
fn a_draft_taken_up_again_another_day_leaves_nothing_behind_once_received() {
    let mut browser = Browser::default();
    browser.new_tab();
    browser.type_into(0, 0, "half a");
    browser.tabs.clear();

    browser.new_tab();
    browser.type_into(0, 0, "half a thought, finished");
    browser.send(0, 0);
    browser.answer(0, 0, AttemptResult::Received);
    browser.tabs.clear();

    browser.new_tab();
    assert_eq!(browser.text(0), "");
    assert!(browser.kept().is_empty());
    assert!(
        browser.local.borrow().is_empty(),
        "not even an empty record"
    );
}

#[test]
fn what_was_received_from_one_tab_does_not_come_back_in_another() {
    let mut browser = Browser::default();
    let one = browser.new_tab();
    browser.type_into(one, 0, "a thought");
    let two = browser.new_tab();

    browser.send(two, 0);
    browser.answer(two, 0, AttemptResult::Received);
    assert!(browser.kept().is_empty());

    browser.reload(one);
    assert_eq!(browser.text(one), "", "it had not been told yet");
}

#[test]
fn a_tab_that_is_told_of_receipt_elsewhere_defends_its_text_no_longer() {
    let mut browser = Browser::default();
    let one = browser.new_tab();
    browser.type_into(one, 0, "a thought");
    let two = browser.new_tab();

    browser.send(two, 0);
    browser.answer(two, 0, AttemptResult::Received);
    browser.notify(Some(two));

    assert!(browser.kept().is_empty());
    browser.type_into(one, 0, "a thought, and one more");
    assert_eq!(browser.kept(), set(["a thought, and one more"]));
}

#[test]
fn what_is_discarded_does_not_come_back_in_this_tab_but_stays_in_the_one_it_was_typed_in() {
    let mut browser = Browser::default();
    let one = browser.new_tab();
    browser.type_into(one, 0, "a thought");
    browser.now += 1.0;
    let two = browser.new_tab();

    browser.type_into(two, 0, "");
    assert_eq!(browser.kept(), set(["a thought"]));
    let three = browser.duplicate(two);
    assert_eq!(browser.text(three), "", "after a reload");

    browser.tabs.truncate(1);
    browser.reload(one);
    assert_eq!(browser.text(one), "a thought");
}

#[test]
fn what_is_discarded_and_shown_nowhere_else_is_gone() {
    let mut browser = Browser::default();
    browser.new_tab();
    browser.type_into(0, 0, "a thought");
    browser.tabs.clear();
    browser.new_tab();

    browser.type_into(0, 0, "");

    browser.new_tab();
    assert_eq!(browser.text(1), "");
    assert!(browser.kept().is_empty());
}

#[test]
fn two_forms_on_one_page_get_their_own_back_and_not_each_others() {
    let mut browser = Browser::default();
    browser.open(2, BTreeMap::new());
    browser.type_into(0, 0, "above");
    browser.remount(0, 1);
    assert_eq!(
        browser.tabs[0].forms[1].text, "",
        "no copy on the same page"
    );
    browser.type_into(0, 1, "below");

    browser.reload(0);
    let texts: Vec<_> = browser.tabs[0].forms.iter().map(|it| &it.text).collect();
    assert_eq!(texts, ["above", "below"]);

    let other = browser.open(2, BTreeMap::new());
    let texts = browser.tabs[other].forms.iter().map(|it| it.text.clone());
    assert_eq!(texts.collect::<BTreeSet<_>>(), set(["above", "below"]));
}

#[test]
fn a_text_whose_end_nobody_knows_keeps_its_key_until_one_is_known() {
    let mut browser = Browser::default();
    browser.new_tab();
    browser.type_into(0, 0, "a thought");
    browser.send(0, 0);
    let first = browser.answer(0, 0, AttemptResult::Unknown).unwrap();
    assert!(!first.is_repeated);

    browser.type_into(0, 0, "a thought, or two");
    browser.type_into(0, 0, "a thought\n");
    browser.reload(0);
    browser.send(0, 0);
    let second = browser.answer(0, 0, AttemptResult::Unsent).unwrap();
    assert_eq!((second.key, second.is_repeated), (first.key.clone(), true));

    browser.send(0, 0);
    let third = browser.answer(0, 0, AttemptResult::Refused).unwrap();
    assert_eq!(third.key, first.key);

    browser.send(0, 0);
    let fourth = browser.answer(0, 0, AttemptResult::Received).unwrap();
    assert_ne!(fourth.key, first.key, "that one was refused");
    assert!(fourth.is_repeated, "but the first may have arrived");

    browser.type_into(0, 0, "a thought");
    browser.send(0, 0);
    let fifth = browser.answer(0, 0, AttemptResult::Received).unwrap();
    assert!(!fifth.is_repeated);
}

#[test]
fn what_was_refused_comes_back_as_merely_unsent() {
    for (ending, is_tried) in [
        (None, true),
        (Some(AttemptResult::Unknown), true),
        (Some(AttemptResult::Refused), false),
        (Some(AttemptResult::Unsent), false),
    ] {
        let mut browser = Browser::default();
        browser.new_tab();
        browser.type_into(0, 0, "a thought");
        browser.send(0, 0);
        if let Some(ending) = ending {
            browser.answer(0, 0, ending);
        }

        let here = browser.tabs[0].session.borrow().clone();
        for session in [here, BTreeMap::new()] {
            let tab = browser.open(1, session);
            let store = browser.tabs[tab].forms[0].store.borrow();
            let draft = store.draft.as_ref().unwrap();
            assert_eq!(draft.unconfirmed_key.is_some(), is_tried, "{ending:?}");
        }
    }
}

#[test]
fn what_was_written_since_it_was_sent_stays() {
    let mut browser = Browser::default();
    browser.new_tab();
    browser.type_into(0, 0, "a thought");
    browser.send(0, 0);
    browser.type_into(0, 0, "the next one");

    browser.answer(0, 0, AttemptResult::Received);

    browser.reload(0);
    assert_eq!(browser.text(0), "the next one");
    assert_eq!(browser.kept(), set(["the next one"]));
}

#[test]
fn an_answer_that_comes_after_the_form_has_gone_is_heeded() {
    for ending in [AttemptResult::Received, AttemptResult::Refused] {
        let mut browser = Browser::default();
        browser.new_tab();
        browser.type_into(0, 0, "a thought");
        browser.send(0, 0);
        browser.remount(0, 0);
        assert_eq!(browser.text(0), "a thought");

        let (store, attempt) = browser.tabs[0].left.remove(0);
        store
            .borrow_mut()
            .resolve(&attempt, ending, browser.now, "k".to_owned());
        browser.notify(None);

        let kept = if ending == AttemptResult::Received {
            ""
        } else {
            "a thought"
        };
        browser.reload(0);
        assert_eq!(browser.text(0), kept);
        assert_eq!(browser.kept().contains("a thought"), !kept.is_empty());
    }
}

#[test]
fn a_draft_left_alone_for_thirty_days_is_thrown_away_whatever_it_was_for() {
    let mut browser = Browser::default();
    browser.new_tab();
    browser.type_into(0, 0, "a thought");
    let session = browser.tabs[0].session.borrow().clone();
    browser.tabs.clear();
    let stranger = "article-widget:draft:[\"elsewhere\"]".to_owned();
    let stored = r#"{"comment":"older","saved":0,"tried":false,"slot":"a"}"#;
    browser
        .local
        .borrow_mut()
        .insert(stranger, stored.to_owned());

    browser.now += LIFETIME_MS;
    browser.open(1, session);

    assert_eq!(browser.text(0), "");
    assert!(browser.local.borrow().is_empty());
}

#[test]
fn full_storage_gives_up_nothing_that_it_holds() {
    let mut browser = Browser::default();
    browser.new_tab();
    browser.type_into(0, 0, "a thought");
    browser.tabs.clear();
    browser.new_tab();

    browser.now += 1.0;
    browser.local_is_full.set(true);
    browser.type_into(0, 0, "a thought, longer");
    assert_eq!(browser.kept(), set(["a thought"]));
    browser.remount(0, 0);
    assert_eq!(browser.text(0), "a thought, longer");
    browser.reload(0);
    assert_eq!(
        browser.text(0),
        "a thought, longer",
        "the tab's own had room"
    );

    browser.now += 1.0;
    browser.local_is_full.set(false);
    browser.type_into(0, 0, "a thought, at last");
    browser.tabs.clear();
    browser.new_tab();
    assert_eq!(browser.text(0), "a thought, at last");
}

/// An action of a reader, a server or a browser.
#[derive(Clone, Debug)]
enum Action {
    Open,
    Duplicate,
    Reload,
    Close,
    Remount,
    Type,
    Empty,
    Send,
    Answer(AttemptResult),
    AnswerLate(AttemptResult),
    Wait(f64),
    Freeze,
    Thaw,
    Fill(bool, bool),
}

fn action() -> impl Strategy<Value = Action> {
    use Action::*;
    let ending = prop_oneof![
        2 => Just(AttemptResult::Received),
        1 => Just(AttemptResult::Refused),
        1 => Just(AttemptResult::Unsent),
        1 => Just(AttemptResult::Unknown),
    ];
    prop_oneof![
        2 => Just(Open),
        3 => Just(Duplicate),
        4 => Just(Reload),
        2 => Just(Close),
        2 => Just(Remount),
        6 => Just(Type),
        1 => Just(Empty),
        3 => Just(Send),
        3 => ending.clone().prop_map(Answer),
        1 => ending.prop_map(AnswerLate),
        1 => (1..40u8).prop_map(|days| Wait(f64::from(days) * DAY_MS)),
        1 => Just(Freeze),
        1 => Just(Thaw),
    ]
}

/// Texts that must not get lost.
#[derive(Default)]
struct Ledger {
    /// Texts of closed tabs, and when they were saved.
    left: BTreeMap<String, f64>,
    /// Texts that a back end has received.
    received: BTreeSet<String>,
}

impl Browser {
    /// Performs an action in a tab and a form, and checks what the reader sees immediately.
    fn perform(&mut self, action: &Action, tab: usize, form: usize, ledger: &mut Ledger) {
        self.now += 1.0;
        if self.tabs.is_empty() {
            self.open(2, BTreeMap::new());
        }
        let tab = tab % self.tabs.len();
        let stored = self.local.borrow().clone();
        let before: Vec<Option<String>> = self.tabs[tab]
            .forms
            .iter()
            .map(|it| {
                let is_owed = it.is_own
                    && !it.text.is_empty()
                    && !self.is_expired(it.saved)
                    && !ledger.received.contains(&it.text);
                is_owed.then(|| it.text.clone())
            })
            .collect();
        let shown = self.tabs[tab].forms[form].text.clone();
        match *action {
            Action::Open if self.tabs.len() < 4 => {
                self.open(2, BTreeMap::new());
            }
            Action::Duplicate if self.tabs.len() < 4 => {
                let twin = self.duplicate(tab);
                self.shows(twin, &before);
            }
            Action::Reload => {
                self.reload(tab);
                self.shows(tab, &before);
            }
            Action::Close => {
                let closed = self.tabs.swap_remove(tab);
                if !closed.is_frozen {
                    for (form, owed) in closed.forms.into_iter().zip(before) {
                        ledger.left.extend(owed.map(|text| (text, form.saved)));
                    }
                }
            }
            Action::Remount => {
                self.remount(tab, form);
                self.shows(tab, &before);
            }
            Action::Type => {
                let text = self.name("text");
                self.type_into(tab, form, &text);
                ledger.left.remove(&shown);
            }
            Action::Empty => {
                self.type_into(tab, form, "");
                ledger.left.remove(&shown);
            }
            Action::Send => {
                self.send(tab, form);
                ledger.left.remove(&shown);
            }
            Action::Answer(ending) => {
                if let Some(attempt) = self.answer(tab, form, ending)
                    && ending == AttemptResult::Received
                {
                    self.is_forgotten(&attempt.text);
                    ledger.received.insert(attempt.text);
                }
            }
            Action::AnswerLate(ending) => {
                if let Some((store, attempt)) = self.tabs[tab].left.pop() {
                    let key = self.name("key");
                    let mut store = store.borrow_mut();
                    store.resolve(&attempt, ending, self.now, key);
                    if ending == AttemptResult::Received {
                        self.is_forgotten(&attempt.text);
                        ledger.received.insert(attempt.text);
                    }
                }
            }
            Action::Wait(time) => self.now += time,
            Action::Freeze => self.tabs[tab].is_frozen = true,
            Action::Thaw => {
                self.tabs[tab].is_frozen = false;
                self.notify(None);
            }
            Action::Fill(local, session) => {
                self.local_is_full.set(local);
                self.session_is_full.set(session);
            }
            Action::Open | Action::Duplicate => {}
        }
        if *self.local.borrow() != stored {
            self.notify(Some(tab));
        }
    }

    fn shows(&self, tab: usize, owed: &[Option<String>]) {
        for (form, owed) in self.tabs[tab].forms.iter().zip(owed) {
            if let Some(owed) = owed {
                assert_eq!(&form.text, owed, "the text is still there");
            }
        }
    }

    fn is_forgotten(&self, text: &str) {
        assert!(!self.kept().contains(text), "{text} was received");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// A text typed in a tab appears in that tab after a reload and in its duplicate, and stays in local storage,
    /// whatever happens in whatever order. It ends when the text is received, discarded, overwritten or untouched
    /// for a month.
    #[test]
    fn no_tab_loses_what_it_shows(
        actions in proptest::collection::vec((action(), 0..4usize, 0..2usize), 1..60),
    ) {
        let mut browser = Browser::default();
        let mut ledger = Ledger::default();

        for (action, tab, form) in actions {
            browser.perform(&action, tab, form, &mut ledger);

            let kept = browser.kept();
            let open = browser.tabs.iter().filter(|tab| !tab.is_frozen);
            let shown = open
                .flat_map(|tab| &tab.forms)
                .filter(|it| it.is_own && !it.text.is_empty())
                .map(|it| (&it.text, it.saved));
            let left = ledger.left.iter().map(|(text, saved)| (text, *saved));
            for (text, saved) in shown.chain(left) {
                let is_over = browser.is_expired(saved) || ledger.received.contains(text);
                prop_assert!(is_over || kept.contains(text), "{} after {:?}", text, action);
            }
        }
    }

    /// The same with storage that fills up and empties: a form that is removed and inserted again shows its text,
    /// wherever that could be stored.
    #[test]
    fn no_page_loses_what_it_shows_while_storage_fails(
        actions in proptest::collection::vec(
            (
                prop_oneof![
                    Just(Action::Type),
                    Just(Action::Send),
                    Just(Action::Answer(AttemptResult::Refused)),
                    Just(Action::Remount),
                    any::<(bool, bool)>().prop_map(|(local, session)| Action::Fill(local, session)),
                ],
                0..4usize,
                0..2usize,
            ),
            1..40,
        ),
    ) {
        let mut browser = Browser::default();
        browser.open(2, BTreeMap::new());
        browser.open(2, BTreeMap::new());
        let mut ledger = Ledger::default();

        for (action, tab, form) in actions {
            browser.perform(&action, tab, form, &mut ledger);
        }

        for tab in 0..2 {
            for form in 0..2 {
                browser.perform(&Action::Remount, tab, form, &mut ledger);
            }
        }
    }
}
