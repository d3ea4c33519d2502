//! The reference rates that the book keeps by hand.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::late_fee::convention::Reference;
use crate::domain::late_fee::rate_table::RateStep;
use crate::domain::reference_rates::{KEPT, RateRefusal};
use crate::i18n::{Text, format};
use crate::state::{App, PlainSheet, SheetCell, use_app};
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::PlainExport;

/// The part of the settings.
#[component]
pub(super) fn Rates() -> impl IntoView {
    let app = use_app();
    let handed = Callback::new(move |()| sheet(app));
    let nothing = Signal::derive(move || {
        let settings = app.book_settings();
        KEPT.into_iter().all(|rate| settings.rates(rate).is_empty())
    });
    view! {
        <div class="settings__part">
            <p class="soft">{move || app.text().rates_lead()}</p>
            {KEPT.into_iter().map(|rate| view! { <Kept rate /> }).collect_view()}
            <p class="list__more"><PlainExport name="export-rates" sheet="rates" words=Text::rates_title table=handed nothing /></p>
        </div>
    }
}

/// Every rate that is kept, the latest first, as on the page.
fn sheet(app: App) -> PlainSheet {
    let (text, settings) = (app.untracked_text(), app.book_settings());
    let row = |rate: Reference, step: &RateStep| {
        vec![SheetCell::words(text.reference_rate(rate)), SheetCell::Day(step.from), SheetCell::Share(step.rate)]
    };
    let rows_of = |rate: Reference| settings.rates(rate).iter().rev().map(|step| row(rate, step)).collect::<Vec<_>>();
    PlainSheet {
        sheet: text.rates_title(),
        file: text.sheet_rates_file(),
        headings: vec![text.rates_title(), text.rate_from(), text.rate_yearly()],
        rows: KEPT.into_iter().flat_map(rows_of).collect(),
    }
}

/// What the boxes of a rate are called on the page.
const fn names(rate: Reference) -> [&'static str; 3] {
    match rate {
        Reference::LprOneYear => ["rate-lpr", "rate-lpr-from", "rate-lpr-rate"],
        Reference::EcbMainRefinancing => ["rate-ecb", "rate-ecb-from", "rate-ecb-rate"],
        Reference::BankOfEngland => ["rate-boe", "rate-boe-from", "rate-boe-rate"],
        Reference::PbocBenchmark => ["rate-pboc", "rate-pboc-from", "rate-pboc-rate"],
    }
}

#[component]
fn Kept(rate: Reference) -> impl IntoView {
    let app = use_app();
    let [id, from_name, rate_name] = names(rate);
    let steps = Memo::new(move |_| app.book_settings().rates(rate).to_vec());
    let from = RwSignal::new(String::new());
    let percent = RwSignal::new(String::new());
    let from_problem = RwSignal::new(None::<String>);
    let rate_problem = RwSignal::new(None::<String>);
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = app.untracked_text();
        let on = Date::parse(from.get_untracked().trim());
        let yearly = format::parse_percent(&percent.get_untracked());
        from_problem.set(on.is_err().then(|| text.rate_no_date().to_owned()));
        rate_problem.set(yearly.is_none().then(|| text.rate_no_rate().to_owned()));
        let (Ok(on), Some(yearly)) = (on, yearly) else { return };
        match untrack(|| app.book_settings()).with_rate(rate, RateStep { from: on, rate: yearly }) {
            // what was typed stays until it is on disk
            Ok(after) => app.keep_settings(&after, text.rate_added(text.reference_rate(rate)), move || {
                from.set(String::new());
                percent.set(String::new());
            }),
            Err(refusal) => {
                let problem = match refusal {
                    RateRefusal::Twice => from_problem,
                    RateRefusal::OutOfRange | RateRefusal::NotKept => rate_problem,
                };
                problem.set(Some(text.rate_refusal(refusal).to_owned()));
            }
        }
    };
    let remove = move |on: Date| {
        let text = app.untracked_text();
        let after = untrack(|| app.book_settings()).without_rate(rate, on);
        app.keep_settings(&after, text.rate_removed(text.reference_rate(rate)), || {});
    };
    let rows = move || {
        let text = app.text();
        steps.get().into_iter().rev().map(|step| row(text, step, move |_| remove(step.from))).collect_view()
    };
    view! {
        <section class="section" id=id aria-labelledby=format!("{id}-title")>
            <div class="section__head">
                <h2 id=format!("{id}-title")>{move || app.text().reference_rate(rate)}</h2>
            </div>
            <Show
                when=move || steps.with(|steps| !steps.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().rates_none()}</p> }
            >
                <table class="table" aria-labelledby=format!("{id}-title")>
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().rate_from()}</th>
                            <th scope="col" class="num">{move || app.text().rate_yearly()}</th>
                            <th></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </Show>
            <form class="fields" novalidate on:submit=add>
                <TextField name=from_name label=label(Text::rate_from) value=from problem=from_problem kind="date" />
                <TextField name=rate_name label=label(Text::rate_yearly) value=percent problem=rate_problem figures=true />
                <div class="page__acts fields__wide">
                    <button type="submit" class="button" id=format!("{id}-add")>
                        {icon("plus")}
                        {move || app.text().rate_add()}
                    </button>
                </div>
            </form>
        </section>
    }
}

fn row(text: Text, step: RateStep, remove: impl Fn(leptos::ev::MouseEvent) + 'static) -> impl IntoView {
    let from = text.date(step.from);
    let words = text.rate_remove(&from);
    view! {
        <tr>
            <td>{from}</td>
            <td class="num">{format::percent(step.rate)}</td>
            <td>
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    data-shape="square"
                    aria-label=words
                    on:click=remove
                >
                    {icon("x")}
                </button>
            </td>
        </tr>
    }
}
