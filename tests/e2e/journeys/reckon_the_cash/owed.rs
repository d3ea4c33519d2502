//! Who owes what and how late it is, reckoned from the instalments as they are handed out: by customer, by age, and of what somebody
//! looks after.

use std::collections::BTreeMap;

use counterpart::sync::list::table::Table;

use super::super::hand_lists_out::{cell, hand_out, of_csv, of_workbook};
use super::super::see_who_owes::texts;
use super::{IS_OF_THE_DAY, Part, signed};
use crate::browser::{Browser, TODAY};

/// The ages of the first page: how many instalments, and how much.
const BY_AGE: &str = "return [...document.querySelectorAll('#home-ageing .table tbody tr')]
    .map(row => [row.cells[1].innerText, row.cells[3].innerText])";

/// The columns of the file that hold money: not due, four ages, all that is late, all.
const COLUMNS: [&str; 7] =
    ["Not due", "1–30 days late", "31–60 days late", "61–90 days late", "Over 90 days late", "Overdue", "Receivable"];

/// What somebody owes, by these columns.
type Owed = [i64; 7];

/// The days from the first of March of the year 0 to a day like `2026-05-20`.
fn days(day: &str) -> i64 {
    let number = |from: usize, to: usize| day[from..to].parse::<i64>().expect("a number");
    let (month, day) = (number(5, 7), number(8, 10));
    // a year that begins in March has its leap day at its end
    let year = number(0, 4) - i64::from(month < 3);
    year * 365 + year / 4 - year / 100 + year / 400 + (153 * ((month + 9) % 12) + 2) / 5 + day - 1
}

/// In which of the five ages an instalment is on a day.
fn age(part: &Part, day: &str) -> usize {
    if part.due.is_empty() {
        return 0;
    }
    match days(day) - days(&part.due) {
        ..=0 => 0,
        1..=30 => 1,
        31..=60 => 2,
        61..=90 => 3,
        91.. => 4,
    }
}

/// What is owed by whatever `by` says of an instalment.
fn owed<'a>(parts: &'a [Part], day: &str, by: impl Fn(&'a Part) -> &'a str) -> BTreeMap<&'a str, Owed> {
    let mut all: BTreeMap<&str, Owed> = BTreeMap::new();
    for part in parts.iter().filter(|it| it.open != 0) {
        let (age, sums) = (age(part, day), all.entry(by(part)).or_default());
        sums[age] += part.open;
        sums[5] += if age > 0 { part.open } else { 0 };
        sums[6] += part.open;
    }
    all
}

/// An amount of a file in fen: a workbook leaves noughts at the end away.
fn fen(written: &str) -> i64 {
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    let number = |digits: &str| digits.parse::<i64>().expect("an amount");
    number(whole) * 100 + number(&format!("{part:0<2}"))
}

/// The same as the page hands it out, by the column that names who.
fn handed_out<'a>(table: &'a Table, who: &str) -> BTreeMap<&'a str, Owed> {
    let mut all: BTreeMap<&str, Owed> = BTreeMap::new();
    for row in (0..table.rows.len()).filter(|row| cell(table, *row, "Currency") == "CNY") {
        let sums = all.entry(cell(table, row, who)).or_default();
        for (sum, column) in sums.iter_mut().zip(COLUMNS) {
            *sum += fen(cell(table, row, column));
        }
    }
    all
}

/// The ages of the first page, which is shown as of this day, are those of the instalments.
pub(super) fn ages_of_home(shown: &[Vec<String>], parts: &[Part], day: &str) {
    let mut ages = [(0_usize, 0_i64); 5];
    for part in parts.iter().filter(|it| it.open != 0) {
        let (count, sum) = &mut ages[age(part, day)];
        *count += 1;
        *sum += part.open;
    }
    let shown: Vec<(usize, i64)> =
        shown.iter().map(|row| (row[0].parse().expect("a number"), signed(&row[1]))).collect();
    assert_eq!(shown, ages, "by age as of {day}");
}

