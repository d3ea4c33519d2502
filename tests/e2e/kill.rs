//! The browser is killed at random moments; what it had shown as saved is there afterwards, and nothing is there by half.
//!
//! Each round kills the browser with SIGKILL while it writes and starts it again on the same profile. After every kill of an import
//! the stored pages are looked through; after every few rounds, and the last, the book is exported and the file read strictly: an
//! edit that was lost at any kill before is missing there too. The seed is printed; `COUNTERPART_SEED` repeats a run,
//! `COUNTERPART_KILLS` sets the number of rounds.
//!
//! Where the browser itself threw its database away, a new book begins in a new profile and the rounds since the last look are made
//! up for: every round asked for ends in a book that was looked at. How often that happened is printed, and too often fails.
#![allow(clippy::print_stdout, reason = "the seed and the outcome are for people")]

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use counterpart::domain::address::Address;
use counterpart::domain::contract::circumstances::Size;
use counterpart::domain::customer::{Customer, Level, PartyKind, TradeRole};
use counterpart::domain::date::Date;
use counterpart::domain::entity::Entity;
use counterpart::domain::id::{CustomerId, uuid_v7};
use counterpart::domain::invoice_profile::InvoiceProfile;
use counterpart::domain::own_entity::BankAccount;
use counterpart::record::document::{is_deleted, read};
use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::sync::file::reader::FileRecord;
use counterpart::sync::plan::Planner;
use uuid::Uuid;

use crate::browser::{Browser, Look};
use crate::copy::{Copy, NOW, read_file};
use crate::site;

/// How many rounds each of the tests of edits and of imports in memory has when nobody asks for another number: 50 random moments,
/// half of them of edits and half of imports.
const ROUNDS: u32 = 25;
/// After so many kills the book is exported and read: that takes longer than to kill a browser and start it again.
const KILLS_TO_A_LOOK: u32 = 5;
/// How many customers each imported file changes: more than go into a database one by one.
const CHANGED: u64 = 600;
/// How many customers a file brings that is too large for memory, and how long the note of each is: more than is kept there
/// (`sync::shelf::BUDGET`) by some 8 MiB.
const MANY: u64 = 1_250;
const LONG_NOTE: usize = 60_000;
/// What such a file may take to be read, on a machine that does other things too.
const LONG: Duration = Duration::from_mins(3);
/// And a book of it until it is on the screen again.
const LARGE_RESTART_AT_MOST: Duration = Duration::from_secs(30);
/// So long it may take from the start of the killed browser's page until its small book is on the screen. The list of faults asks for
/// 3 s (K01), on a machine that does nothing else; here another journey and often a build run beside it.
const RESTART_AT_MOST: Duration = Duration::from_secs(10);
/// One browser in so many may have thrown its database away; beside it one more, as a short run knows no shares.
const THROWN_AWAY_ONE_IN: u32 = 20;

/// A random number generator that can be repeated (SplitMix64).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(name: &str) -> Self {
        let seed = std::env::var("COUNTERPART_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or_else(|| {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
            u64::try_from(now.as_millis()).expect("before the year 500 000 000")
        });
        println!("{name}: seed {seed}");
        Self(seed)
    }

    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (x ^ (x >> 31)) % most
    }
}

