//! A list or table of records or figures is handed out: as a workbook, as CSV, and on paper. Each file of a page that draws one hands
//! it out itself, or another file does it for it, or says here why there is nothing to hand out; and a file that draws several hands
//! out as many, or says here how fewer hold all of them.
//!
//! And the figures of the first page lead to lists of the same people as of the same day.

use super::source::{Source, line_of, sources};
use super::{Exception, breaches, check};

/// How a table begins. A paper (`sheet__table`) is none: it is printed and goes to Word as a whole.
const BEGINS: [&str; 3] = ["<table", BODY, "figures_table("];

/// The rows of a long table, within it or for it.
const BODY: &str = "<LongBody";

/// How a list begins, before its class.
const LISTS_BEGIN: [&str; 2] = ["<ul class=\"", "<ol class=\""];

/// Whether a list of this class is one of records: `rows`, `timeline`, `library__list`.
fn is_of_records(class: &str) -> bool {
    class.split(' ').any(|it| ["rows", "timeline"].contains(&it) || it.ends_with("__list"))
}

const PAPER: &str = "<table class=\"sheet__table\"";

/// What a file that hands something out names.
const HANDS_OUT: [&str; 4] = ["Handout {", "<ListExport", "<PlainExport", "<HandoutMenu"];

/// What one file draws and another one hands out.
struct Handed {
    /// The file that draws.
    place: &'static str,
    /// The file that hands it out.
    by: &'static str,
    /// What the table is called there, as the page names it.
    sheet: &'static str,
}

const fn handed(place: &'static str, by: &'static str, sheet: &'static str) -> Handed {
    Handed { place, by, sheet }
}

/// All below `src/ui/pages`.
const HANDED: &[Handed] = &[
    handed("contracts/settlement/lines.rs", "contracts/settlement/mod.rs", "settlement"),
    handed("pipeline/board.rs", "pipeline/mod.rs", "opportunities"),
    handed("calendar/grid.rs", "calendar/export.rs", "days"),
    handed("contracts/ledger/groups.rs", "contracts/ledger/mod.rs", "ledger-by-customer"),
    handed("contracts/ledger/rows.rs", "contracts/ledger/mod.rs", "ledger"),
    handed("customers/list.rs", "customers/export.rs", "shown"),
    handed("customers/pool/rows.rs", "customers/export.rs", "people"),
    handed("duties/list.rs", "duties/board.rs", "duties"),
    handed("home/ageing.rs", "home/handouts.rs", "ageing"),
    handed("home/ending.rs", "home/handouts.rs", "ending"),
    handed("home/latest.rs", "home/handouts.rs", "receipts"),
    handed("home/months.rs", "home/handouts.rs", "months"),
    handed("home/sales.rs", "home/handouts.rs", "stages"),
    handed("incentives/entries.rs", "incentives/statement.rs", "statement"),
    handed("incentives/figures.rs", "incentives/list.rs", "commission"),
    handed("incentives/periods.rs", "incentives/plan.rs", "working"),
    handed("incentives/working.rs", "incentives/plan.rs", "base"),
    handed("materials/against.rs", "materials/board.rs", "materials"),
    handed("materials/rows.rs", "materials/board.rs", "materials"),
    handed("money/claims.rs", "money/handouts.rs", "claims"),
    handed("money/fees.rs", "money/handouts.rs", "fees"),
    handed("money/instalments.rs", "money/handouts.rs", "instalments"),
    handed("money/invoices.rs", "money/handouts.rs", "invoices"),
    handed("money/ledger.rs", "money/handouts.rs", "working"),
    handed("money/receipts.rs", "money/handouts.rs", "receipts"),
    handed("money/receivables/aged.rs", "money/receivables/mod.rs", "receivables"),
    handed("money/receivables/expected.rs", "money/receivables/mod.rs", "expected"),
    handed("money/receivables/over.rs", "money/receivables/mod.rs", "over-limit"),
    handed("pipeline/forecast.rs", "pipeline/mod.rs", "forecast"),
    handed("pipeline/list.rs", "pipeline/mod.rs", "opportunities"),
    handed("service/remedies.rs", "service/report_credits.rs", "credits"),
    handed("service/report_table.rs", "service/report.rs", "service-report"),
    handed("sharing/rows.rs", "sharing/list.rs", "sharing"),
    handed("targets/cells.rs", "targets/handouts.rs", "parts"),
    handed("targets/done.rs", "targets/handouts.rs", "records"),
    handed("targets/rows.rs", "targets/list.rs", "targets"),
    handed("targets/show.rs", "targets/handouts.rs", "records"),
];

