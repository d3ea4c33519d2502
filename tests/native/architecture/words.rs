//! Words that never stand in the sources, and where floats and Chinese may stand.

use std::collections::HashMap;

use super::source::{Source, line_of, places, sources};
use super::{Exception, breaches, check};

/// Crash paths, the clock of the machine, and ways round the style sheet and the escaping of views.
const NEVER: [&str; 16] = [
    ".unwrap()",
    ".expect(",
    "panic!",
    "todo!",
    "unimplemented!",
    "Local::now",
    "Utc::now",
    "SystemTime",
    "Instant::now",
    "style=\"",
    "inner_html",
    "set_inner_html",
    "outer_html",
    "set_outer_html",
    "insert_adjacent_html",
    "eval(",
];

/// The clock and the dice of the browser.
const CHANCE: [&str; 4] = ["Date::now", "JsDate::now", "new_0", "Math::random"];

const CLOCK: &[Exception] = &[
    Exception {
        place: "src/state/clock.rs",
        what: "",
        reason: "the one place of the page that reads the time and makes random bits",
    },
    Exception { place: "src/worker/clock.rs", what: "", reason: "the one place of the worker that does" },
];

const FLOATS: &[Exception] = &[Exception {
    place: "src/record/strict.rs",
    what: "f64",
    reason: "to refuse a fraction in a file one has to be handed it",
}];

const CHINESE: &[Exception] = &[
    Exception { place: "src/i18n/", what: "", reason: "every word a person reads" },
    Exception { place: "src/export/", what: "", reason: "the texts of contracts" },
    Exception { place: "src/demo/", what: "", reason: "the names and places of the sample book" },
    Exception { place: "src/domain/amount_words/", what: "", reason: "amounts in words are a rule, not a translation" },
    Exception {
        place: "src/domain/calendar/notice.rs",
        what: "",
        reason: "the words of a notice that is read are its grammar",
    },
    Exception {
        place: "src/domain/contract/defined.rs",
        what: "",
        reason: "the words that a contract defines are one of its terms",
    },
    Exception {
        place: "src/domain/contract/payment_words.rs",
        what: "",
        reason: "the words of a quote that are read are their grammar",
    },
    Exception {
        place: "src/domain/contract/party.rs",
        what: "",
        reason: "what the sides are called in a contract is one of its terms",
    },
    Exception {
        place: "src/domain/payers_purpose.rs",
        what: "",
        reason: "the words of a payer that are read are their grammar",
    },
    Exception { place: "src/domain/checker/lexicon/", what: "", reason: "phrases that a rule looks for are its data" },
    Exception {
        place: "src/search/same/forms.rs",
        what: "",
        reason: "the legal forms without which names are compared are a rule, not words that are shown",
    },
    Exception { place: "src/domain/checker/phrase.rs", what: "", reason: "phrases that a rule looks for are its data" },
];

fn found(text: &str, words: &[&str]) -> Vec<(usize, String)> {
    words
        .iter()
        .flat_map(|word| places(text, word).map(|at| (line_of(text, at), (*word).to_owned())).collect::<Vec<_>>())
        .collect()
}

#[test]
fn nothing_in_the_sources_can_crash_or_reads_the_machine_clock_or_goes_round_the_views() {
    check("a word that never stands in src", breaches(&sources("src"), &[], |source| found(&source.code, &NEVER)));
}

#[test]
fn the_clock_and_the_dice_of_the_browser_are_read_in_one_place() {
    check(
        "time or chance outside state::clock",
        breaches(&sources("src"), CLOCK, |source| found(&source.code, &CHANCE)),
    );
}

#[test]
fn no_float_stands_where_amounts_rates_and_dates_are_made_kept_and_written() {
    check(
        "a float in domain, record or i18n",
        breaches(&sources("src"), FLOATS, |source| match source.layer() {
            "domain" | "record" | "i18n" => found(&source.code, &["f32", "f64"]),
            _ => Vec::new(),
        }),
    );
}

#[test]
fn chinese_stands_only_where_words_are_made() {
    check(
        "Chinese outside i18n, export, demo, amounts in words and legal forms",
        breaches(&sources("src"), CHINESE, han),
    );
}

/// Runs of Han characters in literals. Punctuation is not among them.
fn han(source: &Source) -> Vec<(usize, String)> {
    let lines = source.text.lines().enumerate();
    lines
        .map(|(at, line)| (at + 1, line.chars().filter(|c| is_han(*c)).collect::<String>()))
        .filter(|(_, found)| !found.is_empty())
        .collect()
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[test]
fn no_test_is_ignored_or_waits_for_time_to_pass() {
    check(
        "an ignored test, or one that sleeps",
        breaches(&sources("tests"), &[], |source| found(&source.code, &["#[ignore", "thread::sleep"])),
    );
}

#[test]
fn every_message_is_said_somewhere() {
    let all = sources("src");
    let mut said: HashMap<&str, usize> = HashMap::new();
    for word in all.iter().flat_map(|it| it.code.split(|c: char| !(c.is_alphanumeric() || c == '_'))) {
        *said.entry(word).or_default() += 1;
    }
    let never = breaches(&all, &[], |source| {
        let lines = source.code.lines().enumerate().filter(|_| source.layer() == "i18n");
        let unsaid = lines.filter_map(|(at, line)| Some((at + 1, message(line)?)));
        unsaid.filter(|(_, name)| said.get(name) == Some(&1)).map(|(at, name)| (at, name.to_owned())).collect()
    });
    check("a message that nothing says", never);
}

/// Messages whose other form is said where there is one.
const PLURALS: &[Exception] = &[
    Exception {
        place: "src/i18n/messages/contract.rs",
        what: "days_late_words",
        reason: "Text::days_late says one day otherwise",
    },
    Exception { place: "src/i18n/messages/money.rs", what: "home_some", reason: "home_one says one thing otherwise" },
    Exception { place: "src/i18n/messages/versions.rs", what: "compare_many", reason: "one change is said otherwise" },
    Exception { place: "src/i18n/messages/bank_statement.rs", what: "bank_points", reason: "points come in tens" },
    Exception {
        place: "src/i18n/messages/reports.rs",
        what: "coverage_days_choice",
        reason: "what is offered is 30 days and more",
    },
];

/// What is counted in messages.
const COUNTED: [&str; 17] = [
    "changes",
    "checks",
    "customers",
    "days",
    "entries",
    "items",
    "lines",
    "people",
    "places",
    "points",
    "proposals",
    "records",
    "references",
    "rows",
    "targets",
    "things",
    "values",
];

/// A message has one form whatever the count is: `1 records` is no English, `Records: 1` is.
#[test]
fn a_count_stands_behind_what_is_counted() {
    let found = breaches(&sources("src/i18n"), PLURALS, |source| {
        let lines = source.text.lines().enumerate();
        lines.filter_map(|(at, line)| Some((at + 1, counting_first(line)?.to_owned()))).collect()
    });
    check("an English message that says one of something as several", found);
}

/// The name of the message that a line makes, if its English begins with a count of several things.
fn counting_first(line: &str) -> Option<&str> {
    let (_, english) = line.split_once("\" | \"{")?;
    let (_, words) = english.split_once("} ")?;
    let first = words.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    message(line).filter(|_| COUNTED.contains(&first))
}

/// The name of the message that a line makes: `receipt_on => "…" | "…";`.
fn message(line: &str) -> Option<&str> {
    let made = line.strip_prefix("    ").filter(|it| it.contains(" => \"") && it.starts_with(char::is_lowercase))?;
    made.split(['(', ' ']).next()
}