/// How many rounds were asked for.
pub(crate) fn rounds() -> u32 {
    std::env::var("COUNTERPART_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS)
}

/// What the rounds of a test came to.
pub(crate) struct Toll {
    /// Rounds asked for.
    wanted: u32,
    /// Rounds after which the book was looked at.
    examined: u32,
    /// Rounds since the last look.
    waiting: u32,
    /// Rounds that are not counted, as the browser had no database left to look at.
    thrown_away: u32,
    /// So long the book of a killed browser may take until it is on the screen again.
    restart_at_most: Duration,
    slowest: Duration,
}

impl Toll {
    /// Of a test of small books that is asked for so many rounds.
    pub(crate) const fn of(wanted: u32) -> Self {
        Self::with_restarts(wanted, RESTART_AT_MOST)
    }

    /// The same of books that are large, or have yet to be lifted: each may take so long until it is on the screen again.
    pub(crate) const fn with_restarts(wanted: u32, restart_at_most: Duration) -> Self {
        Self { wanted, examined: 0, waiting: 0, thrown_away: 0, restart_at_most, slowest: Duration::ZERO }
    }

    /// Whether every round asked for was looked at.
    pub(crate) fn is_complete(&self) -> bool {
        self.examined >= self.wanted
    }

    /// Waits until the book of a browser that was killed and started again is on the screen.
    pub(crate) async fn shows(&mut self, browser: &Browser) {
        let start = Instant::now();
        browser.open("#/customers").await;
        browser.find_within("h1", self.restart_at_most).await;
        let took = start.elapsed();
        assert!(took <= self.restart_at_most, "the book was on the screen again after {took:?}");
        self.slowest = took.max(self.slowest);
    }

    /// Counts a kill after which the book was looked at there and then, and is in order.
    pub(crate) fn look(&mut self) {
        self.waiting += 1;
        self.examine();
    }

    /// Counts a kill; whether the book is to be looked at now.
    fn strike(&mut self) -> bool {
        self.waiting += 1;
        self.waiting >= KILLS_TO_A_LOOK || self.examined + self.waiting >= self.wanted
    }

    /// The book was looked at, and what every kill since the last look left is in order.
    fn examine(&mut self) {
        self.examined += std::mem::take(&mut self.waiting);
    }

    /// The database is gone: the rounds since the last look have to be made up for.
    pub(crate) fn lose(&mut self) {
        self.waiting = 0;
        self.thrown_away += 1;
        let allowed = 1 + self.wanted / THROWN_AWAY_ONE_IN;
        let Self { examined, thrown_away, .. } = self;
        assert!(
            *thrown_away <= allowed,
            "{thrown_away} databases thrown away and {examined} looked at: too many to learn from"
        );
    }

    /// The summary, with what the rounds that were looked at came to.
    pub(crate) fn tell(&self, what: &str) {
        let Self { examined, thrown_away, slowest, .. } = self;
        println!(
            "{} kills: {examined} looked at: {what}, 0 torn states; {thrown_away} databases thrown away by the browser; \
             slowest restart {slowest:?}",
            examined + thrown_away
        );
    }
}

/// Enters customers one after the other as a person would, and tells the site of each one once it is shown as saved.
const ENTER_WITHOUT_END: &str = r"
    const beginning = arguments[0];
    const until = test => new Promise(done => { const look = () => test() ? done() : setTimeout(look, 1); look(); });
    const find = css => document.querySelector(css);
    const press = async css => { await until(() => find(css)); find(css).click(); };
    const saved = () => find('#saved-state')?.dataset.state === 'saved';
    (async () => {
        for (let n = 0; ; n++) {
            const name = beginning + n;
            location.hash = '#/customers';
            await press('#new');
            await press(`[data-key='C']`);
            await until(() => find('dialog #customer-name'));
            const box = find('dialog #customer-name');
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, name);
            box.dispatchEvent(new Event('input', { bubbles: true }));
            await press('dialog button[type=submit]');
            await until(() => !find('dialog #customer-name') && find('h1')?.innerText.includes(name) && saved());
            fetch('told/saved-' + name);
        }
    })();
";

/// Presses the button that brings a file in, and tells the site once that is shown as done.
const BRING_IN: &str = r"
    const number = arguments[0];
    const until = test => new Promise(done => { const look = () => test() ? done() : setTimeout(look, 1); look(); });
    const find = css => document.querySelector(css);
    (async () => {
        find('#bring-in').click();
        await until(() => !find('#bring-in') && find('#saved-state')?.dataset.state === 'saved');
        fetch('told/brought-' + number);
    })();
";

/// Counts the bytes that workers write to files beside the database, and those they read from there, as the site makes them tell.
const COUNT_PARKED: &str = r"
    window.__parked = 0;
    window.__supplied = 0;
    new BroadcastChannel('scratch').onmessage = ({ data: [way, bytes] }) => {
        if (way === 'write') window.__parked += bytes;
        if (way === 'read') window.__supplied += bytes;
    };
";