/// Why nothing is handed out.
const COMING_IN: &str = "shows a file of another program on its way in: the list is in that file";
const MERGING: &str = "a choice before records are made one, and what came of it";
const STORY: &str = "what happened, told in order: the records themselves stand in lists that are handed out";
const WORKING: &str = "the working of one figure or record, which is printed with its page";
const BOXES: &str = "boxes in which settings are entered: the file of the book carries them";

const fn exception(place: &'static str, reason: &'static str) -> Exception {
    Exception { place, what: "", reason }
}

const EXCEPTIONS: &[Exception] = &[
    exception("src/ui/pages/contracts/amiss.rs", "what the checker finds in a draft, each with what mends it"),
    exception("src/ui/pages/contracts/balance.rs", "judges a draft at every keystroke"),
    exception("src/ui/pages/contracts/beside.rs", STORY),
    exception("src/ui/pages/contracts/negotiation/", "proposals go out as a contract package, with their terms"),
    exception("src/ui/pages/contracts/terms/", "boxes of the terms: they go out as the contract"),
    exception("src/ui/pages/contracts/versions/changed.rs", "two papers beside each other, printed as one"),
    exception("src/ui/pages/customers/bought/", COMING_IN),
    exception("src/ui/pages/customers/columns/menu.rs", "the choice of columns of a list, which goes out in them"),
    exception("src/ui/pages/customers/import/", COMING_IN),
    exception("src/ui/pages/customers/merge/", MERGING),
    exception(
        "src/ui/pages/disputes/carried.rs",
        "sums that stand among the parts of the contract, which are handed out",
    ),
    exception("src/ui/pages/evaluations/side.rs", "the tasks that were agreed: the list of tasks hands them out"),
    exception("src/ui/pages/evaluations/working.rs", "goes out as the paper of the evaluation"),
    exception("src/ui/pages/files/part.rs", "the files themselves are saved one by one, or all with the book"),
    exception("src/ui/pages/leads/show.rs", STORY),
    exception("src/ui/pages/materials/loss.rs", WORKING),
    exception("src/ui/pages/materials/sheet.rs", WORKING),
    exception("src/ui/pages/materials/slip.rs", "ticks of what a slip says, which is printed"),
    exception("src/ui/pages/money/import/", COMING_IN),
    exception("src/ui/pages/pipeline/history.rs", STORY),
    exception("src/ui/pages/service/levels.rs", BOXES),
    exception("src/ui/pages/service/working.rs", WORKING),
    exception("src/ui/pages/settings/approval.rs", BOXES),
    exception("src/ui/pages/settings/own_fields.rs", "what columns of one's own hold: they go out with the customers"),
    exception("src/ui/pages/settings/service.rs", BOXES),
    exception("src/ui/pages/settings/stages.rs", BOXES),
    exception("src/ui/pages/sharing/preview.rs", "shows the file that is handed out"),
    exception("src/ui/pages/together/", "shows another copy of the book on its way in"),
];

/// Where a file begins to draw lists and tables.
fn drawn(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for begins in BEGINS {
        for (at, _) in source.text.match_indices(begins) {
            if !source.text[at..].starts_with(PAPER) {
                found.push((line_of(&source.text, at), begins.to_owned()));
            }
        }
    }
    for begins in LISTS_BEGIN {
        for (at, _) in source.text.match_indices(begins) {
            let class = source.text[at + begins.len()..].split('"').next().unwrap_or_default();
            if is_of_records(class) {
                found.push((line_of(&source.text, at), format!("{begins}{class}")));
            }
        }
    }
    found
}

