//! How fast we answer and solve for one customer where no contract says so, on its page.

use leptos::prelude::*;

use super::levels::{KeepLevels, Levels};
use crate::domain::contract::service::ServiceLevel;
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::own_level::OwnLevel;
use crate::i18n::Text;
use crate::state::{App, Batch, Tone, UndoOffer, use_app};
use crate::ui::widgets::field::ChoiceField;
use crate::ui::widgets::focus::focus_later;

/// The part of the page.
#[component]
pub(super) fn OwnLevels(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let own = Memo::new(move |_| app.watch::<Customer>(id).map(|it| it.service_levels.clone()).unwrap_or_default());
    let is_open = RwSignal::new(false);
    let now = Memo::new(move |_| {
        let today = app.today.get();
        own.with(|all| all.iter().filter(|it| !it.is_over(today)).copied().collect::<Vec<_>>())
    });
    let lines = move || {
        let text = app.text();
        let line = |it: &OwnLevel| view! { <p class="small">{text.own_level_words(it)}</p> };
        now.with(|all| all.iter().map(line).collect_view())
    };
    let before = move || {
        let (text, today) = (app.text(), app.today.get());
        let over: Vec<OwnLevel> = own.with(|all| all.iter().filter(|it| it.is_over(today)).copied().collect());
        let line = |it: &OwnLevel| view! { <p class="faint small">{text.own_level_words(it)}</p> };
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
            <Show when=move || is_open.get()>
                <Boxes id own />
            </Show>
        </section>
    }
}

/// The boxes, kind by kind.
#[component]
fn Boxes(id: CustomerId, own: Memo<Vec<OwnLevel>>) -> impl IntoView {
    let app = use_app();
    let kept = Memo::new(move |_| {
        let (house, today) = (app.service_policy(), app.today.get());
        own.with(|own| house.for_customer(own, today))
    });
    let kind = RwSignal::new(TicketKind::Complaint.name().to_owned());
    let chosen = Memo::new(move |_| TicketKind::of(&kind.get()).unwrap_or(TicketKind::Complaint));
    let kinds = Signal::derive(move || {
        TicketKind::ALL.map(|it| (it.name().to_owned(), app.text().ticket_kind_name(it).to_owned())).to_vec()
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let differs = move || {
        let (kind, today) = (chosen.get(), app.today.get());
        own.with(|own| own.iter().any(|it| it.kind == kind && !it.is_over(today)))
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

/// Keeps the times of a kind from today on; why they cannot stand, if they cannot.
fn keep(
    app: App,
    id: CustomerId,
    kind: TicketKind,
    levels: &[ServiceLevel],
    then: impl FnOnce() + 'static,
) -> Option<String> {
    let before = app.peek::<Customer>(id)?;
    let text = app.untracked_text();
    let (house, today) = (untrack(|| app.service_policy()), app.today.get_untracked());
    let own = house.own_with(&before.service_levels, kind, levels, today);
    // what cannot stand of another kind, since the house changed its own, is no reason to keep this one as it is
    if let Err(error) = house.for_customer(&own, today).check_levels(kind) {
        return Some(text.policy_error(error));
    }
    let after = Customer { service_levels: own, ..Customer::clone(&before) };
    app.save(Batch::new().edit(Some(before.as_ref()), &after), text.own_levels_saved(&after.name), then);
    None
}
