//! The form validates e-mail and web addresses as the browser does.
//!
//! The addresses are generated, the same in every run. Most are almost valid, as two implementations of a standard
//! differ there first.

use e2e::{Engine, FormHarness, Visitor, in_every_engine};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// How many addresses of each kind.
const COUNT: usize = 1_000;

/// How many of them are typed in one call, so that no call takes long.
const TOGETHER: usize = 100;

/// What a control that nobody has touched makes of each address.
const JUDGE: &str = r#"
    const [type, values] = arguments;
    return values.map((value) => {
        const pristine = Object.assign(document.createElement("input"), { type, value });
        const url = URL.canParse(pristine.value) ? new URL(pristine.value) : null;
        return {
            value,
            valid: pristine.checkValidity(),
            scheme: url?.protocol ?? null,
            host: url?.host ?? null,
            userInfo: url ? url.username + url.password : "",
        };
    });
"#;

/// Types each address into the form's field and leaves it, where the form says the opposite of what it is to say
/// then, and waits for that. Gives back what is not said.
const COMPARE: &str = r#"
    const [patience, name, expected, done] = arguments;
    const field = document.querySelector("article-widget").shadowRoot.querySelector(`[name=${name}]`);
    const { port1, port2 } = new MessageChannel();
    const task = () => new Promise((resolve) => {
        port1.onmessage = resolve;
        port2.postMessage(null);
    });
    const isAccepted = () => field.getAttribute("aria-invalid") !== "true";
    const says = async (value, accepted) => {
        field.value = value;
        field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        field.dispatchEvent(new FocusEvent("blur", { composed: true }));
        const end = performance.now() + patience;
        while (isAccepted() !== accepted && performance.now() < end) await task();
        return isAccepted() === accepted;
    };
    (async () => {
        const wrong = [];
        for (const [value, accepted] of expected) {
            const isReady = isAccepted() !== accepted || (await says(accepted ? "wrong" : "", !accepted));
            if (!isReady || !(await says(value, accepted))) wrong.push([value, accepted]);
        }
        return wrong;
    })().then(done, (error) => done(String(error)));
"#;

/// Numbers that are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("it is below a usize")
    }

    /// Whether something happens that happens once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    /// The usual text, or now and then an odd one.
    fn mostly<'a>(&mut self, usual: &'a str, odd: &[&'a str]) -> &'a str {
        if self.once_in(5) { self.of(odd) } else { usual }
    }

    /// A text of characters of an alphabet, of a length from `1` to `most`.
    fn text(&mut self, alphabet: &str, most: usize) -> String {
        let alphabet: Vec<char> = alphabet.chars().collect();
        let length = 1 + self.below(most);
        (0..length)
            .map(|_| alphabet[self.below(alphabet.len())])
            .collect()
    }

    /// A text with another one somewhere in it.
    fn with(&mut self, text: &str, other: &str) -> String {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = places.get(self.below(places.len() + 1)).copied();
        let (before, after) = text.split_at(at.unwrap_or(text.len()));
        [before, other, after].concat()
    }
}

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789";

/// What may stand before the `@` without quotes (HTML, "valid e-mail address").
const ATOMS: &str = "abcxyzABCXYZ0123456789.!#$%&'*+/=?^_`{|}~-";

/// What slips into an address, and mostly must not.
const INTRUDERS: [&str; 24] = [
    " ", "\t", "\n", "\r\n", "\0", "\u{7f}", "\u{a0}", "\u{200b}", "\u{202e}", "\u{feff}", "\"",
    "\\", ",", ";", ":", "(", ")", "<b>", "@", "..", "é", "漢字", "ب", "😀",
];

/// What stands around an address that was copied from somewhere.
const MARGINS: [&str; 8] = ["", "", "", " ", "\n", "\t ", "\u{a0}", "\u{3000}"];

