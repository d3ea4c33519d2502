//! The browser is killed while the app lifts a database of an earlier version to its own: inside the upgrade, and while pages get
//! their excerpts and fresh rows are folded. Every record is there afterwards, letter for letter, and the work goes on.
//!
//! `COUNTERPART_SEED` and `COUNTERPART_KILLS` do what they do in [`crate::kill`]; as every kill begins with a database of its own,
//! there are fewer of them.
#![allow(clippy::print_stdout, reason = "the seed and the outcome are for people")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::store::paged::FOLD_AT;
use counterpart::store::schema::DATABASE_VERSION;
use counterpart::sync::file::reader::FileRecord;
use uuid::Uuid;

use crate::browser::{Browser, Look};
use crate::copy::{Copy, read_file};
use crate::kill::{Chance, Toll, customer, rounds};
use crate::older::{Older, Standing, VERSIONS};
use crate::pace::Pace;
use crate::site;

/// So long a browser may take until its upgrade is under way, until everything is lifted, or until a book that is being lifted is on
/// the screen again.
const PATIENCE: Duration = Duration::from_secs(30);
/// Of so many rows by themselves on the app folds.
const FRESH: usize = FOLD_AT + 100;

/// A book of one's own company and so many customers, each with a note of so many bytes.
fn book(number: u64, customers: u64, note: usize) -> Copy {
    let day = Date::new(2026, 5, 20).expect("a date");
    let own = counterpart::demo::book(day, &mut counterpart::demo::Seeded::new(3)).expect("a book").own_entity;
    let mut copy = Copy::new(number);
    copy.put(&[own]);
    let noted = |n: u64| Customer { note: "n".repeat(note), ..customer(n, format!("客户 {n}")) };
    copy.put(&(0..customers).map(noted).collect::<Vec<Customer>>());
    copy
}

/// The rows in a file, without those that say who uses which copy: a browser adds its own.
fn rows_of(file: &[u8]) -> BTreeMap<Uuid, Vec<u8>> {
    let (_, records, _) = read_file(file, &BTreeMap::new());
    let others = records.into_iter().filter_map(|it| match it {
        FileRecord::Other(it) if it.rec.kind() != "copy" => Some((it.id, it.bytes)),
        FileRecord::Other(_) | FileRecord::Known { .. } => None,
    });
    others.collect()
}

/// The killed browser started again, beside the app, and how its database stands. Nothing if it threw the database away itself.
async fn beside(browser: Browser, toll: &mut Toll) -> (Browser, Option<Standing>) {
    let browser = browser.start_after_kill().await;
    browser.beside_the_app().await;
    let standing = Standing::of(&browser).await;
    if standing.is_none() {
        let log = browser.database_log();
        assert!(log.contains("since it was missing"), "the database is gone, and the browser did not do that: {log}");
        toll.lose();
    }
    (browser, standing)
}

#[tokio::test]
async fn k03_a_browser_killed_inside_an_upgrade_has_the_old_version_and_upgrades_it_then() {
    let mut chance = Chance::new("kills inside upgrades");
    let there = book(0x4b03, 200, 10);
    let older = Older::of(&there, 40);
    for (version, stores) in VERSIONS {
        let mut toll = Toll::of(rounds().div_ceil(25));
        while !toll.is_complete() {
            let browser = Browser::start(Look::ZH.measured()).await;
            older.lay(&browser, (version, stores)).await;
            let tag = format!("{version}-{}", chance.below(1 << 40));
            let address = format!("{}?{tag}#/customers", site::address_of_stuck_upgrade());
            // a page that stands still would not answer the call that opens it
            let open = "const [address] = arguments; setTimeout(() => { location.href = address; }, 50);";
            browser.driver.execute(open, vec![address.into()]).await.expect("it begins");
            let (began, mut pace) = (Instant::now(), Pace::new());
            while !site::told("upgrade-").contains(&tag) {
                assert!(began.elapsed() < PATIENCE, "no upgrade from version {version}");
                pace.tick().await;
            }
            browser.kill();
            let (browser, standing) = beside(browser, &mut toll).await;
            let Some(standing) = standing else {
                browser.end().await;
                continue;
            };
            assert_eq!(standing.version, u64::from(version), "what was not over never was");
            assert!(older.lies_in(&browser.database().await, stores), "version {version} is what it was");

            toll.shows(&browser).await;
            browser.find("tr[data-row]").await;
            let file = browser.sound().await;
            assert!(rows_of(&file) == there.rows, "version {version}: every record, letter for letter");
            let standing = Standing::of(&browser).await.expect("a database");
            assert_eq!(standing.version, u64::from(DATABASE_VERSION), "it is upgraded the second time");
            assert!(standing.has_draft, "version {version}: what was being typed");
            toll.look();
            browser.end().await;
        }
        toll.tell(&format!("inside the upgrade from version {version}"));
    }
}

/// Whether nothing is left to lift.
fn is_lifted(it: Standing) -> bool {
    let fresh = usize::try_from(it.fresh).expect("small");
    it.version == u64::from(DATABASE_VERSION) && it.bare == 0 && it.strays == 0 && fresh < FOLD_AT
}

/// Waits until the open app has lifted its database to the end.
async fn lifted(browser: &Browser) -> Standing {
    let (began, mut pace) = (Instant::now(), Pace::new());
    loop {
        let standing = Standing::of(browser).await.expect("a database");
        if is_lifted(standing) {
            return standing;
        }
        assert!(began.elapsed() < PATIENCE, "it is not lifted to its end: {standing:?}");
        pace.tick().await;
    }
}

#[tokio::test]
async fn k04_a_browser_killed_while_a_database_is_lifted_loses_nothing_and_goes_on() {
    let mut chance = Chance::new("kills while lifting");
    // some forty pages: more than a step of it takes at once
    let there = book(0x4b04, 2_200, 6_000);
    let older = Older::of(&there, FRESH);
    let mut toll = Toll::with_restarts((rounds() / 6).max(1), PATIENCE);
    let (mut half, mut kills) = (0, 0);
    while !toll.is_complete() || half == 0 {
        kills += 1;
        assert!(half > 0 || kills < 20, "no kill fell into the lifting");
        let browser = Browser::start(Look::ZH.measured()).await;
        older.lay(&browser, VERSIONS[1]).await;
        browser.open("#/customers").await;
        // the one place where time is to pass at random
        tokio::time::sleep(Duration::from_millis(chance.below(2_000))).await;
        browser.kill();
        let (browser, standing) = beside(browser, &mut toll).await;
        let Some(standing) = standing else {
            browser.end().await;
            continue;
        };
        assert!([2, u64::from(DATABASE_VERSION)].contains(&standing.version), "{standing:?}");
        half += u32::from(!is_lifted(standing));

        toll.shows(&browser).await;
        // what the kill cut off is done to its end
        assert!(lifted(&browser).await.has_draft, "{standing:?}: what was being typed");
        let file = browser.sound().await;
        assert!(rows_of(&file) == there.rows, "{standing:?}: every record, letter for letter");
        toll.look();
        browser.end().await;
    }
    toll.tell(&format!("while lifting, {half} of them before its end"));
}
