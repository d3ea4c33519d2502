//! How fast we answer and solve for one customer where no contract says so, on its page.

use std::sync::Arc;

use leptos::prelude::*;

use super::ahead::Ahead;
use super::levels::{KeepLevels, Levels};
use crate::domain::contract::service::ServiceLevel;
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::own_level::OwnSpan;
use crate::i18n::Text;
use crate::state::{App, Batch, Tone, UndoOffer, use_app};
use crate::ui::widgets::field::ChoiceField;
use crate::ui::widgets::focus::focus_later;

/// The part of the page.
#[component]
pub(super) fn OwnLevels(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let customer = Memo::new(move |_| app.watch::<Customer>(id));
    let own = Memo::new(move |_| customer.get().map(|it| it.own_times().spans()).unwrap_or_default());
    let ahead = Memo::new(move |_| {
        let now = app.this_minute();
        // nobody looks through the tickets while nothing is ahead
        let it = customer.get().filter(|it| it.own_times().ahead_of(now).is_some());
        let words = |it: Arc<Customer>| app.text().own_ahead_words(it.own_times(), app.own_times_stay_to(id, now));
        it.map(words).unwrap_or_default()
    });
    let remove_ahead = Callback::new(move |()| {
        let Some(before) = app.peek::<Customer>(id) else { return };
        let now = app.read_minute();
        let service_times = before.own_times().without_ahead(untrack(|| app.own_times_stay_to(id, now)));
        let after = Customer { service_times, ..Customer::clone(&before) };
        // the button goes with what it removes
        let then = || focus_later("#open-own-levels", true);
        let said = app.untracked_text().ahead_removed().to_owned();
        app.save(Batch::new().edit(Some(before.as_ref()), &after), said, then);
    });
    let is_open = RwSignal::new(false);
    let now = Memo::new(move |_| customer.get().map(|it| it.own_times().standing()).unwrap_or_default());
    let lines = move || {
        let text = app.text();
        let line = |it: &OwnSpan| view! { <p class="small">{text.own_level_words(it)}</p> };
        now.with(|all| all.iter().map(line).collect_view())
    };
    let before = move || {
        let text = app.text();
        let over: Vec<OwnSpan> = own.with(|all| all.iter().filter(|it| it.until.is_some()).copied().collect());
        let line = |it: &OwnSpan| view! { <p class="faint small">{text.own_level_words(it)}</p> };
        // by them tickets that were received then are still reckoned
        (!over.is_empty()).then(|| {
            view! {
                <h3 id="own-levels-before">{text.own_levels_before()}</h3>
                {over.iter().map(line).collect_view()}
            }
        })
    };
    view! {
        <section class="rec__part service__standard" id="own-levels" aria-label=move || app.text().own_levels()>
            <div class="section__head">
                <h2>{move || app.text().own_levels()}</h2>
                <button
                    class="button section__act"
                    data-kind="word"
                    type="button"
                    id="open-own-levels"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|now| *now = !*now)
                >
                    {move || app.text().own_levels_set()}
                </button>
            </div>
            <Show
                when=move || now.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().own_levels_none()}</p> }
            >
                {lines}
            </Show>
            {before}
            <Ahead entries=ahead remove=remove_ahead />
            <Show when=move || is_open.get()>
                <Boxes id customer />
            </Show>
        </section>
    }
}

/// The boxes, kind by kind.
#[component]
fn Boxes(id: CustomerId, customer: Memo<Option<Arc<Customer>>>) -> impl IntoView {
    let app = use_app();
    let kept = Memo::new(move |_| {
        let house = app.service_policy();
        customer.get().map_or_else(|| house.clone(), |it| house.for_customer(&it.own_times().latest()))
    });
    let kind = RwSignal::new(TicketKind::Complaint.name().to_owned());
    let chosen = Memo::new(move |_| TicketKind::of(&kind.get()).unwrap_or(TicketKind::Complaint));
    let kinds = Signal::derive(move || {
        TicketKind::ALL.map(|it| (it.name().to_owned(), app.text().ticket_kind_name(it).to_owned())).to_vec()
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let differs = move || {
        let kind = chosen.get();
        customer.get().is_some_and(|it| it.own_times().latest().iter().any(|own| own.kind == kind))
    };
    let reset = move |_| {
        // the button goes with what it takes back
        let then = || focus_later("#open-own-levels", true);
        if let Some(why) = keep(app, id, chosen.get_untracked(), &[], then) {
            app.say(why, Tone::Trouble, UndoOffer::None);
        }
    };
    view! {
        <p class="soft small">{move || app.text().own_levels_lead()}</p>
        <div class="fields">
            <ChoiceField name="own-level-kind" label=label(Text::ticket_kind) value=kind choices=kinds wide=true />
        </div>
        {move || {
            let kind = chosen.get();
            let keep_levels = KeepLevels::new(move |(levels, problem): (Vec<ServiceLevel>, RwSignal<Option<String>>)| {
                problem.set(keep(app, id, kind, &levels, || ()));
            });
            view! { <Levels kind kept keep=keep_levels /> }
        }}
        <Show when=differs>
            <button class="button" data-kind="word" type="button" id="reset-own-levels" on:click=reset>
                {move || app.text().own_levels_reset()}
            </button>
        </Show>
    }
}

/// Keeps the times of a kind from now on; why they cannot stand, if they cannot.
fn keep(
    app: App,
    id: CustomerId,
    kind: TicketKind,
    levels: &[ServiceLevel],
    then: impl FnOnce() + 'static,
) -> Option<String> {
    let before = app.peek::<Customer>(id)?;
    let text = app.untracked_text();
    let (house, at) = (untrack(|| app.service_policy()), app.read_minute());
    // what another device kept stands: by a clock that is behind nothing is put before it unseen
    if let Some(since) = before.own_times().ahead_of(at) {
        return Some(text.held_ahead_words(since, untrack(|| app.own_times_stay_to(id, at))));
    }
    let service_times = house.own_with(before.own_times(), kind, levels, at);
    let after = Customer { service_times, ..Customer::clone(&before) };
    // what cannot stand of another kind, since the house changed its own, is no reason to keep this one as it is
    if let Err(error) = house.for_customer(&after.own_times().latest()).check_levels(kind) {
        return Some(text.policy_error(error));
    }
    app.save(Batch::new().edit(Some(before.as_ref()), &after), text.own_levels_saved(&after.name), then);
    None
}