/// One label of a domain, whose limit is 63 characters.
fn label(dice: &mut Dice) -> String {
    match dice.below(40) {
        0 => "-".to_owned() + &dice.text(LETTERS, 5),
        1 => dice.text(LETTERS, 5) + "-",
        2 => dice.text(LETTERS, 5) + "_" + &dice.text(LETTERS, 5),
        3 => dice.text(LETTERS, 4) + "--" + &dice.text(LETTERS, 4),
        4 => "a".repeat(62),
        5 => "a".repeat(63),
        6 => "a".repeat(64),
        7 => dice.of(&LABELS).to_owned(),
        _ => dice.text(LETTERS, 12),
    }
}

/// Labels in other scripts, and in the way they are written for machines (Punycode).
const LABELS: [&str; 10] = [
    "münchen",
    "straße",
    "例え",
    "مثال",
    "☃",
    "xn--caf-dma",
    "xn--ls8h",
    "xn--a",
    "xn--",
    "ＡＢＣ",
];

fn domain(dice: &mut Dice) -> String {
    let labels = 1 + dice.below(3);
    let labels: Vec<String> = (0..labels).map(|_| label(dice)).collect();
    labels.join(".")
}

fn email(dice: &mut Dice) -> String {
    let local = match dice.below(10) {
        0 => format!("\"{}\"", dice.text(LETTERS, 8)),
        1 => dice.text(LETTERS, 6) + "." + &dice.text(LETTERS, 6),
        2 => dice.text(LETTERS, 6) + "+" + &dice.text(LETTERS, 6),
        _ => dice.text(ATOMS, 20),
    };
    let at = dice.mostly("@", &["", "@@", " @ ", "＠"]);
    let domain = match dice.below(24) {
        0 => domain(dice) + ":25",
        1 => domain(dice) + ".",
        2 => dice.of(&ODD_EMAIL_HOSTS).to_owned(),
        _ => domain(dice),
    };
    disturbed(dice, [&local, at, &domain].concat())
}

const ODD_EMAIL_HOSTS: [&str; 5] = ["", ".", "192.0.2.1", "[192.0.2.1]", "[IPv6:2001:db8::1]"];

fn website(dice: &mut Dice) -> String {
    let scheme = dice.of(&["http", "https"]);
    let scheme = dice.mostly(scheme, &ODD_SCHEMES);
    let slashes = dice.mostly("://", &["", ":", ":/", ":///", ":\\\\", "//", "：//"]);
    let user = dice.mostly(
        "",
        &["ada@", "ada:pw@", ":pw@", ":@", "@", "a@b@", "a:b:c@"],
    );
    let host = domain(dice);
    let host = dice.mostly(&host, &ODD_HOSTS).to_owned();
    let port = dice.mostly("", &ODD_PORTS);
    let rest = dice.of(&RESTS);
    disturbed(dice, [scheme, slashes, user, &host, port, rest].concat())
}

const ODD_SCHEMES: [&str; 14] = [
    "",
    "HTTP",
    "hTTps",
    "h\ttp",
    "ht tp",
    "1http",
    "http+x",
    "ftp",
    "file",
    "ws",
    "mailto",
    "data",
    "javascript",
    "blob:https",
];

const ODD_HOSTS: [&str; 40] = [
    "",
    ".",
    "..",
    "a..b",
    "a.",
    ".a",
    "localhost",
    "127.0.0.1",
    "0x7f.1",
    "1.2.3",
    "0300.1",
    "09.1",
    "256.1.1.1",
    "1.2.3.4.5",
    "[::1]",
    "[2001:db8::1]",
    "[::ffff:1.2.3.4]",
    "[:::1]",
    "[1::2::3]",
    "[::1",
    "::1",
    "[v1.a]",
    "[::1%25eth0]",
    "%61.example",
    "exa%20mple",
    "a%00b",
    "a%2fb",
    "%zz",
    "a b",
    "a<b",
    "a|b",
    "a^b",
    "a\"b",
    "a*b",
    "a,b",
    "a~b",
    "a'b",
    "a!b",
    "a$b",
    "{a}",
];

const ODD_PORTS: [&str; 9] = [
    ":80", ":443", ":0", ":65535", ":65536", ":", ":x", ":-1", ": 80",
];

