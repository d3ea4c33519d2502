//! Who owes what as of the date looked at, how late it is, and what comes next.

mod aged;
mod expected;
mod made;
mod over;

use leptos::prelude::*;

use self::aged::AgedTable;
use self::expected::ExpectedTable;
use self::over::OverLimits;
use super::ReceivablesViews;
use crate::domain::ageing::AgeingError;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::exact::ExactError;
use crate::domain::receivables::aged::{Aged, aged};
use crate::domain::receivables::expected::{Expected, expected};
use crate::domain::receivables::figure::Figure;
use crate::domain::receivables::grouping::Grouping;
use crate::domain::receivables::open_part::OpenBook;
use crate::i18n::{Text, format};
use crate::state::{App, Whose, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::grouping::GroupSwitch;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::more::More;
use crate::ui::widgets::statement::{PrintButton, StatementHead};
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch, whose_of, whose_words};

/// How many rows of a table are drawn at first, and how many more at a press: those with most overdue come first.
const AT_ONCE: usize = 200;
/// Contracts that cannot be counted are named one by one up to so many.
const NAMED: usize = 5;

type Ages = Result<Vec<Aged>, AgeingError>;
type Months = Result<Vec<Expected>, ExactError>;

/// The page.
#[component]
pub(in crate::ui) fn ReceivablesPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query =
        Memo::new(move |_| if let Route::Receivables(query) = router.current() { query } else { Query::default() });
    let by = Memo::new(move |_| query.with(|query| Grouping::of(query.filter("by"))));
    let (whose, choose) = whose_of(query, Route::Receivables);
    let book = Memo::new(move |_| app.open_book(whose.get()));
    let ages: Memo<Ages> = Memo::new(move |_| book.with(|book| aged(&book.parts, by.get(), app.as_of())));
    // which instalments make a figure of a month is asked when somebody opens it: they are the lines of this working
    let months: Memo<Months> =
        Memo::new(move |_| book.with(|book| expected(&book.parts, app.as_of())).map(|it| it.value));
    let opened = RwSignal::new(None::<Figure>);
    let drawn = RwSignal::new(AT_ONCE);
    let longest = Signal::derive(move || {
        ages.with(|ages| ages.iter().flatten().map(|table| table.rows.len()).max().unwrap_or_default())
    });
    let nothing = Signal::derive(move || book.with(|book| book.parts.is_empty()));
    let sheets = handouts(app, book, by, ages, months);
    let narrowed = Signal::derive(move || {
        let (text, whose) = (app.text(), whose.get());
        if whose == Whose::All { String::new() } else { whose_words(text, whose).to_owned() }
    });
    let tables = move || match ages.get() {
        Err(fault) => view! { <p class="empty__line faint">{fault_words(app.text(), fault)}</p> }.into_any(),
        Ok(tables) => tables
            .into_iter()
            .map(|table| view! { <AgedTable table by=by.get() book opened drawn /> })
            .collect_view()
            .into_any(),
    };
    let to_come = move || {
        let tables = months.get().unwrap_or_default();
        tables.into_iter().map(|table| view! { <ExpectedTable table book opened /> }).collect_view()
    };
    view! {
        <div class="page recv" id="receivables">
            <div class="page__head">
                <div class="page__title"><h1 id="receivables-answer">{move || answer(app, ages)}</h1></div>
                <div class="page__acts">
                    <PrintButton drawn />
                    <ListExport name="export-receivables" sheets nothing />
                </div>
            </div>
            <ReceivablesViews query />
            <div class="custs__bar">
                <GroupSwitch ways=Grouping::ALL query now=by to=Route::Receivables />
                <WhoseSwitch now=whose choose />
                <span class="custs__gap"></span>
            </div>
            <WhoseHint now=whose />
            <StatementHead title=Text::receivables_title narrowed />
            {move || unreckoned(app, book)}
            <Show
                when=move || !nothing.get()
                fallback=move || view! { <p class="empty__line faint">{move || app.text().money_answer_none()}</p> }
            >
                <OverLimits book />
                {tables}
                <More total=longest drawn step=AT_ONCE id="more-receivables" />
                {to_come}
            </Show>
        </div>
    }
}

/// What can be handed out: the tables as they are, who is over the credit limit, and the instalments that they are made of.
fn handouts(
    app: App,
    book: Memo<OpenBook>,
    by: Memo<Grouping>,
    ages: Memo<Ages>,
    months: Memo<Months>,
) -> Vec<Handout> {
    vec![
        Handout {
            name: "receivables",
            words: Text::sheet_receivables,
            act: Callback::new(move |form| {
                let tables = ages.get_untracked().unwrap_or_default();
                app.export_receivables(&tables, by.get_untracked(), form);
            }),
        },
        Handout {
            name: "expected",
            words: Text::sheet_expected,
            act: Callback::new(move |form| app.export_expected(&months.get_untracked().unwrap_or_default(), form)),
        },
        Handout {
            name: "over-limit",
            words: Text::over_limit_title,
            act: Callback::new(move |form| {
                let found = untrack(|| book.with(|book| app.over_limit(book)));
                app.export_over_limit(&found, form);
            }),
        },
        Handout {
            name: "instalments",
            words: Text::sheet_parts,
            act: Callback::new(move |form| {
                let mut parts = book.with_untracked(|book| {
                    book.parts.iter().map(|it| (it.due, it.contract, it.number)).collect::<Vec<_>>()
                });
                parts.sort_unstable();
                let parts: Vec<_> = parts.into_iter().map(|(_, contract, number)| (contract, number)).collect();
                app.export_parts(&parts, form);
            }),
        },
    ]
}

/// Why there are no sums.
fn fault_words(text: Text, fault: AgeingError) -> &'static str {
    match fault {
        // an instalment is never open below nothing
        AgeingError::NegativeBalance => text.exact_fault(ExactError::Overflow),
        AgeingError::Exact(fault) => text.exact_fault(fault),
    }
}

/// The page in one sentence.
fn answer(app: App, ages: Memo<Ages>) -> String {
    let text = app.text();
    if !app.figures_ready() {
        return text.loading().to_owned();
    }
    let sentence = |table: &Aged| {
        let open = format::money(table.sums.total);
        if table.overdue.is_zero() {
            text.receivables_answer_on_time(&open)
        } else {
            text.receivables_answer(&open, &format::money(table.overdue))
        }
    };
    ages.with(|ages| match ages.as_deref() {
        Ok([]) => text.money_answer_none().to_owned(),
        Ok(tables) => tables.iter().map(sentence).collect::<Vec<_>>().join(" · "),
        Err(_) => text.receivables_title().to_owned(),
    })
}

/// Signed contracts that no figure counts, since what they owe is not known.
fn unreckoned(app: App, book: Memo<OpenBook>) -> Option<impl IntoView> {
    let ids = book.with(|book| book.unreckoned.clone());
    let links = ids
        .iter()
        .take(NAMED)
        .map(|id| {
            let number = app.watch::<ContractBrief>(*id).map(|it| it.number.clone()).unwrap_or_default();
            view! { " " <a href=Route::contract(*id).href()>{number}</a> }
        })
        .collect_view();
    (!ids.is_empty()).then(|| {
        let words = app.text().receivables_unreckoned(&app.text().contracts_count(ids.len()));
        view! { <p class="soft small" role="note">{words} {links}</p> }
    })
}