/// The book of a page, exported and read strictly: the names of its customers by id.
async fn customers(browser: &Browser) -> BTreeMap<Uuid, Customer> {
    browser.open("#/settings/book").await;
    browser.press("#export-book").await;
    let (_, file) = browser.downloaded(".json").await;
    let nothing = BTreeMap::new();
    let (head, records, foot) = read_file(&file, &nothing);
    // the guards of an import find whatever does not fit together
    let empty = Meta::fresh(head.workspace, Replica(u64::MAX));
    let mut planner = Planner::new(&empty, &nothing, &head, NOW);
    let mut found = BTreeMap::new();
    for record in records {
        if let FileRecord::Other(record) = &record
            && record.rec.kind() == Customer::KIND.name()
            && !is_deleted(&record.rec)
        {
            found.insert(record.id, read::<Customer>(record.id, &record.rec).expect("a customer"));
        }
        planner.take(record);
    }
    let plan = planner.finish(&foot);
    assert_eq!(plan.refusals, vec![], "the book fits together");
    found
}

/// Of which round the customers are whose names lie in the stored pages, and how many of them, read beside the app.
async fn stored_marks(browser: &Browser) -> BTreeMap<String, u64> {
    let look = r"
        const done = arguments[0], marks = {}, text = new TextDecoder();
        const request = indexedDB.open('counterpart');
        request.onsuccess = () => {
            const database = request.result, reading = database.transaction(['pages', 'fresh']);
            for (const name of ['pages', 'fresh'])
                reading.objectStore(name).getAll().onsuccess = event => {
                    for (const bytes of event.target.result)
                        for (const [, round] of text.decode(bytes).matchAll(/第(\d+)次-/g))
                            marks[round] = (marks[round] || 0) + 1;
                };
            reading.oncomplete = () => { database.close(); done(marks); };
        };
    ";
    let found = browser.driver.execute_async(look, Vec::new()).await.expect("the page answers");
    found.convert().expect("numbers by rounds")
}

/// Starts the killed browser again and waits until its book is on the screen.
async fn again(browser: Browser, toll: &mut Toll) -> Browser {
    let browser = browser.start_after_kill().await;
    toll.shows(&browser).await;
    browser
}

/// Whether the browser, started again, threw its own database away and began a new one. Chromium does so, seldom, when it finds
/// the files of a killed one damaged; no page can hinder it. Then the app must say so and not open an empty book.
async fn was_thrown_away(browser: &Browser, round: u32) -> bool {
    // what the page remembers of the book may be lost with it: then it greets as on a first visit
    let heading = browser.text_of("h1").await;
    if !heading.contains("账簿不见了") && !heading.contains("您的客户与合同") {
        return false;
    }
    let log = browser.database_log();
    assert!(log.contains("since it was missing"), "round {round}: the database is there and its book is not: {log}");
    println!("round {round}: the browser threw its damaged database away; the app said that the book is gone");
    true
}

/// A customer that a file may bring.
pub(crate) fn customer(number: u64, name: String) -> Customer {
    let id = CustomerId(uuid_v7(NOW + number, [7; 10]));
    Customer {
        id,
        number: format!("KH-{number:05}"),
        name,
        short_name: String::new(),
        kind: PartyKind::default(),
        role: TradeRole::default(),
        level: Level::default(),
        scale: Size::Unknown,
        code: String::new(),
        industry: String::new(),
        source: String::new(),
        address: Address::default(),
        legal_representative: String::new(),
        phone: format!("0571 8{number:07}"),
        email: format!("office{number}@example.com"),
        primary_contact: None,
        invoice: InvoiceProfile::default(),
        bank: BankAccount::default(),
        credit_limit: None,
        service_levels: Vec::new(),
        service_times: BTreeMap::new(),
        owner: String::new(),
        since: Some(Date::new(2020, 1, 1).expect("a date")),
        note: String::new(),
        tags: Vec::new(),
        parent: None,
        merged_into: None,
        not_same: BTreeMap::new(),
        own: BTreeMap::new(),
    }
}

