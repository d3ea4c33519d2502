//! What comes in by month and what is owed by age, as the first page and the receivables show it, reckoned here once more from the
//! instalments and the receipts as they are handed out: today, a month on, a month back.

mod owed;

use std::collections::BTreeMap;

use self::owed::{ages_of_home, by_age, is_whose_it_is, who_owes};
use super::hand_lists_out::{cell, hand_out, of_csv};
use super::look_back::look_at;
use super::see_who_owes::texts;
use crate::browser::{Browser, Look, TODAY};

/// The months of the first page: each with what falls due in it, what came in, and what is open.
const OF_THE_YEAR: &str = "return [...document.querySelectorAll('#home-months .table tbody tr')]
    .map(row => [...row.cells].map(it => it.innerText))";

/// What is to come: when, how many instalments, how much.
const TO_COME: &str = "return [...document.querySelectorAll('.recv__months > tbody > tr[data-row]')].map(row =>
    [row.dataset.when, row.cells[1].innerText, row.cells[2].innerText])";

/// Whether the figures of the first page are those of the day, and those of every contract.
const IS_OF_THE_DAY: &str = "return !!document.querySelector('.home:not([data-old]) .decide:not([data-old])')";

/// An instalment of the file.
struct Part {
    customer: String,
    contract: String,
    /// As `2026-05-20`; empty as long as it waits for something.
    due: String,
    amount: i64,
    open: i64,
}

/// Money of the file: its day, and how much.
type Came = (String, i64);

/// An amount with its sign in fen, as a file or a page writes it; a dash alone is nothing.
fn signed(written: &str) -> i64 {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let fen: i64 = if digits.is_empty() { 0 } else { digits.parse().expect("an amount") };
    if written.trim_start().starts_with(['-', '−']) { -fen } else { fen }
}

/// The months since the year 0 of a day like `2026-05-20`.
fn months(day: &str) -> i64 {
    let number = |from: usize, to: usize| day[from..to].parse::<i64>().expect("a number");
    number(0, 4) * 12 + number(5, 7)
}

async fn receipts(browser: &Browser) -> Vec<Came> {
    browser.open("#/money?view=receipts").await;
    browser.find("#receipts tbody tr").await;
    let (_, csv) = hand_out(browser, "#export-money", "receipts", "csv").await;
    let table = of_csv(csv);
    // what was set off is no money of any month
    let is_cash = |row: &usize| cell(&table, *row, "Currency") == "CNY" && cell(&table, *row, "Method") != "Set-off";
    let rows = (0..table.rows.len()).filter(is_cash);
    rows.map(|row| (cell(&table, row, "Date").to_owned(), signed(cell(&table, row, "Amount")))).collect()
}

/// All instalments, paid or not, as of the day looked at.
async fn instalments(browser: &Browser) -> Vec<Part> {
    browser.open("#/money?view=all").await;
    browser.find("#instalments tbody tr").await;
    let (_, csv) = hand_out(browser, "#export-money", "instalments", "csv").await;
    let table = of_csv(csv);
    let rows = (0..table.rows.len()).filter(|row| cell(&table, *row, "Currency") == "CNY");
    let part = |row: usize| Part {
        customer: cell(&table, row, "Customer").to_owned(),
        contract: cell(&table, row, "Contract no.").to_owned(),
        due: cell(&table, row, "Due on").to_owned(),
        amount: signed(cell(&table, row, "Amount")),
        open: signed(cell(&table, row, "Open")),
    };
    rows.map(part).collect()
}

/// What the first page says of what came in this month up to a day, against the month before by the same day; nothing where nothing
/// had come in by then.
fn trend(came: &[Came], day: &str) -> String {
    let by_the_day = |month: i64| -> i64 {
        let in_it = came.iter().filter(|(on, _)| months(on) == month && on[8..] <= day[8..]);
        in_it.map(|(_, amount)| *amount).sum()
    };
    let (now, before) = (by_the_day(months(day)), by_the_day(months(day) - 1));
    let yuan = |fen: i64| {
        let whole = (fen / 100).to_string();
        let tail = |at: usize| if at > 0 && (whole.len() - at).is_multiple_of(3) { "," } else { "" };
        let parted =
            whole.char_indices().fold(String::from("¥"), |told, (at, digit)| format!("{told}{}{digit}", tail(at)));
        format!("{parted}.{:02}", fen % 100)
    };
    match now - before {
        _ if before == 0 => String::new(),
        0 => "the same as last month by this day".to_owned(),
        more if more > 0 => format!("{} more than last month by this day", yuan(more)),
        less => format!("{} less than last month by this day", yuan(-less)),
    }
}

