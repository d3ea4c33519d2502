//! The days of a dispute that must not be missed, with how they came about.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::dispute::deadlines::{Deadline, DeadlineOf};
use crate::domain::dispute::event::{DisputeEvent, Fact};
use crate::domain::id::DisputeId;
use crate::i18n::{Text, format};
use crate::state::{App, DisputeAct, DisputeFile, Layer, Sheet, use_app};
use crate::ui::widgets::status::{Meaning, status};
use crate::ui::widgets::steps::StepsTable;

/// What a day is for, with the words that were written of it.
pub(super) fn of_words(app: App, of: DeadlineOf) -> String {
    let text = app.text();
    let DeadlineOf::Noted(id) = of else { return text.dispute_deadline(of) };
    let event = app.peek::<DisputeEvent>(id);
    let noted =
        event.as_deref().and_then(|it| if let Fact::Noted(noted) = &it.fact { Some(noted.clone()) } else { None });
    noted.map_or_else(
        || text.dispute_deadline(of),
        |it| text.disputes_noted_words(text.dispute_noted(it.sort), &it.what),
    )
}

/// The same with the title of the dispute, for a calendar.
pub(in crate::ui) fn deadline_words(app: App, dispute: DisputeId, of: DeadlineOf) -> String {
    let title = app.peek::<crate::domain::dispute::Dispute>(dispute).map(|it| it.title.clone()).unwrap_or_default();
    app.text().disputes_of(&of_words(app, of), &title)
}

/// How a day looks from the date looked at.
pub(super) fn tone(day: Date, as_of: Date) -> (Meaning, &'static str) {
    match as_of.days_until(day) {
        ..0 => (Meaning::Danger, "octagon-alert"),
        0..=14 => (Meaning::Warn, "clock"),
        _ => (Meaning::Plain, "calendar-clock"),
    }
}

/// The next day of a dispute, in an icon and words.
pub(super) fn next_words(app: App, file: &DisputeFile) -> AnyView {
    let (text, as_of) = (app.text(), app.as_of());
    match app.dispute_deadlines(file).first() {
        None => view! { <span class="faint">{text.disputes_no_deadline()}</span> }.into_any(),
        Some(it) => {
            let (meaning, mark) = tone(it.day, as_of);
            status(meaning, mark, format!("{} · {}", of_words(app, it.of), text.near_date(it.day, as_of))).into_any()
        }
    }
}

/// The part of the page.
#[component]
pub(super) fn Deadlines(id: DisputeId, file: Memo<Option<DisputeFile>>) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| file.with(|it| it.as_ref().map(|it| app.dispute_deadlines(it)).unwrap_or_default()));
    let rows = move || all.get().into_iter().map(|it| row(app, id, it)).collect_view();
    let note = move |_| app.layer.set(Some(Layer::Sheet(Sheet::DisputeAct(id, DisputeAct::Noted))));
    view! {
        <section class="rec__part" id="dispute-deadlines" aria-label=move || app.text().disputes_deadlines()>
            <div class="section__head">
                <h2>{move || app.text().disputes_deadlines()}</h2>
                <button class="button section__act" data-kind="word" type="button" id="note-deadline" on:click=note>
                    {move || app.text().dispute_act_noted()}
                </button>
            </div>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().disputes_deadlines_none()}</p> }
            >
                <ul class="disputes__days">{rows}</ul>
            </Show>
        </section>
    }
}

fn row(app: App, id: DisputeId, it: Deadline) -> AnyView {
    let (text, as_of) = (app.text(), app.as_of());
    let (meaning, mark) = tone(it.day, as_of);
    let words = of_words(app, it.of);
    let amount = it.amount.map(|amount| view! { <span class="num">{format::money(amount)}</span> });
    let act = match it.of {
        DeadlineOf::Noted(noted) => Some(DisputeAct::Kept(noted)),
        DeadlineOf::Offer(offer) => Some(DisputeAct::Answer(offer)),
        DeadlineOf::Negotiation
        | DeadlineOf::Mediation
        | DeadlineOf::SettingAside
        | DeadlineOf::Enforcement
        | DeadlineOf::Limitation
        | DeadlineOf::Payment(_) => None,
    };
    let act = act.map(|act| {
        let words = if matches!(act, DisputeAct::Kept(_)) { text.disputes_kept() } else { text.dispute_act_answer() };
        view! {
            <button
                class="button"
                data-kind="word"
                type="button"
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::DisputeAct(id, act))))
            >
                {words}
            </button>
        }
    });
    let anew = it.anew.map(|anew| {
        let words = text.disputes_interrupted(&text.date(anew.on), text.interruption(anew.kind));
        view! { <p class="soft small" data-anew="">{words}</p> }
    });
    let steps = Signal::stored(text.due_steps(&it.working));
    let working = (!it.working.is_empty()).then(|| {
        view! {
            <details class="disputes__why">
                <summary>{text.disputes_working()}</summary>
                <StepsTable label=Text::disputes_working steps />
            </details>
        }
    });
    view! {
        <li class="disputes__day" data-deadline=it.of.key()>
            <div class="disputes__line">
                <b>{words}</b>
                {status(meaning, mark, format!("{} · {}", text.date(it.day), text.distance(as_of.days_until(it.day))))}
                {amount} {act}
            </div>
            {anew}
            {working}
        </li>
    }
    .into_any()
}
