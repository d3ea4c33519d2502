//! What a figure of a report stands on.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::activity::{Activity, ActivityOutcome};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::opportunity::Opportunity;
use crate::domain::reporting::fact::{Fact, Source, Worth};
use crate::domain::reporting::figure::Figure;
use crate::domain::reporting::table::{Of, Table};
use crate::domain::task::Task;
use crate::domain::ticket::Ticket;
use crate::i18n::{Message, Text, format};
use crate::state::{App, PlainSheet, SheetCell, ppm, use_app};
use crate::ui::route::{ContractTab, CustomerTab, Route};
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::more::More;
use crate::ui::widgets::opened::{self, opened_of};
use crate::ui::widgets::task_word::task_word;

/// How many entries are drawn at first, and with every press.
const STEP: usize = 50;

/// A figure of a report that was opened.
pub(super) type Opened = opened::Opened<Of, Figure>;

/// The row beneath a row: what the figure of it stands on that is opened.
#[component]
pub(super) fn WorkingRow(table: Arc<Table>, of: Option<Of>, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let figure = opened_of(opened, of.clone());
    move || {
        figure.get().filter(|it| table.asked().report.figures().contains(it)).map(|figure| {
            let columns = table.asked().report.figures().len().saturating_add(1);
            let facts: Vec<Fact> = table.working(of.as_ref(), figure).into_iter().cloned().collect();
            view! {
                <tr class="reports__working" data-working=figure.name()>
                    <td colspan=columns><Facts facts /></td>
                </tr>
            }
        })
    }
}

#[component]
fn Facts(facts: Vec<Fact>) -> impl IntoView {
    let app = use_app();
    let count = facts.len();
    let drawn = RwSignal::new(STEP);
    let facts = StoredValue::new(facts);
    let handed = Callback::new(move |()| facts.with_value(|facts| sheet(app, facts)));
    let rows = move || {
        facts.with_value(|facts| facts.iter().take(drawn.get()).map(|it| row(app, it)).collect::<Vec<AnyView>>())
    };
    let column = move |words: Message, figures: bool| {
        view! { <th scope="col" class:num=figures>{move || words(app.text())}</th> }
    };
    view! {
        <p class="soft small">{move || app.text().reports_working_count(&format::count(count))}</p>
        <table class="table reports__facts" role="table">
            <thead>
                <tr>
                    {column(Text::reports_working_day, false)}
                    {column(Text::reports_working_what, false)}
                    {column(Text::customer, false)}
                    {column(Text::reports_working_who, false)}
                    {column(Text::reports_working_worth, true)}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <More total=Signal::stored(count) drawn step=STEP />
        <p class="list__more">
            <PlainExport name="export-working" sheet="working" words=Text::sheet_report_working table=handed />
        </p>
    }
}

fn row(app: App, fact: &Fact) -> AnyView {
    let text = app.text();
    let worth = match fact.worth {
        Worth::Nothing => String::new(),
        Worth::InVain => text.activity_outcome(ActivityOutcome::NoAnswer).to_owned(),
        Worth::Money(amount) => format::money(amount),
        Worth::Likely(amount, likely) => {
            format!("{} × {}", format::money(amount), format::percent(ppm(likely)))
        }
        Worth::Days(days) => text.reports_days(days),
    };
    let customer = fact.customer.map(|id| {
        view! { <a href=Route::customer(id).href()><bdi>{app.report_customer(id)}</bdi></a> }
    });
    view! {
        <tr data-fact="">
            <td>{text.date(fact.on)}</td>
            <td class="reports__what">{text.report_tally(fact.tally)} " · " {what(app, fact)}</td>
            <td>{customer}</td>
            <td><bdi>{fact.who.to_string()}</bdi></td>
            <td class="num">{worth}</td>
        </tr>
    }
    .into_any()
}

/// What a fact was read from, in words.
fn what_words(app: App, fact: &Fact) -> String {
    let text = app.untracked_text();
    match fact.source {
        Source::Activity(id) => {
            let activity = app.peek::<Activity>(id);
            let words = activity
                .as_ref()
                .map(|it| if it.content.is_empty() { it.next.clone() } else { it.content.clone() })
                .filter(|it| !it.is_empty())
                .unwrap_or_else(|| text.report_tally(fact.tally).to_owned());
            // what was in vain says so in the place of its worth
            let outcome =
                activity.filter(|it| fact.worth != Worth::InVain && fact.on == it.on).and_then(|it| it.outcome);
            let outcome = outcome.map(|it| text.activity_outcome(it).to_owned());
            std::iter::once(words).chain(outcome).collect::<Vec<_>>().join(" · ")
        }
        Source::Task(id) => app.peek::<Task>(id).map(|it| it.title.clone()).unwrap_or_default(),
        Source::Opportunity(id) => app.peek::<Opportunity>(id).map(|it| it.name.clone()).unwrap_or_default(),
        Source::Part(contract, number) => {
            let of = app.peek::<ContractBrief>(contract).map(|it| it.number.clone()).unwrap_or_default();
            format!("{of} · {}", text.reports_part(number))
        }
        Source::Ticket(id) => app.peek::<Ticket>(id).map(|it| it.title.clone()).unwrap_or_default(),
    }
}

/// The same with the way there.
fn what(app: App, fact: &Fact) -> AnyView {
    let words = what_words(app, fact);
    let route = match fact.source {
        Source::Task(id) => return task_word(app, id, words).into_any(),
        Source::Activity(_) => fact.customer.map(|customer| Route::Customer(customer, CustomerTab::Timeline)),
        Source::Opportunity(id) => Some(Route::Opportunity(id)),
        Source::Part(contract, _) => Some(Route::Contract(contract, ContractTab::Money)),
        Source::Ticket(id) => Some(Route::Ticket(id)),
    };
    match route {
        Some(route) => view! { <a href=route.href()><bdi>{words}</bdi></a> }.into_any(),
        None => view! { <bdi>{words}</bdi> }.into_any(),
    }
}

/// All of them for other programs.
fn sheet(app: App, facts: &[Fact]) -> PlainSheet {
    let text = app.untracked_text();
    let row = |it: &Fact| {
        let (amount, note) = match it.worth {
            Worth::Nothing => (None, String::new()),
            Worth::InVain => (None, text.activity_outcome(ActivityOutcome::NoAnswer).to_owned()),
            Worth::Money(amount) => (Some(amount), String::new()),
            Worth::Likely(amount, likely) => (Some(amount), format!("× {}", format::percent(ppm(likely)))),
            Worth::Days(days) => (None, text.reports_days(days)),
        };
        vec![
            SheetCell::Day(it.on),
            SheetCell::Text(format!("{} · {}", text.report_tally(it.tally), what_words(app, it))),
            SheetCell::Text(it.customer.map(|id| app.report_customer(id)).unwrap_or_default()),
            SheetCell::Text(it.who.to_string()),
            SheetCell::amount(amount),
            SheetCell::currency(amount.map(|it| it.currency)),
            SheetCell::Text(note),
        ]
    };
    PlainSheet {
        sheet: text.sheet_report_working(),
        file: text.sheet_report_working_file(),
        headings: vec![
            text.reports_working_day(),
            text.reports_working_what(),
            text.customer(),
            text.reports_working_who(),
            text.reports_working_worth(),
            text.home_currency(),
            text.receipt_note(),
        ],
        rows: facts.iter().map(row).collect(),
    }
}
