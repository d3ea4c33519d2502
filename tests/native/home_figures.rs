//! The figures of the first page and the pages they lead to: of the same people, as of the same day, with the same sums.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use counterpart::demo::{DemoBook, Seeded, book};
use counterpart::domain::contract::Contract;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::id::CustomerId;
use counterpart::domain::money::Money;
use counterpart::domain::overview::day::DayBook;
use counterpart::domain::overview::figures::{Figures, Tally};
use counterpart::domain::overview::gather::Gathering;
use counterpart::domain::receipt::Receipt;
use counterpart::domain::receivables::aged::aged;
use counterpart::domain::receivables::grouping::Grouping;
use counterpart::domain::receivables::open_part::{Claimant, OpenBook};
use counterpart::domain::team::circle::Circle;
use counterpart::i18n::{Locale, Text};
use counterpart::ui::route::{HomeFigure, LookedAt, Query, Route};
use proptest::prelude::*;

use crate::day_figures::{standing as standing_of, taken_in};
use crate::progress::day;

const DAYS: [&str; 3] = ["2026-04-30", "2026-05-20", "2026-07-01"];

static BOOK: LazyLock<DemoBook> =
    LazyLock::new(|| book(day("2026-05-20"), &mut Seeded::new(7)).expect("the sample book"));

/// The sample book taken in as of each of the days.
static TAKEN_IN: LazyLock<Vec<DayBook>> =
    LazyLock::new(|| DAYS.iter().map(|as_of| taken_in(&BOOK, day(as_of))).collect());

fn seen(whose: Option<&'static str>, on: &str, is_today: bool) -> LookedAt {
    LookedAt { whose, day: day(on), is_today }
}

#[test]
fn every_figure_leads_to_a_page_of_the_same_people_and_day() {
    for figure in HomeFigure::ALL {
        for whose in ["mine", "team"] {
            let href = figure.route(seen(Some(whose), "2026-06-30", false)).href();
            assert!(href.contains(&format!("whose={whose}")), "{figure:?}: {href}");
            assert!(href.contains("as_of=2026-06-30"), "{figure:?}: {href}");
            // the page reads both back, and the day goes from the address once it is looked at
            let route = Route::parse(&href);
            assert_eq!(route.as_of(), Some(day("2026-06-30")));
            let stays = route.of_any_day();
            assert_eq!((stays.as_of(), stays.href().contains(&format!("whose={whose}"))), (None, true));
        }
        // everybody's of today needs no word
        let href = figure.route(seen(None, "2026-05-20", true)).href();
        assert!(!href.contains("whose=") && !href.contains("as_of="), "{href}");
    }
}

#[test]
fn the_addresses_of_the_figures_by_example() {
    let at = |figure: HomeFigure| figure.route(seen(Some("team"), "2026-06-30", false)).href();
    assert_eq!(at(HomeFigure::Received), "#/money?as_of=2026-06-30&month=2026-06&view=receipts&whose=team");
    assert_eq!(at(HomeFigure::Overdue), "#/money/receivables?as_of=2026-06-30&whose=team");
    assert_eq!(at(HomeFigure::InForce), "#/contracts?as_of=2026-06-30&view=in_force&whose=team");
    assert_eq!(at(HomeFigure::Stages), "#/pipeline?as_of=2026-06-30&whose=team");
    assert_eq!(at(HomeFigure::Targets), "#/targets?as_of=2026-06-30&whose=team");
}

#[test]
fn a_day_or_month_that_is_none_is_not_looked_at() {
    for address in ["#/money?as_of=2026-06-31", "#/money?as_of=", "#/money", "#/", "#/settings?as_of=2026-06-30"] {
        assert_eq!(Route::parse(address).as_of(), None, "{address}");
    }
    for (month, first) in [("2026-06", Some("2026-06-01")), ("2026-13", None), ("", None)] {
        assert_eq!(Query::default().with("month", month).month(), first.map(day), "{month}");
    }
}

/// Late fees grow with every day, and are reckoned after everything else.
#[test]
fn late_fees_that_are_not_reckoned_yet_are_said_to_be_on_their_way() {
    for (known, zh, en) in [
        (None, "违约金计算中", "late fees being worked out"),
        (Some(Money::cny(0)), "", ""),
        (Some(Money::cny(123_450)), "违约金 ¥1,234.50", "late fees ¥1,234.50"),
    ] {
        assert_eq!(Text::new(Locale::Zh).home_late_fees(known), zh);
        assert_eq!(Text::new(Locale::En).home_late_fees(known), en);
    }
}

/// The owner of a customer, by name.
fn owner_of(book: &DemoBook, customer: CustomerId) -> &str {
    book.customers.iter().find(|it: &&Customer| it.id == customer).map_or("", |it| it.owner.as_str())
}

/// Who looks after a contract: whom it names, else who has its customer.
fn keeper_of<'a>(book: &'a DemoBook, contract: &'a Contract) -> &'a str {
    if contract.owner.is_empty() { owner_of(book, contract.customer) } else { &contract.owner }
}

#[test]
fn a_contract_that_names_nobody_belongs_to_whoever_has_its_customer() {
    let mut brief = BOOK.contracts[0].brief();
    let mut customer = BOOK.customers[0].clone();
    for (named, has, keeper) in [("Li", "Zhou", "Li"), ("", "Zhou", "Zhou"), ("Li", "", "Li"), ("", "", "")] {
        named.clone_into(&mut brief.owner);
        has.clone_into(&mut customer.owner);
        assert_eq!(brief.keeper(Some(&customer)), keeper, "it names {named:?}, its customer is {has:?}'s");
    }
    assert_eq!(brief.keeper(None), "", "a customer that is gone has nobody");
}

