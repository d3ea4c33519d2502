//! The form of a follow-up: what was said, and what comes next.

use std::sync::Arc;

use leptos::prelude::*;

use super::activities::{open_step, step_words};
use crate::domain::activity::{Activity, ActivityKind};
use crate::domain::date::Date;
use crate::domain::id::{ActivityId, ContactId, CustomerId};
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::sheets::{DeleteButton, FormSheet, keep, refuse};
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::parties::people_choices;
use crate::ui::widgets::repeat::{RepeatFields, is_repeated, repeat_start, repetition};

/// What a choice of the form is called inside it.
const KINDS: [(&str, ActivityKind); 6] = [
    ("call", ActivityKind::Call),
    ("visit", ActivityKind::Visit),
    ("meeting", ActivityKind::Meeting),
    ("wechat", ActivityKind::Wechat),
    ("email", ActivityKind::Email),
    ("note", ActivityKind::Note),
];

fn check(app: App, form: Form, known: Option<&Activity>, id: ActivityId) -> Result<Activity, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let customer = CustomerId::parse(&form.text("customer"));
    let on = Date::parse(&form.text("on")).ok();
    let (content, next) = (form.text("content"), form.text("next"));
    let next_on = form.text("next_on");
    let next_day = Date::parse(&next_on).ok();
    if customer.is_none() {
        problems.push(Problem { field: "customer", words: text.activity_choose_problem().to_owned() });
    }
    if on.is_none() {
        problems.push(Problem { field: "on", words: text.bad_date().to_owned() });
    }
    if content.is_empty() && next.is_empty() {
        problems.push(Problem { field: "content", words: text.activity_content_problem().to_owned() });
    }
    if next_day.is_none() && !next_on.is_empty() {
        problems.push(Problem { field: "next_on", words: text.bad_date().to_owned() });
    } else if next_day.is_none() && !next.is_empty() {
        problems.push(Problem { field: "next_on", words: text.activity_next_on_problem().to_owned() });
    } else if next_day.is_none() && is_repeated(form) {
        problems.push(Problem { field: "next_on", words: text.activity_repeats_problem().to_owned() });
    }
    let repeats = repetition(form).unwrap_or_else(|()| {
        problems.push(Problem { field: "every", words: text.activity_every_problem().to_owned() });
        None
    });
    let (Some(customer), Some(on), true) = (customer, on, problems.is_empty()) else { return Err(problems) };
    let kind = form.text("kind");
    let owner = || app.peek_party(customer).map(|it| it.owner.clone()).unwrap_or_default();
    let us = || Some(app.person()).filter(|it| !it.is_empty()).unwrap_or_else(owner);
    // a step that is planned anew is open again, and repeats from its new day
    let as_planned = known.filter(|it| shown_day(app, it) == next_day && it.repeats == repeats);
    Ok(Activity {
        id,
        customer,
        kind: KINDS.iter().find(|(name, _)| *name == kind).map(|(_, kind)| *kind).unwrap_or_default(),
        on,
        by: known.map_or_else(us, |it| it.by.clone()),
        contact: ContactId::parse(&form.text("contact")),
        content,
        next,
        next_on: as_planned.map_or(next_day, |it| it.next_on),
        next_done_on: as_planned.and_then(|it| it.next_done_on),
        repeats,
        rounds: as_planned.map(|it| it.rounds.clone()).unwrap_or_default(),
    })
}

/// The day that the form shows for the next step: of what repeats, the day it is due next.
fn shown_day(app: App, activity: &Activity) -> Option<Date> {
    activity.repeats.and_then(|_| activity.open_on(app.today.get_untracked())).or(activity.next_on)
}

