//! The figures under the decisions, each the way to what it is made of.

use leptos::prelude::*;

use super::looked_at;
use crate::domain::collection::share;
use crate::domain::money::Money;
use crate::domain::overview::figures::{Figures, Tally};
use crate::i18n::{Text, format};
use crate::state::{App, Whose, ppm, use_app};
use crate::ui::route::HomeFigure;

/// A figure, what stands beneath it, and where its parts stand.
struct Item {
    label: &'static str,
    value: Money,
    notes: Vec<String>,
    is_late: bool,
    figure: HomeFigure,
}

fn item(app: App, whose: Memo<Whose>, item: Item) -> impl IntoView {
    let Item { label, value, notes, is_late, figure } = item;
    let href = move || figure.route(looked_at(app, whose.get())).href();
    view! {
        <div class="figures__item">
            <div class="figures__label">{label}</div>
            <div class="figures__value" data-tone=is_late.then_some("danger")>
                <a class="working" href=href>
                    <small>{format::symbol(value.currency)}</small>
                    {format::amount(value)}
                </a>
            </div>
            <div class="figures__note home__notes">
                {notes.into_iter().filter(|it| !it.is_empty()).map(|note| view! { <span>{note}</span> }).collect_view()}
            </div>
        </div>
    }
}

/// What came in against last month and the plan.
fn received_notes(text: Text, it: &Figures) -> Vec<String> {
    let planned = share(it.received, it.planned).map(|it| ppm(it.value)).ok();
    let planned = planned.map(|share| text.home_plan_note(&format::percent_floor(share))).unwrap_or_default();
    let before = match (it.received.minus(it.received_before), it.received_before.is_zero()) {
        (Err(_), _) | (Ok(_), true) => String::new(),
        (Ok(same), false) if same.is_zero() => text.home_same_as_before().to_owned(),
        (Ok(more), false) if more.minor > 0 => text.home_more_than_before(&format::money(more)),
        (Ok(less), false) => text.home_less_than_before(&format::money(less.negated().unwrap_or(less))),
    };
    vec![planned, before]
}

fn counted(tally: &Tally, words: impl FnOnce(&str) -> String) -> String {
    if tally.count == 0 { String::new() } else { words(&format::money(tally.amount)) }
}

/// The row.
#[component]
pub(super) fn FigureRow(whose: Memo<Whose>, shown: Memo<Figures>) -> impl IntoView {
    let app = use_app();
    let body = move || {
        let text = app.text();
        shown.with(|it| {
            // they grow with every day, and come last
            let fees = text.home_late_fees(app.figures_ready().then_some(it.late_fees));
            let newly = counted(&it.newly_overdue, |sum| text.home_newly_overdue(sum));
            let fell_due = counted(&it.newly_due, |sum| text.home_newly_due(sum));
            let signed = counted(&it.newly_signed, |sum| text.home_newly_signed(sum));
            let items = [
                Item {
                    label: text.home_received(),
                    value: it.received,
                    notes: received_notes(text, it),
                    is_late: false,
                    figure: HomeFigure::Received,
                },
                Item {
                    label: text.home_overdue(),
                    value: it.overdue.amount,
                    notes: vec![fees, newly],
                    is_late: it.overdue.count > 0,
                    figure: HomeFigure::Overdue,
                },
                Item {
                    label: text.home_in_force(),
                    value: it.in_force.amount,
                    notes: vec![text.home_in_force_note(it.in_force.count, it.ending), signed],
                    is_late: false,
                    figure: HomeFigure::InForce,
                },
                Item {
                    label: text.home_receivable(),
                    value: it.receivable.amount,
                    notes: vec![text.home_parts_note(it.receivable.count), fell_due],
                    is_late: false,
                    figure: HomeFigure::Receivable,
                },
            ];
            items.into_iter().map(|it| item(app, whose, it)).collect_view()
        })
    };
    view! { <section class="section"><div class="figures home__figures" id="figures">{body}</div></section> }
}
