//! What a reader of eight cards meets.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::{Engine, Key, Page, Visitor};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::time::sleep;

use super::entry::Entry;
use super::site::{CarouselSite, Root, Scene, ask, count, open, press_next};

const CARDS: usize = 8;
/// More than any of them has places for the focus.
const TABS: usize = 40;
const LATE: Duration = Duration::from_millis(400);
/// Until nothing moves any more after a late start.
const SETTLED: Duration = Duration::from_millis(1500);

/// What was seen of one carousel.
#[derive(Debug, Serialize)]
pub struct Behaviour {
    /// The rules of axe that it breaks as it is, each with its places.
    pub axe: Vec<String>,
    /// At how many places the cards were seen from just before Next until 600 ms after, where the
    /// reader prefers reduced motion.
    pub positions: usize,
    /// How many links Tab came to that lay within the view.
    pub tab: usize,
    /// Whether the cards run from the right, and Next brings unseen ones, in a page that does.
    pub rtl: Rtl,
    /// How many links can be seen or scrolled to without script.
    pub without_script: usize,
    /// Sum of the layout shifts where its script comes late.
    pub shift: f64,
    /// `role` and `aria-roledescription`, each with its count.
    pub roles: Vec<String>,
}

/// What it takes for Next to work from right to left.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rtl {
    /// Nothing: it follows the page.
    Yes,
    /// The library's own option.
    Option,
    /// It does not.
    No,
}

/// Two readers, with and without a preference for less motion.
pub struct Readers {
    page: Page,
    calm: Page,
}

impl Readers {
    /// Opens two browsers.
    pub async fn start() -> Self {
        let reader = Visitor::with(Engine::Chromium);
        Self {
            page: reader.open("about:blank").await,
            calm: reader.preferring_reduced_motion().open("about:blank").await,
        }
    }

    /// The page of the one without preferences.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Everything about one carousel, or why it does not work there.
    pub async fn watch(&self, site: &CarouselSite, entry: &Entry, root: Root) -> Result<Behaviour> {
        let scene = Scene {
            root,
            is_rtl: false,
            sets_rtl_option: false,
            cards: CARDS,
            is_timed: false,
        };
        let url = site.add_page(entry, scene);
        open(&self.page, &url).await?;
        ask(&self.page, "await rest();").await?;
        let axe = self
            .page
            .axe_violations("document.querySelector('#stage')")
            .await;
        let roles = roles(&self.page).await?;
        let unseen = unseen_cards_by_next(&self.page).await?;
        ensure!(unseen > 0.0, "Next brought no other cards");
        let tab = by_tab(&self.page, &url).await?;
        open(&self.calm, &url).await?;
        let positions = positions(&self.calm).await?;
        let without_script = without_script(&self.page, &url).await?;
        let shift = self.shift(site, entry, &url).await?;
        let rtl = self.rtl(site, entry, scene).await?;
        Ok(Behaviour {
            axe,
            positions,
            tab,
            rtl,
            without_script,
            shift,
            roles,
        })
    }

    async fn shift(&self, site: &CarouselSite, entry: &Entry, url: &str) -> Result<f64> {
        site.delay(entry, Some(LATE));
        let opened = open(&self.page, url).await;
        site.delay(entry, None);
        opened?;
        sleep(SETTLED).await;
        let sum = "let sum = 0;
            const add = (entries) => entries.forEach((it) => { sum += it.hadRecentInput ? 0 : it.value; });
            const observer = new PerformanceObserver((list) => add(list.getEntries()));
            observer.observe({ type: 'layout-shift', buffered: true });
            await frame();
            await frame();
            add(observer.takeRecords());
            return sum;";
        count(&self.page, sum).await
    }

    async fn rtl(&self, site: &CarouselSite, entry: &Entry, scene: Scene) -> Result<Rtl> {
        for (sets_rtl_option, answer) in [(false, Rtl::Yes), (true, Rtl::Option)] {
            let scene = Scene {
                is_rtl: true,
                sets_rtl_option,
                ..scene
            };
            open(&self.page, &site.add_page(entry, scene)).await?;
            let mirrored = "await rest();
                const [one, two] = links().filter(isInView).map(left);
                return one > two;";
            if ask(&self.page, mirrored).await? == json!(true)
                && unseen_cards_by_next(&self.page).await? > 0.0
            {
                return Ok(answer);
            }
        }
        Ok(Rtl::No)
    }
}