/// What the first page shows by age.
pub(super) async fn by_age(browser: &Browser) -> Vec<Vec<String>> {
    browser.press("#home-ageing .section__head button[aria-pressed]").await;
    browser.find("#home-ageing .table tbody tr").await;
    texts(browser, BY_AGE).await
}

/// The receivables as of the day looked at are the instalments, by contract and by customer. Gives what all owe.
pub(super) async fn who_owes(browser: &Browser, parts: &[Part], day: &str) -> Owed {
    for (by, who) in [("contract", "Contract no."), ("customer", "Customer")] {
        browser.press(&format!("[data-by={by}]")).await;
        browser.find(&format!("[data-by={by}][aria-current]")).await;
        let own = owed(parts, day, |it| if by == "contract" { it.contract.as_str() } else { it.customer.as_str() });
        let (_, csv) = hand_out(browser, "#export-receivables", "receivables", "csv").await;
        assert_eq!(handed_out(&of_csv(csv), who), own, "by {by} as of {day}");
    }
    let (_, book) = hand_out(browser, "#export-receivables", "receivables", "xlsx").await;
    let own = owed(parts, day, |it| it.customer.as_str());
    assert_eq!(handed_out(&of_workbook(&book), "Customer"), own, "as of {day}, in the workbook");
    owed(parts, day, |_| "all").remove("all").unwrap_or_default()
}

/// Of every contract that is handed out, by its number: who looks after it.
async fn owners(browser: &Browser) -> BTreeMap<String, String> {
    browser.open("#/contracts").await;
    browser.find("table.cons tbody tr[data-row]").await;
    let (_, csv) = hand_out(browser, "#export-contracts", "contracts", "csv").await;
    let table = of_csv(csv);
    let named = |row| (cell(&table, row, "Contract no.").to_owned(), cell(&table, row, "Owner").to_owned());
    (0..table.rows.len()).map(named).collect()
}

/// Says on the page of the team who sits here.
async fn sit_down(browser: &Browser, name: &str) {
    browser.open("#/team").await;
    browser.press(&format!("#members [data-member='{name}'] .rows__open")).await;
    browser.press("#this-is-me").await;
    browser.saved().await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".side__foot", name).await;
}

/// The first page, asked for this, shows what these people's contracts have late and open.
async fn shows(browser: &Browser, whose: &str, late: i64, open: i64) {
    browser.press(&format!("[data-whose={whose}]")).await;
    browser.find(&format!("[data-whose={whose}][aria-pressed=true]")).await;
    browser.wait_for("the figures of the day", IS_OF_THE_DAY, "").await;
    // of the four: what came in, what is late, what is in force, what is open
    let shown = "const at = place => document.querySelectorAll('#figures .figures__value a')[place]?.innerText.replace(/[^0-9]/g, '') || '000';
        return `${at(1)} ${at(3)}` === arguments[0]";
    browser.wait_for(&format!("late and open of {whose}"), shown, &format!("{late:03} {open:03}")).await;
}

/// What is mine and what is my team's, of two members of whom one reports to the other, is what their contracts owe.
pub(super) async fn is_whose_it_is(browser: &Browser, parts: &[Part]) {
    let owners = owners(browser).await;
    let owed = owed(parts, TODAY, |it| owners.get(&it.contract).map_or("", String::as_str));
    let of = |name: &str| owed.get(name).map_or((0, 0), |it| (it[5], it[6]));
    let (head, rep) = (of("周以宁"), of("沈嘉树"));
    assert!(head.1 > 0 && rep.1 > 0, "both have something open: {owed:?}");
    let team = (head.0 + rep.0, head.1 + rep.1);
    for (name, mine, team) in [("周以宁", head, team), ("沈嘉树", rep, rep)] {
        sit_down(browser, name).await;
        browser.open("#/").await;
        shows(browser, "mine", mine.0, mine.1).await;
        shows(browser, "team", team.0, team.1).await;
    }
    let all = owed.values().fold((0, 0), |all, it| (all.0 + it[5], all.1 + it[6]));
    shows(browser, "all", all.0, all.1).await;
}