/// What makes a table that is handed out.
const MAKES: [&str; 4] = ["Handout {", "<PlainExport", "_handout(", " handout("];

/// How many a file hands out, or more: what a function makes once is counted where it is made and where it is asked for.
fn made(source: &Source) -> usize {
    MAKES.iter().map(|word| source.text.matches(word).count()).sum()
}

/// The files that hand out fewer tables than they draw, each with why these hold all of them.
const FEWER: &[Exception] = &[
    exception("src/ui/pages/customers/activities.rs", "what was agreed goes out with what was done"),
    exception("src/ui/pages/customers/purchases.rs", "the same purchases by product and by day"),
    exception("src/ui/pages/reminders.rs", "what was put off goes out behind the others"),
    exception("src/ui/pages/reports/coverage.rs", "one closure makes the table of each"),
    exception("src/ui/pages/team/list.rs", "who is no member stands in the table of the team"),
];

#[test]
fn a_file_hands_out_as_many_tables_as_it_draws() {
    let found = breaches(&sources("src/ui/pages"), FEWER, |source| {
        let drawn: Vec<_> = drawn(source).into_iter().filter(|(_, begins)| begins != BODY).collect();
        let is_fewer = hands_out(source) && !is_handed(&source.path) && made(source) < drawn.len();
        if is_fewer { drawn } else { Vec::new() }
    });
    check("a list or table beside one that is handed out, which is not", found);
}

fn hands_out(source: &Source) -> bool {
    HANDS_OUT.iter().any(|word| source.text.contains(word))
}

fn is_handed(path: &str) -> bool {
    HANDED.iter().any(|it| path.strip_prefix("src/ui/pages/") == Some(it.place))
}

#[test]
fn every_list_and_table_is_handed_out() {
    let found = breaches(&sources("src/ui/pages"), EXCEPTIONS, |source| {
        if hands_out(source) || is_handed(&source.path) { Vec::new() } else { drawn(source) }
    });
    check("a list or table that is not handed out (ListExport, PlainExport)", found);
}

#[test]
fn what_another_file_hands_out_is_handed_out_there() {
    let all = sources("src/ui/pages");
    let file = |path: &str| all.iter().find(|it| it.path.strip_prefix("src/ui/pages/") == Some(path));
    let mut wrong = Vec::new();
    for it in HANDED {
        if file(it.place).is_none_or(|source| drawn(source).is_empty() || hands_out(source)) {
            wrong.push(format!("{}: it draws nothing that another file has to hand out", it.place));
        }
        let name = format!("\"{}\"", it.sheet);
        if file(it.by).is_none_or(|source| !hands_out(source) || !source.text.contains(&name)) {
            wrong.push(format!("{}: it hands out no {name} for {}", it.by, it.place));
        }
    }
    check("a list that is handed out nowhere", wrong);
}

/// The lists to which figures lead.
const LISTS: [&str; 10] = [
    "Route::receivables(",
    "Route::Receivables(",
    "Route::money(",
    "Route::Money(",
    "Route::contracts(",
    "Route::Contracts(",
    "Route::pipeline(",
    "Route::Pipeline(",
    "Route::targets(",
    "Route::Targets(",
];

#[test]
fn figures_of_the_first_page_lead_to_lists_of_the_same_people_and_day() {
    let elsewhere = sources("src/ui");
    for list in LISTS {
        assert!(elsewhere.iter().any(|it| it.code.contains(list)), "{list} is no route any more: the rule is blind");
    }
    let found = breaches(&sources("src/ui/pages/home"), &[], |source| {
        let places = |list: &&str| source.code.match_indices(*list).map(|(at, _)| at).collect::<Vec<_>>();
        let all = LISTS.iter().flat_map(|list| places(list).into_iter().map(move |at| (at, *list)));
        all.map(|(at, list)| (line_of(&source.code, at), list.to_owned())).collect()
    });
    check("a figure that drops whose it is and the day: it goes by ui::route::HomeFigure", found);
}