#[tokio::test]
async fn k06_a_browser_killed_while_it_saves_edits_has_every_edit_that_was_shown_as_saved() {
    let mut chance = Chance::new("kills during edits");
    let (mut toll, mut saved_in_all) = (Toll::of(rounds()), 0);
    while !toll.is_complete() {
        // a book of its own, in a profile of its own
        let mut is_kept = true;
        let mut browser = Browser::start(Look::ZH.measured()).await;
        crate::journeys::keep_the_book::start_book(&browser).await;
        // the number tells apart what was saved in this book
        let (run, mut saved, mut kills) = (chance.below(1 << 40), Vec::new(), 0);
        while !toll.is_complete() {
            let beginning = format!("K{run}-{kills}-");
            browser.driver.execute(ENTER_WITHOUT_END, vec![beginning.into()]).await.expect("it begins");
            // the one place where time is to pass at random
            tokio::time::sleep(Duration::from_millis(100 + chance.below(1_300))).await;
            browser.kill();
            kills += 1;
            browser = again(browser, &mut toll).await;
            if was_thrown_away(&browser, toll.examined).await {
                toll.lose();
                is_kept = false;
                break;
            }
            if !toll.strike() {
                continue;
            }
            let there: BTreeSet<String> = customers(&browser).await.into_values().map(|it| it.name).collect();
            saved = site::told(&format!("saved-K{run}-"));
            for name in &saved {
                assert!(
                    there.contains(&format!("K{run}-{name}")),
                    "{name} was shown as saved and is gone (kill {kills})"
                );
            }
            // beyond what was told there is at most the one that was on its way, in each round
            assert!(there.len() <= saved.len() + 2 * kills, "nothing twice");
            toll.examine();
        }
        saved_in_all += saved.len();
        if is_kept {
            browser.sound().await;
        }
        browser.end().await;
    }
    assert!(saved_in_all > 0, "no edit was acknowledged before a kill");
    toll.tell(&format!("during edits, {saved_in_all} acknowledged edits, 0 lost"));
}

/// A browser whose book came out of a file of the other copy.
async fn browser_with(there: &Copy) -> Browser {
    let browser = Browser::start(Look::ZH.measured()).await;
    browser.open("").await;
    let path = browser.downloads().join("brought.json");
    std::fs::write(&path, there.file()).expect("a file");
    browser.upload("#restore-file", &path).await;
    browser.press("#bring-in").await;
    browser.find("#home-answer").await;
    browser
}

/// The other copy, with one's own company alone.
fn copy_of(run: u64) -> Copy {
    let mut there = Copy::new(run | 1);
    let mut own =
        counterpart::demo::book(Date::new(2026, 5, 20).expect("a date"), &mut counterpart::demo::Seeded::new(3))
            .expect("a book")
            .own_entity;
    "宁波拓野仪表有限公司".clone_into(&mut own.name);
    there.put(&[own]);
    there
}

/// So many customers as they are after a round, which their names tell.
fn named(round: u32, count: u64) -> Vec<Customer> {
    (0..count).map(|n| customer(n, format!("第{round}次-{n}"))).collect()
}

