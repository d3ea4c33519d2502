//! What was said and done with a customer, the latest first, and the steps that are still to come.

use std::cmp::Reverse;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::activity::{Activity, ActivityKind, Followed};
use crate::domain::date::Date;
use crate::domain::id::{CustomerId, OpportunityId};
use crate::domain::lifecycle::due::Dueness;
use crate::domain::opportunity::Opportunity;
use crate::i18n::Text;
use crate::state::{App, Batch, Layer, Sheet, use_app};
use crate::ui::widgets::focus::focus_later;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::more::More;
use crate::ui::widgets::status::{Meaning, status};

/// How many are shown at first.
const SHOWN: usize = 8;
/// How many more with every press.
const STEP: usize = 32;
/// A step is soon so many days ahead.
pub(in crate::ui) const LEAD_DAYS: u16 = 3;

/// The steps that are due by `as_of`, the latest first, each with the days until its day: none is above nought.
pub(in crate::ui) fn due_steps(app: App, as_of: Date) -> Vec<(i64, Arc<Activity>)> {
    let mut due: Vec<(i64, Arc<Activity>)> = app
        .watch_all::<Activity>()
        .into_iter()
        .filter_map(|it| it.open_on(as_of).map(|day| (as_of.days_until(day), it)))
        .filter(|(days, _)| *days <= 0)
        .collect();
    due.sort_by_key(|(days, it)| (*days, it.id));
    due
}

/// What is to be done next, in words, and how often.
pub(in crate::ui) fn step_words(text: Text, activity: &Activity) -> String {
    let words = if activity.next.is_empty() { text.activity_step_unnamed() } else { &activity.next };
    match activity.repeats {
        Some(repeats) => text.activity_step_again(words, &text.repetition(repeats)),
        None => words.to_owned(),
    }
}

/// How a follow-up went, and what came of it.
pub(in crate::ui) fn kind_words(text: Text, activity: &Activity) -> String {
    let outcome = activity.outcome.map(|it| text.activity_outcome(it));
    std::iter::once(text.activity_kind(activity.kind)).chain(outcome).collect::<Vec<_>>().join(" · ")
}

/// What is said when the open step of an activity is done: with its day, if it comes again.
fn done_words(app: App, done: &Activity) -> String {
    let text = app.untracked_text();
    let name = app.peek_followed_name(done);
    let today = app.today.get_untracked();
    match done.open_on(today) {
        Some(day) => text.activity_round_done(&name, &text.short_date(day, today)),
        None => text.activity_step_done(&name),
    }
}

/// Says that the open step is done today. `then` runs once it is on disk.
pub(in crate::ui) fn finish_step(app: App, step: &Activity, then: impl FnOnce() + 'static) {
    let now = step.with_step_done(app.today.get_untracked());
    app.save(Batch::new().edit(Some(step), &now), done_words(app, &now), then);
}

/// What a new follow-up of a list is recorded in.
const fn new_sheet(of: Followed) -> Sheet {
    match of {
        Followed::Customer(id) => Sheet::Activity(Some(id), None),
        Followed::Lead(_) | Followed::Opportunity(_) => Sheet::FollowUp(of),
    }
}

/// The list.
#[component]
pub(in crate::ui) fn Activities(of: Followed) -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(SHOWN);
    let all = Memo::new(move |_| {
        let as_of = app.as_of();
        let mut all = app.follow_ups_of(of);
        all.retain(|it| it.on <= as_of);
        all.sort_by_key(|it| Reverse((it.on, it.id)));
        all
    });
    let sheets = match of {
        Followed::Customer(id) => vec![Handout {
            name: "follow-ups",
            words: Text::sheet_follow_ups,
            act: Callback::new(move |form| app.export_follow_ups(&[id], form)),
        }],
        Followed::Lead(_) | Followed::Opportunity(_) => Vec::new(),
    };
    let has_sheets = !sheets.is_empty();
    let sheets = StoredValue::new(sheets);
    view! {
        <section class="rec__part" id="activities" aria-label=move || app.text().activities()>
            <div class="section__head">
                <h2>{move || app.text().activities()}</h2>
                <Show when=move || has_sheets && all.with(|all| !all.is_empty())>
                    <span class="section__act">
                        <ListExport name="export-follow-ups" sheets=sheets.get_value() kind="word" words=Text::sheet_export />
                    </span>
                </Show>
                <button
                    class="button section__act"
                    data-kind="word"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(new_sheet(of))))
                >
                    {move || app.text().activity_new()}
                </button>
            </div>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().activities_empty()}</p> }
            >
                <ul class="rows">
                    <For
                        each=move || all.get().into_iter().take(shown.get())
                        key=|it| Arc::as_ptr(it).addr()
                        children=move |it| row(app, it, of)
                    />
                </ul>
                <More total=Signal::derive(move || all.with(Vec::len)) drawn=shown step=STEP />
            </Show>
        </section>
    }
}

