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
use crate::state::{App, ppm, use_app};
use crate::ui::route::{ContractTab, CustomerTab, Route};
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

/// What a fact was read from, with the way there.
fn what(app: App, fact: &Fact) -> AnyView {
    let text = app.text();
    let link = |route: Route, words: String| view! { <a href=route.href()><bdi>{words}</bdi></a> }.into_any();
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
            let words = std::iter::once(words).chain(outcome).collect::<Vec<_>>().join(" · ");
            match fact.customer {
                Some(customer) => link(Route::Customer(customer, CustomerTab::Timeline), words),
                None => view! { <bdi>{words}</bdi> }.into_any(),
            }
        }
        Source::Task(id) => {
            let title = app.peek::<Task>(id).map(|it| it.title.clone()).unwrap_or_default();
            task_word(app, id, title).into_any()
        }
        Source::Opportunity(id) => {
            let name = app.peek::<Opportunity>(id).map(|it| it.name.clone()).unwrap_or_default();
            link(Route::Opportunity(id), name)
        }
        Source::Part(contract, number) => {
            let of = app.peek::<ContractBrief>(contract).map(|it| it.number.clone()).unwrap_or_default();
            link(Route::Contract(contract, ContractTab::Money), format!("{of} · {}", text.reports_part(number)))
        }
        Source::Ticket(id) => {
            let title = app.peek::<Ticket>(id).map(|it| it.title.clone()).unwrap_or_default();
            link(Route::Ticket(id), title)
        }
    }
}