/// The sheet: a new follow-up, or one to edit.
#[component]
pub(in crate::ui) fn ActivitySheet(customer: Option<CustomerId>, id: Option<ActivityId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<Activity>(id));
    let is_new = known.is_none();
    let given = customer.or_else(|| known.as_ref().map(|it| it.customer));
    // what was recorded goes on naming the customer it was recorded for
    let given = given.map(|id| known.as_ref().map_or_else(|| app.peek_survivor(id), |it| it.customer));
    let key = match (id, given) {
        (Some(id), _) => format!("activity/{id}"),
        (None, Some(customer)) => format!("activity/new/{customer}"),
        (None, None) => "activity/new".to_owned(),
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let of = |read: fn(&Activity) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let kind = known.as_deref().map(|it| it.kind).unwrap_or_default();
    let repeats = known.as_deref().and_then(|it| it.repeats);
    let today = app.today.get_untracked();
    let form = Form::start(
        app,
        key,
        vec![
            ("customer", given.map(|id| id.to_string()).unwrap_or_default()),
            ("kind", KINDS.iter().find(|(_, it)| *it == kind).map_or("call", |(name, _)| name).to_owned()),
            ("on", day(Some(known.as_deref().map_or(today, |it| it.on)))),
            (
                "contact",
                known
                    .as_deref()
                    .and_then(|it| it.contact)
                    .map(|id| untrack(|| app.person_named(id)).map_or(id, |it| it.id).to_string())
                    .unwrap_or_default(),
            ),
            ("content", of(|it| &it.content)),
            ("next", of(|it| &it.next)),
            ("next_on", day(known.as_deref().and_then(|it| shown_day(app, it)))),
            ("earlier", "done".to_owned()),
        ]
        .into_iter()
        .chain(repeat_start(repeats))
        .collect(),
    );
    let chosen = Memo::new(move |_| CustomerId::parse(&form.field("customer").get()));
    // the step that was planned last: mostly it is what was just done
    let earlier: Memo<Option<Arc<Activity>>> = Memo::new(move |_| {
        if is_new { chosen.get().and_then(|customer| open_step(app, customer, app.today.get())) } else { None }
    });
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| ActivityId::fresh(&mut BrowserIds));
        match check(app, form, before.as_deref(), id) {
            Err(problems) => refuse(form, problems),
            Ok(activity) => {
                let name = app.peek_party(activity.customer).map(|it| it.name.clone()).unwrap_or_default();
                let mut batch = Batch::new().edit(before.as_deref(), &activity);
                if let Some(earlier) = earlier.get_untracked().filter(|_| form.text("earlier") == "done") {
                    batch = batch.edit(Some(earlier.as_ref()), &earlier.with_step_done(activity.on));
                }
                keep(app, form, batch, app.untracked_text().activity_saved(&name));
            }
        }
    });
    let delete = move || id.map(|id| delete_button(app, form, id));
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if is_new { label(Text::activity_new) } else { label(Text::activity_edit) };
    let kinds = Signal::derive(move || {
        KINDS.map(|(name, it)| (name.to_owned(), app.text().activity_kind(it).to_owned())).to_vec()
    });
    let people = people_choices(app, chosen.into(), Text::activity_nobody);
    let of_earlier = move || {
        earlier.get().map(|earlier| {
            let choices = Signal::derive(move || {
                let (text, what) = (app.text(), step_words(app.text(), &earlier));
                vec![
                    ("done".to_owned(), text.activity_earlier_done(&what)),
                    ("open".to_owned(), text.activity_earlier_open(&what)),
                ]
            });
            view! {
                <ChoiceField name="activity-earlier" label=label(Text::activity_earlier) value=form.field("earlier") choices wide=true />
            }
        })
    };
    view! {
        <FormSheet title form submit aside=delete>
            <div class="fields">
                {given.is_none().then(|| {
                    view! {
                        <CustomerField name="activity-customer" label=label(Text::activity_customer) value=form.field("customer") none=Text::activity_choose problem=form.problem("customer") />
                    }
                })}
                <ChoiceField name="activity-kind" label=label(Text::activity_kind_label) value=form.field("kind") choices=kinds />
                <TextField name="activity-on" label=label(Text::activity_on) value=form.field("on") problem=form.problem("on") kind="date" />
                <ChoiceField name="activity-contact" label=label(Text::activity_contact) value=form.field("contact") choices=people wide=true />
                {of_earlier}
                <TextArea name="activity-content" label=label(Text::activity_content) value=form.field("content") problem=form.problem("content") />
                <TextField name="activity-next" label=label(Text::activity_next) value=form.field("next") hint />
                <TextField name="activity-next-on" label=label(Text::activity_next_on) value=form.field("next_on") problem=form.problem("next_on") kind="date" hint />
                <RepeatFields form name="activity-repeats" every_name="activity-every" />
            </div>
        </FormSheet>
    }
}

fn delete_button(app: App, form: Form, id: ActivityId) -> impl IntoView {
    let act = Callback::new(move |()| {
        let customer = app.peek::<Activity>(id).map(|it| it.customer);
        let name = customer.and_then(|id| app.peek_party(id)).map(|it| it.name.clone()).unwrap_or_default();
        keep(app, form, Batch::new().delete::<Activity>(id), app.untracked_text().activity_deleted(&name));
    });
    view! { <DeleteButton act /> }
}