#[tokio::test]
async fn k01_a_browser_killed_during_an_import_has_all_of_it_or_nothing() {
    let mut chance = Chance::new("kills during imports");
    let run = chance.below(1 << 40);
    let mut there = copy_of(run);
    there.put(&named(0, CHANGED));

    let mut browser = browser_with(&there).await;
    let (mut toll, mut stands, mut whole, mut round) = (Toll::of(rounds()), 0, 0, 0);
    while !toll.is_complete() {
        round += 1;
        there.put(&named(round, CHANGED));
        let path = browser.downloads().join("brought.json");
        std::fs::write(&path, there.file()).expect("a file");
        browser.open("#/together").await;
        browser.upload("#book-file", &path).await;
        browser.find("#brings").await;
        browser.find("#bring-in").await;
        let number = format!("{run}-{round}");
        browser.driver.execute(BRING_IN, vec![number.clone().into()]).await.expect("it begins");
        // the one place where time is to pass at random
        tokio::time::sleep(Duration::from_millis(chance.below(400))).await;
        browser.kill();
        std::fs::remove_file(&path).expect("it goes");
        browser = again(browser, &mut toll).await;
        if was_thrown_away(&browser, round).await {
            toll.lose();
            browser.end().await;
            // the new book begins as the other copy stands
            browser = browser_with(&there).await;
            stands = round;
            continue;
        }

        let marks = stored_marks(&browser).await;
        let (now, customers_of_it) = marks.first_key_value().expect("customers");
        assert_eq!((marks.len(), *customers_of_it), (1, CHANGED), "all or nothing: {marks:?}");
        let now: u32 = now.parse().expect("a number");
        assert!(now == round || now == stands, "round {round}: the book stands at {now} and stood at {stands}");
        let told = site::told("brought-").contains(&number);
        assert!(!told || now == round, "round {round} was shown as done and is not there");
        stands = now;
        if toll.strike() {
            let found = customers(&browser).await;
            let of_it = |customer: &&Customer| customer.name.starts_with(&format!("第{now}次-"));
            let counts = (found.len(), found.values().filter(of_it).count());
            let all = usize::try_from(CHANGED).expect("small");
            assert_eq!(counts, (all, all), "the file says what the pages say");
            toll.examine();
        }
        whole += u32::from(now == round);
    }
    browser.sound().await;
    browser.end().await;
    toll.tell(&format!("during imports, {whole} whole, {} untouched", round - whole - toll.thrown_away));
}

/// What does not fit into memory waits in a file beside the database and is supplied from there while it is written (P22).
#[tokio::test]
async fn k01_a_browser_killed_while_an_import_is_written_from_the_disk_has_all_of_it_or_nothing() {
    let mut chance = Chance::new("kills during imports from the disk");
    let run = chance.below(1 << 40);
    let (mut toll, mut whole, mut round) =
        (Toll::with_restarts(rounds().div_ceil(ROUNDS), LARGE_RESTART_AT_MOST), 0, 0);
    while !toll.is_complete() {
        round += 1;
        let mut there = copy_of(run);
        there.put(&named(0, MANY));
        let browser = browser_with(&there).await;
        let noted = named(1, MANY).into_iter().map(|it| Customer { note: "n".repeat(LONG_NOTE), ..it });
        there.put(&noted.collect::<Vec<Customer>>());
        let path = browser.downloads().join("brought.json");
        std::fs::write(&path, there.file()).expect("a file");
        drop(there);
        browser.open("#/together").await;
        browser.run(COUNT_PARKED).await;
        browser.upload("#book-file", &path).await;
        browser.find_within("#bring-in", LONG).await;
        let parked = browser.run("return window.__parked").await.as_u64().expect("a number");
        assert!(parked > 4 << 20, "{parked} bytes wait on the disk");
        let number = format!("{run}-disk-{round}");
        // what was read from there to be compared is over; from here on it is read to be written
        browser.run("window.__supplied = 0").await;
        browser.driver.execute(BRING_IN, vec![number.clone().into()]).await.expect("it begins");
        let supplied = "return window.__supplied > 0";
        browser.wait_for_within("rows supplied from the disk", supplied, "", LONG).await;
        // the one place where time is to pass at random
        tokio::time::sleep(Duration::from_millis(chance.below(2_000))).await;
        browser.kill();
        std::fs::remove_file(&path).expect("it goes");
        let browser = again(browser, &mut toll).await;
        if was_thrown_away(&browser, round).await {
            toll.lose();
            browser.end().await;
            continue;
        }

        let marks = stored_marks(&browser).await;
        let (now, customers_of_it) = marks.first_key_value().expect("customers");
        assert_eq!((marks.len(), *customers_of_it), (1, MANY), "all or nothing: {marks:?}");
        assert!(["0", "1"].contains(&now.as_str()), "the book stands at {now}");
        let told = site::told("brought-").contains(&number);
        assert!(!told || now == "1", "it was shown as done and is not there");
        let file = browser.sound_within(LONG).await;
        let file = String::from_utf8(file).expect("a text");
        let found = u64::try_from(file.matches(&format!("第{now}次-")).count()).expect("small");
        assert_eq!(found, MANY, "the file says what the pages say");
        whole += u32::from(now == "1");
        toll.look();
        browser.end().await;
    }
    toll.tell(&format!("during imports from the disk, {whole} whole"));
}
