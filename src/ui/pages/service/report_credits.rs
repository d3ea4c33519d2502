//! What missed limits cost: the credits granted for what came in within a time, each with its ticket and its working.

use leptos::prelude::*;

use super::remedies::working;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::lifecycle::ticket::command::Event;
use crate::domain::money::Money;
use crate::domain::service_credit::Credit;
use crate::domain::service_report::Span;
use crate::domain::ticket::Step;
use crate::i18n::{Text, format};
use crate::state::{App, Case, PlainSheet, SheetCell, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::list_export::PlainExport;

/// A credit with its ticket, and whether it stands.
#[derive(Clone, PartialEq)]
struct Granted {
    case: Case,
    step: Step,
    credit: Credit,
    stands: bool,
}

/// The credits of what came in within these days, the latest first.
fn granted(app: App, span: Span) -> Vec<Granted> {
    let mut all = Vec::new();
    for case in app.cases().into_iter().filter(|it| span.holds(it.ticket.received.date())) {
        for step in &case.course.steps {
            let Event::Remedied { credit: Some(credit), .. } = &step.fact else { continue };
            let stands = app.credit_stands(credit, app.as_of());
            all.push(Granted { case: case.clone(), step: step.clone(), credit: credit.clone(), stands });
        }
    }
    all.sort_by_key(|it| std::cmp::Reverse((it.step.at, it.step.id)));
    all
}

/// These credits as a table.
fn table(app: App, all: &[Granted]) -> PlainSheet {
    let text = app.text();
    let row = |it: &Granted| {
        let ticket = &it.case.ticket;
        let contract = app.peek::<ContractBrief>(it.credit.contract).map(|it| it.number.clone());
        vec![
            SheetCell::words(&ticket.number),
            SheetCell::words(&ticket.title),
            SheetCell::Day(ticket.received.date()),
            SheetCell::Text(contract.unwrap_or_default()),
            SheetCell::Day(it.step.at.date()),
            SheetCell::Amount(it.credit.amount),
            SheetCell::words(it.credit.amount.currency.code()),
            SheetCell::words(if it.stands { "" } else { text.remedies_taken_back() }),
        ]
    };
    PlainSheet {
        sheet: text.remedies_report(),
        file: text.remedies_report_file(),
        headings: vec![
            text.scope_number(),
            text.kind_ticket(),
            text.report_came(),
            text.contract(),
            text.disputes_on(),
            text.remedies_amount(),
            text.home_currency(),
            text.approvals_state(),
        ],
        rows: all.iter().map(row).collect(),
    }
}

/// The part of the report; nothing where nothing was credited.
#[component]
pub(super) fn Credits(
    /// When came in what it is about.
    #[prop(into)]
    span: Signal<Span>,
    /// The same in words.
    told: Signal<String>,
) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| granted(app, span.get()));
    let any = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let handed = Callback::new(move |()| all.with(|all| table(app, all)));
    let stated = Signal::derive(move || {
        let text = app.text();
        let title = format!("{} · {}", text.remedies_report(), told.get());
        text.statement_of(&title, &text.date(app.as_of()))
    });
    let rows = move || all.get().into_iter().map(|it| row(app, &it)).collect_view();
    let total = move || {
        let sums = all.with(|all| Money::by_currency(all.iter().filter(|it| it.stands).map(|it| it.credit.amount)));
        app.text().sums_words(sums)
    };
    view! {
        <Show when=move || any.get()>
            <section class="section" id="report-credits" aria-labelledby="report-credits-title">
                <div class="section__head">
                    <h2 id="report-credits-title">{move || app.text().remedies_report()}</h2>
                    <PlainExport name="export-credits" sheet="credits" words=Text::remedies_report table=handed stated />
                </div>
                <div class="table__wide" tabindex="0" role="region" aria-labelledby="report-credits-title">
                    <table class="table report__table">
                        <thead>
                            <tr>
                                <th scope="col">{move || app.text().kind_ticket()}</th>
                                <th scope="col">{move || app.text().contract()}</th>
                                <th scope="col">{move || app.text().disputes_on()}</th>
                                <th scope="col" class="num">{move || app.text().remedies_amount()}</th>
                                <th scope="col">{move || app.text().remedies_working()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                        <tfoot>
                            <tr>
                                <td colspan="3">{move || app.text().report_all()}</td>
                                <td class="num">{total}</td>
                                <td></td>
                            </tr>
                        </tfoot>
                    </table>
                </div>
            </section>
        </Show>
    }
}

fn row(app: App, it: &Granted) -> impl IntoView + use<> {
    let text = app.text();
    let ticket = &it.case.ticket;
    let words = format!("{} · {}", ticket.number, ticket.title);
    let number = app.watch::<ContractBrief>(it.credit.contract).map(|it| it.number.clone()).unwrap_or_default();
    let back = (!it.stands).then(|| view! { <span class="faint">" · " {text.remedies_taken_back()}</span> });
    view! {
        <tr>
            <td><a href=Route::Ticket(ticket.id).href()><bdi>{words}</bdi></a></td>
            <td>{number}</td>
            <td>{text.date(it.step.at.date())} {back}</td>
            <td class="num">{format::money(it.credit.amount)}</td>
            <td>
                <details>
                    <summary>{text.remedies_working()}</summary>
                    {working(text, &it.credit.lines)}
                </details>
            </td>
        </tr>
    }
}