/// What was said with the customer of an opportunity beside it; nothing where there is nothing.
#[component]
pub(in crate::ui) fn OtherActivities(customer: CustomerId, but: OpportunityId) -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(SHOWN);
    let all = Memo::new(move |_| {
        let as_of = app.as_of();
        let mut all = app.activities_of(customer);
        all.retain(|it| it.on <= as_of && it.opportunity != Some(but));
        all.sort_by_key(|it| Reverse((it.on, it.id)));
        all
    });
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="rec__part" id="other-activities" aria-label=move || app.text().activities_others()>
                <div class="section__head"><h2>{move || app.text().activities_others()}</h2></div>
                <ul class="rows">
                    <For
                        each=move || all.get().into_iter().take(shown.get())
                        key=|it| Arc::as_ptr(it).addr()
                        children=move |it| row(app, it, Followed::Customer(customer))
                    />
                </ul>
                <More total=Signal::derive(move || all.with(Vec::len)) drawn=shown step=STEP />
            </section>
        </Show>
    }
}

/// The step that comes next, with its day, for the head of a page; nothing where none is open.
pub(in crate::ui) fn next_of(app: App, of: Followed) -> Option<AnyView> {
    let (text, as_of) = (app.text(), app.as_of());
    let step = app.open_step_of(of, as_of)?;
    let (day, standing) = step.open_on(as_of).zip(step.next_step(as_of, LEAD_DAYS))?;
    let (meaning, mark) = meaning_of(standing);
    let words = text.activity_next_step_is(&step_words(text, &step), &text.near_date(day, as_of));
    Some(status(meaning, mark, words).into_any())
}

/// The picture of a kind.
pub(in crate::ui) const fn mark(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Call => "phone",
        ActivityKind::Visit => "users-round",
        ActivityKind::Meeting => "handshake",
        ActivityKind::Email => "mail",
        ActivityKind::Wechat => "id-card",
        ActivityKind::Note => "pen-line",
    }
}

fn row(app: App, activity: Arc<Activity>, of: Followed) -> impl IntoView {
    let (id, customer) = (activity.id, activity.customer);
    let about = activity.opportunity.filter(|id| of != Followed::Opportunity(*id));
    let meta = {
        let activity = Arc::clone(&activity);
        move || {
            let text = app.text();
            let with = Some(app.people_of(&activity).join(text.between_tags()));
            let parts = [
                Some(kind_words(text, &activity)),
                Some(text.near_date(activity.on, app.as_of())),
                with,
                Some(activity.by.clone()),
                // on its own page an opportunity need not be named
                about.and_then(|id| app.watch::<Opportunity>(id)).map(|it| it.name.clone()),
            ];
            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        }
    };
    let next = {
        let activity = Arc::clone(&activity);
        move || activity.next_on.is_some().then(|| next_row(app, &activity))
    };
    view! {
        <li class="rows__item acts__item" data-activity=id.to_string()>
            {icon(mark(activity.kind))}
            <div class="rows__text">
                <button
                    class="rows__open acts__words"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Activity(customer, Some(id)))))
                >
                    <bdi>{if activity.content.is_empty() { activity.next.clone() } else { activity.content.clone() }}</bdi>
                </button>
                <span class="rows__sub">{meta}</span>
                {next}
            </div>
        </li>
    }
}

/// The step that was agreed: how it stands, and the button that says it is done.
fn next_row(app: App, activity: &Activity) -> AnyView {
    let text = app.text();
    let as_of = app.as_of();
    let words = step_words(text, activity);
    let (Some(day), Some(standing)) = (activity.open_on(as_of), activity.next_step(as_of, LEAD_DAYS)) else {
        let done = activity.next_done_on.map(|day| text.activity_was_done(&text.near_date(day, as_of)));
        return view! {
            <span class="acts__next faint">
                {status(Meaning::Good, "circle-check", "")}<bdi>{words}</bdi>" "{done}
            </span>
        }
        .into_any();
    };
    let (meaning, mark) = meaning_of(standing);
    let last = activity.last_round(as_of).map(|day| text.activity_last_round(&text.short_date(day, as_of)));
    // whatever day is looked at, what is open today can be done
    let open = activity.open_on(app.today.get()) == Some(day);
    let activity = activity.clone();
    let done = move |_| {
        let today = app.today.get_untracked();
        let now = activity.with_step_done(today);
        // the row is drawn anew: the cursor stays on its button, or on the row where the step is done for good
        let again = now.open_on(today).is_some_and(|day| now.open_on(as_of) == Some(day));
        let part = if again { ".acts__next .button" } else { ".acts__words" };
        let place = format!("[data-activity='{}'] {part}", now.id);
        finish_step(app, &activity, move || focus_later(place, true));
    };
    view! {
        <span class="acts__next">
            {status(meaning, mark, text.near_date(day, as_of))} <bdi>{words}</bdi>
            {last.map(|words| view! { <span class="faint">{words}</span> })}
            {open
                .then(|| {
                    view! {
                        <button class="button" data-kind="word" type="button" on:click=done>
                            {text.activity_done()}
                        </button>
                    }
                })}
        </span>
    }
    .into_any()
}

/// The colour and picture of a step: late, today or soon, later.
pub(in crate::ui) const fn meaning_of(standing: Dueness) -> (Meaning, &'static str) {
    match standing {
        Dueness::Overdue { .. } => (Meaning::Danger, "octagon-alert"),
        Dueness::DueToday | Dueness::DueSoon { .. } => (Meaning::Warn, "clock"),
        Dueness::NotDue | Dueness::Undated => (Meaning::Plain, "circle"),
    }
}