const RESTS: [&str; 14] = [
    "",
    "/",
    "/a/../b",
    "/a b",
    "/é?q=漢#f",
    "?q",
    "#f",
    "/%",
    "/%zz",
    "\\a",
    "/a\u{202e}b",
    "/😀",
    "/a\tb",
    "/@",
];

/// An address as it is, or with something in it or around it.
fn disturbed(dice: &mut Dice, mut address: String) -> String {
    if dice.once_in(8) {
        let intruder = dice.of(&INTRUDERS);
        address = dice.with(&address, intruder);
    }
    if dice.once_in(8) {
        address = [dice.of(&MARGINS), &address, dice.of(&MARGINS)].concat();
    }
    address
}

/// As many different addresses as are wanted, none longer than its field takes.
fn generated(address: fn(&mut Dice) -> String, longest: usize) -> Vec<String> {
    let mut dice = Dice(5);
    let mut all = BTreeSet::new();
    while all.len() < COUNT {
        let address = address(&mut dice);
        if address.encode_utf16().count() <= longest {
            all.insert(address);
        }
    }
    all.into_iter().collect()
}

/// What a reader sees nothing of is empty, and an optional field may be.
fn is_blank(value: &str) -> bool {
    let is_unseen = |char: char| char.is_whitespace() || matches!(char, '\u{200b}' | '\u{feff}');
    value.chars().all(is_unseen)
}

/// Types all values into a field of a type, and fails where the form does not say of one what is expected of
/// the browser's verdict. Enough of them are right, and enough are wrong.
async fn compare(
    engine: Engine,
    [field, kind]: [&str; 2],
    values: Vec<String>,
    expected: impl Fn(&Value) -> bool,
) {
    let harness = FormHarness::start().await;
    let page = Visitor::with(engine).open(&harness.url()).await;
    let endpoint = harness.backend.url("/comments");
    page.mount_widget(json!({ "endpoint": endpoint })).await;

    let verdicts = page.run(JUDGE, vec![json!(kind), json!(values)]).await;
    let verdicts = verdicts.as_array().unwrap_or_else(|| panic!("{verdicts}"));
    assert_eq!(verdicts.len(), COUNT);
    let is_accepted = |verdict: &Value| {
        let value = verdict["value"].as_str().expect("a text");
        is_blank(value) || expected(verdict)
    };
    let accepted = verdicts.iter().filter(|it| is_accepted(it)).count();
    assert!((200..=800).contains(&accepted), "{accepted} are accepted");

    for verdicts in verdicts.chunks(TOGETHER) {
        let expected: Vec<Value> = verdicts
            .iter()
            .map(|verdict| json!([verdict["value"], is_accepted(verdict)]))
            .collect();
        let wrong = page
            .run_async(COMPARE, vec![json!(5_000), json!(field), json!(expected)])
            .await;
        assert_eq!(wrong, json!([]), "in {engine}: {verdicts:?}");
    }
    assert_eq!(harness.backend.requests(), []);
    page.assert_quiet().await;
}

async fn the_form_and_the_browser_agree_on_a_thousand_email_addresses(engine: Engine) {
    let addresses = generated(email, 254);

    compare(engine, ["email"; 2], addresses, |it| it["valid"] == true).await;
}
in_every_engine!([F2] the_form_and_the_browser_agree_on_a_thousand_email_addresses);

/// Chromium alone takes hosts with a percent sign for hosts, which they are not (WHATWG URL).
async fn a_website_is_a_url_to_the_browser_that_can_be_linked_to_and_names_nobody(engine: Engine) {
    let addresses = generated(website, 2_048);

    compare(engine, ["website", "url"], addresses, |it| {
        let can_be_linked_to = it["scheme"] == "http:" || it["scheme"] == "https:";
        let is_host = !it["host"].as_str().is_some_and(|host| host.contains('%'));
        it["valid"] == true && can_be_linked_to && is_host && it["userInfo"] == ""
    })
    .await;
}
in_every_engine!([F2] a_website_is_a_url_to_the_browser_that_can_be_linked_to_and_names_nobody);
