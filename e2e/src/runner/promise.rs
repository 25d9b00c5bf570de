//! The widget's promises, and the tests of each.

use crate::runner::journey::{Journey, RunMode};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Declares the promises, in the order of the documentation.
macro_rules! promises {
    ($($code:ident $title:literal $words:literal)+) => {
        /// A promise to those who read with the widget or embed it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Promise {
            $(
                #[doc = $words]
                $code,
            )+
        }

        impl Promise {
            const ALL: &[Self] = &[$(Self::$code),+];

            /// Its short name, as `F4`.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$code => stringify!($code),)+
                }
            }

            /// Its title and its text.
            fn title_and_text(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$code => ($title, $words),)+
                }
            }
        }
    };
}

promises! {
    R1 "Never a blank box" "Whatever fails to load, the reader sees the page's own content, or a message in their language with a link to the original and, where it can help, a retry."
    R2 "One article from any source" "The same story shows the same blocks from each supported format; unknown blocks keep their text."
    R3 "Safe by construction" "No script, handler, style or URL outside the allow-list survives; size, depth and count are limited."
    R4 "Typography" "French spacing holds at every width: no line begins with a closing sign or ends with an opening one."
    R5 "Languages" "Each block has its language and direction; right-to-left pages are mirrored without configuration; dates and lists follow Intl."
    R6 "Nothing jumps" "The layout does not shift while the widget loads late."
    R7 "Embeds by consent" "No third party is asked for anything before the reader or the host agrees."
    R8 "Anchors" "Footnotes, headings and deep links inside the shadow root scroll and move the focus."
    R9 "Any size" "Very long articles and lists stay readable and do not freeze the page."
    R10 "Comfortable to read" "Light, dark, narrow, large text and forced colours: no sideways scrolling, sufficient contrast."
    C1 "Semantics" "The carousel and its slides are named; controls are buttons that keep the focus at the ends."
    C2 "Quiet" "The carousel announces its position once, after it stops, and never while it moves."
    C3 "Keyboard" "Every link can be reached by keys, in full view; the page's keys stay the page's."
    C4 "Motion and direction" "Reduced motion jumps; right-to-left works; a drag never follows a link; without script all links are there."
    F1 "No word is lost" "After any failure, reload, removal or panic the text is there and can be sent again; a draft goes only once receipt is confirmed."
    F2 "Errors are seen and heard" "Each wrong field is marked and described; the focus goes to the first."
    F3 "States are announced once" "Sending, sent, held, failed: one announcement each; the button keeps the focus."
    F4 "One intent, one request" "Double clicks, held keys and repeated shortcuts send once."
    F5 "Honest" "Success is never claimed unseen; a timeout leaves it open; redirects are refused; Retry-After is respected."
    F6 "Any endpoint by configuration" "Each preset sends what its back end takes and reads each of its answers; WordPress and Isso for real."
    F7 "Server errors land on their field" "The rest is a summary, as text of limited length."
    F8 "Private" "Names and addresses stay out of events, logs and URLs, and are remembered only on request."
    F9 "Spam is made dear" "A honeypot, a time hint and a slot for any captcha, whose fields are sent along."
    F10 "Works before the module" "What is typed or pressed before the WebAssembly has come is kept and done; without script the form posts by itself."
    E1 "Strictest policy" "No violation under a policy of nonces, Trusted Types and sandboxed frames."
    E2 "Integrity" "One hash pins the script, which pins the rest; a flipped byte is refused."
    E3 "The host is untouched" "Globals, prototypes, history, focus and keys stay the page's; hostile styles and scripts change nothing."
    E4 "Element contract" "Attributes, properties, events, slots and parts are those of the manifest, in any order of use."
    E5 "Clean removal" "Removing a widget leaves no listener, timer, observer or node."
    E6 "Many and mixed" "A hundred widgets, two versions or another Yew application on one page: one fetch a version, nothing crosses."
    E7 "In every framework" "React, Vue, Svelte, Angular, htmx, Turbo, plain HTML and bundlers."
    E8 "Only where it was told to go" "Every request goes to a configured origin."
    E9 "In a frame" "A frame acts only for the pages that its publisher lists, without cookies."
    E11 "Without WebAssembly" "The article stays, and a comment can be sent."
    A1 "Axe" "No violation in any state, light and dark, left to right and right to left."
    A2 "Keyboard" "Everything by keys, in a sensible order."
}

/// Returns `docs/promises.md`: the tests of each promise, in Markdown.
pub fn table() -> String {
    let mut tests_by_promise: BTreeMap<Promise, BTreeMap<String, String>> = BTreeMap::new();
    for journey in inventory::iter::<Journey> {
        for promise in journey.promises {
            let engines = match journey.mode {
                RunMode::InEngines(engines, _) => {
                    let names = engines.iter().map(ToString::to_string);
                    names.collect::<Vec<_>>().join(", ")
                }
                RunMode::Native(_) => "native".to_owned(),
            };
            tests_by_promise
                .entry(*promise)
                .or_default()
                .insert(journey.path(), engines);
        }
    }
    let mut page = HEAD.to_owned();
    for promise in Promise::ALL {
        let (title, words) = promise.title_and_text();
        // Writing to a string cannot fail.
        let _ = write!(
            page,
            "\n## {}: {title}\n\n{words}\n\n| test | where |\n| --- | --- |\n",
            promise.code()
        );
        for (test, engines) in tests_by_promise.remove(promise).unwrap_or_default() {
            let _ = writeln!(page, "| `{test}` | {engines} |");
        }
    }
    page
}

/// Returns the promises without a test.
pub fn untested() -> Vec<Promise> {
    let is_tested = |promise: &Promise| {
        inventory::iter::<Journey>
            .into_iter()
            .any(|journey| journey.promises.contains(promise))
    };
    let all = Promise::ALL.iter().copied();
    all.filter(|promise| !is_tested(promise)).collect()
}

const HEAD: &str = "# Promises

What the widget promises to those who read with it and to those who embed it, and the end-to-end tests
that hold it to that, with the engines that each runs in. Unit and component tests come on top.

`cargo xtask test e2e --promise F4` runs those of one promise. This page is generated:
`cargo xtask promises` writes it, and a test fails where it is out of date.
";