/// How many cards are in view after Next that were not before.
async fn unseen_cards_by_next(page: &Page) -> Result<f64> {
    ask(page, "await rest(); bench.before = inView();").await?;
    press_next(page).await?;
    let unseen = "await rest();
        return bench.before.length && inView().filter((path) => !bench.before.includes(path)).length;";
    count(page, unseen).await
}

async fn roles(page: &Page) -> Result<Vec<String>> {
    let found = ask(
        page,
        "const counts = new Map();
         for (const element of everything(document.querySelector('#stage'))) {
             for (const name of ['role', 'aria-roledescription']) {
                 const value = element.getAttribute(name);
                 if (value !== null) counts.set(`${name}=${value}`, (counts.get(`${name}=${value}`) ?? 0) + 1);
             }
         }
         return [...counts].map(([name, count]) => count > 1 ? `${name} ×${count}` : name);",
    )
    .await?;
    Ok(texts(&found))
}

/// Goes through a fresh page by Tab and counts the links whose focus could be seen.
async fn by_tab(page: &Page, url: &str) -> Result<usize> {
    open(page, url).await?;
    let mut seen = BTreeSet::new();
    for _ in 0..TABS {
        page.press(&[Key::Tab]).await;
        let link = ask(
            page,
            "await rest();
             const link = focused();
             return links().includes(link) && isInView(link) ? link.pathname : null;",
        )
        .await?;
        seen.extend(link.as_str().map(str::to_owned));
        let left = page.read("document.activeElement === document.body").await;
        if left == json!(true) {
            break;
        }
    }
    Ok(seen.len())
}

async fn positions(page: &Page) -> Result<usize> {
    let record = "await rest();
        const places = bench.places = new Set([position()]);
        const look = () => { places.add(position()); requestAnimationFrame(look); };
        look();
        bench.pressed = new Promise((resolve) => next.addEventListener('click', () => setTimeout(resolve, 600), { once: true, capture: true }));";
    ask(page, record).await?;
    press_next(page).await?;
    let seen = count(page, "await bench.pressed; return bench.places.size;").await?;
    Ok(seen as usize)
}

/// What a reader can bring into view by scrolling: a box that cuts what it holds hides the rest.
const REACHABLE: &str = "
    const parent = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
    const inside = (node) => [...node.children, ...(node.shadowRoot?.children ?? [])]
        .flatMap((child) => [child, ...inside(child)]);
    const isReachable = (link) => {
        if (!link.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
        let box = link.getBoundingClientRect();
        if (!box.width) return false;
        for (let at = parent(link); at && at !== document.body; at = parent(at)) {
            const { overflowX } = getComputedStyle(at);
            if (overflowX === 'visible') continue;
            const frame = at.getBoundingClientRect();
            if (overflowX === 'hidden' || overflowX === 'clip') {
                if (box.left < frame.left - 1 || box.right > frame.right + 1) return false;
            } else {
                box = frame;
            }
        }
        return box.right > 0 && box.left < document.documentElement.scrollWidth;
    };
    const links = inside(document.querySelector('#stage'))
        .filter((it) => it.localName === 'a' && it.pathname.startsWith('/story/') && isReachable(it));
    return new Set(links.map((link) => link.pathname)).size;";

async fn without_script(page: &Page, url: &str) -> Result<usize> {
    let switch = |off: bool| json!({ "value": off });
    page.open("about:blank").await;
    page.devtools("Emulation.setScriptExecutionDisabled", switch(true))
        .await;
    page.client().goto(url).await?;
    let reachable = page.run(REACHABLE, vec![]).await;
    let ran = page.run("return 'bench' in window", vec![]).await;
    page.devtools("Emulation.setScriptExecutionDisabled", switch(false))
        .await;
    // What the page's own scripts would have set up is missing from it: leave it.
    page.client().goto("about:blank").await?;
    ensure!(ran == json!(false), "scripts ran where they were off");
    Ok(reachable.as_u64().unwrap_or_default() as usize)
}

fn texts(list: &Value) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}