/// The rows of the first page as of a day: of every month of its year what falls due, what came in by then, what is open.
fn of_the_year(parts: &[Part], came: &[Came], day: &str) -> Vec<[i64; 3]> {
    let one = |month: u32| {
        let month = format!("{}-{month:02}", &day[..4]);
        let due: Vec<&Part> = parts.iter().filter(|it| it.due.starts_with(&month)).collect();
        let in_it = came.iter().filter(|(on, _)| on.starts_with(&month) && on.as_str() <= day);
        let received: i64 = in_it.map(|(_, amount)| *amount).sum();
        [due.iter().map(|it| it.amount).sum(), received, due.iter().map(|it| it.open).sum()]
    };
    (1..=12).map(one).collect()
}

/// What is to come as of a day: how many instalments and how much is overdue, in each of the twelve months, later, or waits.
fn to_come(parts: &[Part], day: &str) -> BTreeMap<String, (usize, i64)> {
    let mut all: BTreeMap<String, (usize, i64)> = BTreeMap::new();
    for ahead in 0..12 {
        let month = months(day) - 1 + ahead;
        all.insert(format!("{:04}-{:02}", month / 12, month % 12 + 1), (0, 0));
    }
    for part in parts.iter().filter(|it| it.open != 0) {
        let when = match part.due.as_str() {
            "" => "awaits",
            due if due < day => "overdue",
            due if months(due) - months(day) < 12 => &due[..7],
            _ => "later",
        };
        let (count, sum) = all.entry(when.to_owned()).or_default();
        *count += 1;
        *sum += part.open;
    }
    all
}

/// What a page said as of a day: the months of its year, what is to come, and what is owed by age.
type Said = (Vec<[i64; 3]>, BTreeMap<String, (usize, i64)>, [i64; 7]);

/// All tables as of a day are what the records add up to. Gives them.
async fn adds_up(browser: &Browser, came: &[Came], day: &str) -> Said {
    browser.open("#/").await;
    browser.wait_for(&format!("the figures of {day}"), IS_OF_THE_DAY, "").await;
    browser.see_in("#figures", &trend(came, day)).await;
    browser.press("#home-months .section__head button[aria-pressed]").await;
    browser.find("#home-months .table tbody tr").await;
    let shown = texts(browser, OF_THE_YEAR).await;
    let shown: Vec<[i64; 3]> = shown.iter().map(|row| [1, 2, 3].map(|at| signed(&row[at]))).collect();
    let ages = by_age(browser).await;
    let parts = instalments(browser).await;
    ages_of_home(&ages, &parts, day);
    let year = of_the_year(&parts, came, day);
    assert_eq!(shown, year, "due, received and open by month as of {day}");

    browser.open("#/money/receivables").await;
    browser.find(".recv__months tbody tr").await;
    let shown = texts(browser, TO_COME).await;
    let row = |row: &Vec<String>| (row[0].clone(), (row[1].parse::<usize>().expect("a number"), signed(&row[2])));
    let shown: BTreeMap<String, (usize, i64)> = shown.iter().map(row).collect();
    let coming = to_come(&parts, day);
    assert_eq!(shown, coming, "what is to come as of {day}");
    (year, coming, who_owes(browser, &parts, day).await)
}

#[tokio::test]
async fn cash_and_ages_are_what_instalments_and_receipts_add_up_to_on_any_day() {
    let browser = Browser::start(Look::EN).await;
    browser.open_demo().await;
    let came = receipts(&browser).await;
    let today = adds_up(&browser, &came, TODAY).await;
    assert!(
        [TODAY, "2026-06-20", "2026-04-20"].iter().any(|day| !trend(&came, day).is_empty()),
        "something is compared"
    );
    // of a year that is under way there is something of everything
    let sum = |year: &[[i64; 3]], at: usize| year.iter().map(|month| month[at]).sum::<i64>();
    assert!((0..3).all(|at| sum(&today.0, at) > 0), "{:?}", today.0);

    look_at(&browser, "2026-06-20").await;
    let later = adds_up(&browser, &came, "2026-06-20").await;
    assert!(later.1["overdue"].1 > today.1["overdue"].1, "a month on more is late");
    assert_eq!(later.2[6], today.2[6], "and nothing came in meanwhile");
    look_at(&browser, "2026-04-20").await;
    let earlier = adds_up(&browser, &came, "2026-04-20").await;
    assert!(sum(&earlier.0, 1) < sum(&today.0, 1), "a month ago less had come in");
    browser.press_words("Back to today").await;
    browser.gone("#as-of-band").await;
    assert_eq!(adds_up(&browser, &came, TODAY).await, today, "and today all is as it was");
    is_whose_it_is(&browser, &instalments(&browser).await).await;
    browser.end().await;
}
