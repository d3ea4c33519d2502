//! One opportunity as a card of the board.

use leptos::prelude::*;

use super::{LEAD_DAYS, decide};
use crate::domain::date::Date;
use crate::domain::id::OpportunityId;
use crate::domain::lifecycle::due::Dueness;
use crate::domain::quote::QuoteState;
use crate::i18n::{Text, format};
use crate::state::{App, Chance, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::initial::{Of, initial};
use crate::ui::widgets::status::{Meaning, status};

/// An opportunity that has stood in its stage so long without a next step is called still.
const STILL_DAYS: i64 = 21;
/// A sent quote that ends within so many days is told of.
const QUOTE_DAYS: i64 = 7;

/// How a next step is marked.
const fn mark_of_next(due: Dueness) -> (Meaning, &'static str) {
    match due {
        Dueness::Overdue { .. } => (Meaning::Danger, "octagon-alert"),
        Dueness::DueToday | Dueness::DueSoon { .. } => (Meaning::Warn, "clock"),
        Dueness::NotDue | Dueness::Undated => (Meaning::Plain, "circle"),
    }
}

/// What comes next with an opportunity, or what is missing, in a mark and words.
pub(super) fn next_words(app: App, chance: &Chance) -> AnyView {
    let (text, as_of) = (app.text(), app.as_of());
    let it = &chance.opportunity;
    if let (Some(day), Some(due)) = (it.next_on, it.next_step(as_of, LEAD_DAYS)) {
        let words = format!("{} {}", soon_words(text, day, as_of), it.next);
        return match mark_of_next(due) {
            (Meaning::Plain, _) => view! { <span class="soft">{words}</span> }.into_any(),
            (meaning, mark) => status(meaning, mark, words).into_any(),
        };
    }
    let ending = chance.quotes.iter().find(|quoted| {
        quoted.state == QuoteState::Sent && (0..=QUOTE_DAYS).contains(&as_of.days_until(quoted.quote.valid_until))
    });
    if let Some(quoted) = ending {
        let words = text.opportunity_quote_ends(&soon_words(text, quoted.quote.valid_until, as_of));
        return status(Meaning::Warn, "calendar-clock", words).into_any();
    }
    if chance.standing.days_in_stage >= STILL_DAYS {
        let words = text.opportunity_idle(chance.standing.days_in_stage);
        return status(Meaning::Warn, "triangle-alert", words).into_any();
    }
    if it.next.is_empty() {
        return status(Meaning::Warn, "triangle-alert", text.opportunity_no_next()).into_any();
    }
    view! { <span class="soft">{it.next.clone()}</span> }.into_any()
}

/// A day near by is told by its distance, any other by its date.
fn soon_words(text: Text, day: Date, as_of: Date) -> String {
    let days = as_of.days_until(day);
    if days <= 1 { text.distance(days) } else { text.short_date(day, as_of) }
}

/// A month of this year without the year.
fn month_words(text: Text, day: Date, as_of: Date) -> String {
    if day.year() == as_of.year() { text.month_of_year(day) } else { text.month(day) }
}

/// The card. It is dragged with the mouse, moved with [ and ], or from its menu, and opened with Enter.
#[component]
pub(super) fn Card(
    chance: Chance,
    /// The card that is being dragged.
    lifted: RwSignal<Option<OpportunityId>>,
    /// The card whose menu is open.
    choosing: RwSignal<Option<OpportunityId>>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let id = chance.opportunity.id;
    let customer = chance.opportunity.customer;
    let name = move || app.customer_name(customer);
    let party = move || {
        let short = app.party(customer).map(|it| it.short_name.clone());
        short.filter(|it| !it.is_empty()).unwrap_or_else(name)
    };
    let what = chance.opportunity.name.clone();
    let owner = chance.opportunity.owner.clone();
    let (owner_said, owner_title) = (owner.clone(), owner.clone());
    let amount = chance.standing.worth.amount();
    let close = chance.opportunity.expected_close;
    let is_open = chance.is_open();
    let shown = move || match amount {
        Some(amount) => format::money(amount),
        None => app.text().opportunity_unknown().to_owned(),
    };
    let by = move || close.map(|day| app.text().opportunity_closes(&month_words(app.text(), day, app.as_of())));
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let on_card = event.target() == event.current_target();
        match event.key().as_str() {
            "]" => decide::step_by(app, id, true),
            "[" => decide::step_by(app, id, false),
            "Enter" if on_card => router.go(&Route::Opportunity(id)),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    view! {
        <li
            class="kan__card"
            tabindex="0"
            data-id=id.to_string()
            draggable=is_open.to_string()
            data-lifted=move || (lifted.get() == Some(id)).then_some("")
            on:click=move |_| router.go(&Route::Opportunity(id))
            on:keydown=on_key
            on:dragstart=move |event| {
                if let Some(transfer) = event.data_transfer() {
                    // Firefox drags only what carries something
                    let _carried = transfer.set_data("text/plain", &id.to_string());
                    transfer.set_effect_allowed("move");
                }
                lifted.set(Some(id));
            }
            on:dragend=move |_| lifted.set(None)
        >
            <p class="kan__who">
                <a href=Route::Opportunity(id).href() tabindex="-1" on:click=|event| event.stop_propagation()>
                    <b title=name><bdi>{party}</bdi></b>
                </a>
                <span title=owner_title>
                    {(!owner.is_empty()).then(|| initial(&owner, owner_tint(&owner), Of::Person))}
                    <span class="unseen">{owner_said}</span>
                </span>
            </p>
            <p class="kan__what"><bdi>{what}</bdi></p>
            <p class="kan__line">
                <span class="kan__amt num">{shown}</span>
                <span class="faint">{by}</span>
            </p>
            <p class="kan__next">{move || next_words(app, &chance)}</p>
            <button
                type="button"
                class="button kan__move"
                data-kind="quiet"
                data-shape="square"
                tabindex="-1"
                aria-haspopup="dialog"
                aria-label=move || app.text().opportunity_move()
                on:click=move |event| {
                    event.stop_propagation();
                    choosing.set(Some(id));
                }
            >
                {icon("ellipsis")}
            </button>
        </li>
    }
}

/// One name has one tint, wherever it stands.
pub(super) fn owner_tint(name: &str) -> uuid::Uuid {
    let sum = name.bytes().fold(0_u128, |sum, byte| sum.wrapping_mul(31).wrapping_add(u128::from(byte)));
    uuid::Uuid::from_u128(sum)
}