#[test]
fn the_page_that_a_figure_leads_to_comes_to_the_same_sum() {
    let book = &*BOOK;
    let owners: BTreeSet<&str> = book.contracts.iter().map(|it| keeper_of(book, it)).collect();
    assert!(owners.len() > 1, "the sample book is looked after by several people");
    for as_of in DAYS.map(day) {
        for owner in owners.iter().copied().map(Some).chain([None]) {
            same_sums(book, owner, as_of);
        }
    }
}

/// The figures of what one looks after, or of everything, beside what the lists have.
fn same_sums(book: &DemoBook, owner: Option<&str>, as_of: Date) {
    let mut circle = owner.map_or_else(Circle::default, Circle::named);
    let (mut gathering, mut open, mut running) = (Gathering::new(), OpenBook::default(), Vec::new());
    for contract in &book.contracts {
        let keeper = keeper_of(book, contract);
        let Some((_, standing, ..)) = standing_of(book, contract.id, as_of).filter(|_| circle.has(keeper)) else {
            continue;
        };
        gathering.contract(&standing);
        let claimant = Claimant { contract: contract.id, customer: contract.customer, owner: Arc::from(keeper) };
        open.add(&claimant, &standing);
        if standing.is_in_force() {
            running.extend(standing.account.as_ref().ok().map(|it| it.total));
        }
    }
    let receipts: Vec<&Receipt> = book.receipts.iter().filter(|it| circle.has(owner_of(book, it.customer))).collect();
    for receipt in &receipts {
        gathering.receipt(receipt);
    }
    let listed = receipts.iter().filter(|it| it.came_in(as_of, as_of)).map(|it| it.amount);
    let received = Money::by_currency(listed).expect("sums");
    let in_force = Money::by_currency(running).expect("sums");
    let ages = aged(&open.parts, Grouping::Customer, as_of).expect("sums");
    let figures = gathering.figures(as_of).expect("sums");
    assert!(owner.is_some() || !figures.is_empty(), "everything comes to something on {as_of}");
    for it in figures {
        let of = |sums: &[Money]| sums.iter().find(|sum| sum.currency == it.currency).map_or(0, |sum| sum.minor);
        let table = ages.iter().find(|table| table.currency == it.currency);
        let of_table = table.map_or((0, 0), |table| (table.sums.total.minor, table.overdue.minor));
        let what = format!("{owner:?} on {as_of} in {}", it.currency.code());
        assert_eq!(of(&received), it.received.minor, "received, {what}");
        assert_eq!(of(&in_force), it.in_force.amount.minor, "in force, {what}");
        assert_eq!(of_table, (it.receivable.amount.minor, it.overdue.amount.minor), "receivable and overdue, {what}");
    }
}

/// Every figure of a page as a row of numbers, so that rows can be added.
fn row(it: &Figures) -> Vec<i64> {
    let tally = |it: &Tally| [it.amount.minor, i64::try_from(it.count).expect("few")];
    let mut row = vec![it.received.minor, it.received_before.minor, it.planned.minor, it.late_fees.minor];
    row.push(i64::try_from(it.ending).expect("few"));
    let tallies = [&it.overdue, &it.newly_overdue, &it.receivable, &it.newly_due, &it.in_force, &it.newly_signed];
    row.extend(tallies.into_iter().chain(&it.ages).flat_map(tally));
    row.extend(it.cash.iter().flat_map(|it| [it.received.minor, it.planned.minor, it.open.minor]));
    row.extend(it.ends.iter().flat_map(|it| [tally(&it.ending), tally(&it.renewing)]).flatten());
    row
}

/// The rows of pages added up, by currency.
fn added(pages: impl IntoIterator<Item = Vec<Figures>>) -> BTreeMap<&'static str, Vec<i64>> {
    let mut sums: BTreeMap<&'static str, Vec<i64>> = BTreeMap::new();
    for it in pages.into_iter().flatten() {
        let own = row(&it);
        let sum = sums.entry(it.currency.code()).or_insert_with(|| vec![0; own.len()]);
        sum.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
    }
    sums
}

proptest! {
    /// Where every customer has one owner, what each has of their own adds up to everybody's; so does a team, which is some of them.
    #[test]
    fn what_is_mine_of_every_member_is_all(owners in proptest::collection::vec(0_u8..4, 1..40), at in 0_usize..DAYS.len()) {
        let (book, days) = (&*BOOK, &TAKEN_IN[at]);
        let places: BTreeMap<CustomerId, u8> =
            book.customers.iter().map(|it| it.id).zip(owners.iter().copied().cycle()).collect();
        let has = |mine: &[u8], customer: CustomerId| mine.contains(&places[&customer]);
        let page = |mine: &[u8]| {
            let contracts = book.contracts.iter().filter(|it| has(mine, it.customer)).map(|it| it.id);
            let receipts = book.receipts.iter().filter(|it| has(mine, it.customer)).map(|it| it.id);
            days.figures_of(contracts, receipts).expect("sums")
        };
        let all = added([page(&[0, 1, 2, 3])]);
        prop_assert!(!all.is_empty());
        prop_assert_eq!(&added((0..4).map(|member| page(&[member]))), &all, "mine");
        prop_assert_eq!(&added([page(&[0, 1]), page(&[2, 3])]), &all, "two teams");
        prop_assert_eq!(added([days.figures().expect("sums")]), all, "the whole book");
    }
}
