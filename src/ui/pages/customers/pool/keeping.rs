//! Who looks after a customer, who did before, and what may be done about it.

use std::sync::Arc;

use leptos::prelude::*;

use super::acts::{event_words, falls, pick, put, why_not, working};
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::pool::{PoolEvent, Staying, Verdict, spans};
use crate::i18n::Text;
use crate::state::{App, Handed, Layer, PlainSheet, Sheet, SheetCell, use_app};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::status::{Meaning, status};

/// The part of a customer's page.
#[component]
pub(in crate::ui::pages::customers) fn KeepingPart(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let customer = Memo::new(move |_| app.watch::<Customer>(id));
    let events = Memo::new(move |_| app.pool_events_of(id));
    let handed = Callback::new(move |()| events.with(|all| sheet(app, all)));
    view! {
        <section class="rec__part" id="keeping" aria-label=move || app.text().pool_history()>
            <div class="section__head">
                <h2>{move || app.text().pool_history()}</h2>
                <span class="section__note">{move || customer.with(|it| it.as_ref().map(|it| who(app, it)))}</span>
                <span class="section__act keeping__acts">{move || customer.get().map(|it| acts(app, &it))}</span>
            </div>
            {move || customer.get().map(|it| standing(app, &it))}
            <ul class="rows">
                {move || events.with(|all| history(app, all))}
            </ul>
            <Show when=move || events.with(Vec::is_empty)>
                <p class="faint">{move || app.text().pool_history_empty()}</p>
            </Show>
            <Show when=move || events.with(|all| !all.is_empty())>
                <p class="list__more"><PlainExport name="export-keeping" sheet="keeping" words=Text::pool_history table=handed /></p>
            </Show>
        </section>
    }
}

/// Who has it now.
fn who(app: App, customer: &Customer) -> String {
    if app.in_pool(customer).is_some() {
        return app.text().pool_in().to_owned();
    }
    let owner = customer.owner.trim();
    if owner.is_empty() { app.text().owner_nobody().to_owned() } else { owner.to_owned() }
}

fn acts(app: App, customer: &Customer) -> AnyView {
    let id = customer.id;
    let word = move |name: &'static str, words: &'static str, press: Callback<()>| {
        view! { <button class="button" data-kind="word" type="button" id=name on:click=move |_| press.run(())>{words}</button> }
    };
    let text = app.text();
    let open = move |sheet: Sheet| Callback::new(move |()| app.layer.set(Some(Layer::Sheet(sheet))));
    let over = word("hand-over", text.hand_over(), open(Sheet::HandOver(Handed::Customer(id))));
    if customer.owner.trim().is_empty() {
        let take = word("pool-pick", text.pool_pick(), Callback::new(move |()| pick(app, &[id])));
        return view! { {over} {take} }.into_any();
    }
    let back = (app.figures_ready() && !app.is_live(id))
        .then(|| word("give-back", text.pool_give_back(), open(Sheet::GiveBack(id))));
    view! { {over} {back} }.into_any()
}

/// What the rules say of it now, as far as somebody has to know.
fn standing(app: App, customer: &Customer) -> Option<AnyView> {
    if !app.figures_ready() {
        return None;
    }
    let (text, as_of) = (app.text(), app.as_of());
    let rules = app.book_settings().pool;
    let id = customer.id;
    let pursuits = app.pursuits_of(id);
    match app.pool_verdict(customer, &rules, as_of, &pursuits) {
        Verdict::Falls(quiet) => {
            let words = working(text, quiet, rules.quiet_days, as_of);
            let put = (as_of == app.today.get()).then(|| {
                view! { <button class="button" data-kind="word" type="button" id="pool-put" on:click=move |_| put(app, &[id])>{text.pool_put()}</button> }
            });
            Some(view! { <p class="keeping__line">{status(Meaning::Warn, "clock", words)} {put}</p> }.into_any())
        }
        Verdict::Stays(Staying::Protected { until }) => {
            let fall = app.pool_fall(customer, &rules, as_of, &pursuits);
            // where the protected days put it off, its reason tells of them
            let kept = (!fall.is_some_and(|it| it.was_protected))
                .then(|| text.pool_fall_protected(&text.short_date(until, as_of)));
            let words = [kept, fall.map(|it| falls(text, &it, as_of))];
            let words = words.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            Some(view! { <p class="keeping__line soft small" id="pool-fall">{words}</p> }.into_any())
        }
        Verdict::Stays(Staying::Fresh { .. }) => {
            let words = falls(text, &app.pool_fall(customer, &rules, as_of, &pursuits)?, as_of);
            Some(view! { <p class="keeping__line soft small" id="pool-fall">{words}</p> }.into_any())
        }
        Verdict::Stays(Staying::InPool) => {
            let refused = why_not(app, customer, &rules)?;
            Some(view! { <p class="keeping__line soft small">{refused}</p> }.into_any())
        }
        Verdict::Stays(Staying::NoRule | Staying::LiveContract | Staying::Exempt | Staying::Undated) => None,
    }
}

/// The same for other programs.
fn sheet(app: App, events: &[Arc<PoolEvent>]) -> PlainSheet {
    let (text, as_of) = (app.untracked_text(), app.as_of());
    let told: Vec<&PoolEvent> = events.iter().map(AsRef::as_ref).filter(|it| it.on <= as_of).collect();
    let all = spans(&told);
    let rows = all.iter().rev().map(|span| {
        vec![
            SheetCell::words(span.who.unwrap_or_default()),
            SheetCell::day(span.from),
            SheetCell::day(span.to),
            SheetCell::Text(span.began.map(|event| event_words(text, event, as_of)).unwrap_or_default()),
        ]
    });
    PlainSheet {
        sheet: text.pool_history(),
        file: text.sheet_keeping_file(),
        headings: vec![text.customer_owner(), text.target_from(), text.target_to(), text.target_row_what()],
        rows: rows.collect(),
    }
}

/// The times of each, the latest first.
fn history(app: App, events: &[Arc<PoolEvent>]) -> Vec<AnyView> {
    let (text, as_of) = (app.text(), app.as_of());
    let told: Vec<&PoolEvent> = events.iter().map(AsRef::as_ref).filter(|it| it.on <= as_of).collect();
    let mut all = spans(&told);
    all.reverse();
    all.iter()
        .map(|span| {
            let nobody = if span.began.is_some_and(PoolEvent::to_pool) { text.pool() } else { text.owner_nobody() };
            let name = span.who.unwrap_or(nobody).to_owned();
            let day = |day| text.short_date(day, as_of);
            let time = match (span.from, span.to) {
                (Some(from), Some(to)) => format!("{} – {}", day(from), day(to)),
                (Some(from), None) => text.near_date(from, as_of),
                (None, Some(to)) => format!("{} – {}", text.pool_history_before(), day(to)),
                (None, None) => String::new(),
            };
            let how = span.began.map(|event| event_words(text, event, as_of));
            let mark = if span.who.is_some() { "user-round" } else { "users-round" };
            row(mark, name, time, how)
        })
        .collect()
}

fn row(mark: &'static str, name: String, time: String, how: Option<String>) -> AnyView {
    view! {
        <li class="rows__item acts__item">
            {icon(mark)}
            <div class="rows__text acts__words">
                <bdi>{name}</bdi> " " <span class="faint small">{time}</span>
                {how.map(|how| view! { <span class="rows__sub keeping__how">{how}</span> })}
            </div>
        </li>
    }
    .into_any()
}
