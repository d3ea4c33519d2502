//! The form of a follow-up: what was said, and what comes next.

use std::sync::Arc;

use leptos::prelude::*;

use super::activities::step_words;
use crate::domain::activity::{Activity, ActivityKind, ActivityOutcome, Followed};
use crate::domain::attachment::Subject;
use crate::domain::contact::Contact;
use crate::domain::date::Date;
use crate::domain::id::{ActivityId, ContactId, CustomerId, LeadId, OpportunityId};
use crate::domain::lifecycle::lead::Stage;
use crate::domain::opportunity::Opportunity;
use crate::domain::reporting::activity::reaches;
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::pages::files::FilesPart;
use crate::ui::pages::leads::first_contact;
use crate::ui::sheets::{DeleteButton, FormSheet, keep, refuse};
use crate::ui::widgets::checks::{ChecksField, ticked};
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::parties::{people_beside, people_choices};
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

/// Whom a follow-up is with, as the form names it.
const CUSTOMER: &str = "customer";
const LEAD: &str = "lead";
/// So many leads are offered; an older one is followed up from its own page.
const LEADS: usize = 200;

fn check(app: App, form: Form, known: Option<&Activity>, id: ActivityId) -> Result<Activity, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let with_lead = form.text("whom") == LEAD;
    let lead = if with_lead { LeadId::parse(&form.text("lead")) } else { known.and_then(|it| it.lead) };
    let customer = if with_lead {
        // what became a customer meanwhile is followed up there
        lead.and_then(|id| app.peek_became(id))
    } else {
        CustomerId::parse(&form.text("customer"))
    };
    let on = Date::parse(&form.text("on")).ok();
    let (content, next) = (form.text("content"), form.text("next"));
    let next_on = form.text("next_on");
    let next_day = Date::parse(&next_on).ok();
    if with_lead && lead.is_none() {
        problems.push(Problem { field: "lead", words: text.activity_lead_problem().to_owned() });
    } else if !with_lead && customer.is_none() {
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
    let (Some(on), true) = (on, problems.is_empty()) else { return Err(problems) };
    let kind = form.text("kind");
    // what was chosen for another customer says nothing of this one
    let is_theirs = |of: CustomerId| customer.is_some_and(|it| app.peek_survivor(it) == app.peek_survivor(of));
    let opportunity = OpportunityId::parse(&form.text("opportunity"))
        .filter(|id| app.peek::<Opportunity>(*id).is_some_and(|it| is_theirs(it.customer)));
    // a step that is planned anew is open again, and repeats from its new day
    let as_planned = known.filter(|it| shown_day(app, it) == next_day && it.repeats == repeats);
    let mut activity = Activity {
        id,
        customer,
        lead,
        opportunity,
        kind: KINDS.iter().find(|(name, _)| *name == kind).map(|(_, kind)| *kind).unwrap_or_default(),
        on,
        by: known.map_or_else(|| app.person(), |it| it.by.clone()),
        contact: None,
        further_contacts: Vec::new(),
        outcome: ActivityOutcome::of(&form.text("outcome")),
        content,
        next,
        next_on: as_planned.map_or(next_day, |it| it.next_on),
        next_done_on: as_planned.and_then(|it| it.next_done_on),
        repeats,
        rounds: as_planned.map(|it| it.rounds.clone()).unwrap_or_default(),
    };
    // whom a customer has is nobody of a lead, and nobody of another customer that was chosen since; who is gone stays as named
    let with = ContactId::parse(&form.text("contact")).filter(|_| !with_lead);
    let with = with.filter(|id| app.peek::<Contact>(*id).is_none_or(|it| is_theirs(it.customer)));
    let beside = ticked(&form.text("further")).into_iter().filter_map(|id| ContactId::parse(&id));
    let beside = beside.filter(|id| app.peek::<Contact>(*id).is_some_and(|it| is_theirs(it.customer)));
    activity.set_contacts(with.into_iter().chain(beside));
    if activity.by.is_empty() && known.is_none() {
        activity.by = app.peek_followed_owner(&activity);
    }
    Ok(activity)
}

/// Who took part besides, as the field holds it: each as the entry that stands for them now.
fn further_of(app: App, known: Option<&Activity>) -> String {
    let named = known.map(|it| it.further_contacts.as_slice()).unwrap_or_default().iter();
    let stands = |id: &ContactId| untrack(|| app.person_named(*id)).map_or(*id, |it| it.id).to_string();
    named.map(stands).collect::<Vec<_>>().join(";")
}

/// The leads that may still become customers, the latest first.
fn lead_choices(app: App) -> Vec<(String, String)> {
    let mut open = app.prospects();
    open.retain(|it| !matches!(it.stage, Stage::Converted { .. } | Stage::Disqualified { .. }));
    open.sort_by_key(|it| std::cmp::Reverse((it.lead.came_on, it.lead.id)));
    open.truncate(LEADS);
    let none = (String::new(), app.text().activity_lead_choose().to_owned());
    let named = open.iter().map(|it| {
        let person = Some(it.lead.person.as_str()).filter(|who| !who.is_empty() && *who != it.lead.name());
        let words = std::iter::once(it.lead.name()).chain(person).collect::<Vec<_>>().join(" · ");
        (it.lead.id.to_string(), words)
    });
    std::iter::once(none).chain(named).collect()
}

/// The opportunities of a customer that are open, and the one that is chosen, after the words for none.
fn chance_choices(app: App, at: Memo<Option<CustomerId>>, form: Form) -> Memo<Vec<(String, String)>> {
    let chosen = form.field("opportunity");
    Memo::new(move |_| {
        let chances = at.get().map(|id| app.chances_of(id)).unwrap_or_default();
        let chosen = OpportunityId::parse(&chosen.get());
        let offered = chances.iter().filter(|it| it.is_open() || Some(it.opportunity.id) == chosen);
        let named: Vec<_> = offered.map(|it| (it.opportunity.id.to_string(), it.opportunity.name.clone())).collect();
        if named.is_empty() {
            return named;
        }
        std::iter::once((String::new(), app.text().activity_opportunity_none().to_owned())).chain(named).collect()
    })
}

/// The day that the form shows for the next step: of what repeats, the day it is due next.
fn shown_day(app: App, activity: &Activity) -> Option<Date> {
    activity.repeats.and_then(|_| activity.open_on(app.today.get_untracked())).or(activity.next_on)
}

/// The sheet: a new follow-up, or one to edit.
#[component]
pub(in crate::ui) fn ActivitySheet(of: Option<Followed>, id: Option<ActivityId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<Activity>(id));
    let is_new = known.is_none();
    let Given { customer: given, lead: given_lead, opportunity } = given(app, of, known.as_deref());
    let is_given = given.is_some() || given_lead.is_some();
    let key = match (id, of) {
        (Some(id), _) => format!("activity/{id}"),
        (None, Some(Followed::Customer(customer))) => format!("activity/new/{}", app.peek_survivor(customer)),
        (None, Some(Followed::Lead(lead))) => format!("activity/new/lead/{lead}"),
        (None, Some(Followed::Opportunity(chance))) => format!("activity/new/opportunity/{chance}"),
        (None, None) => "activity/new".to_owned(),
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let said = |read: fn(&Activity) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let kind = known.as_deref().map(|it| it.kind).unwrap_or_default();
    let repeats = known.as_deref().and_then(|it| it.repeats);
    let today = app.today.get_untracked();
    let form = Form::start(
        app,
        key,
        vec![
            ("whom", if given_lead.is_some() { LEAD } else { CUSTOMER }.to_owned()),
            ("customer", given.map(|id| id.to_string()).unwrap_or_default()),
            ("lead", given_lead.map(|id| id.to_string()).unwrap_or_default()),
            ("opportunity", opportunity.map(|id| id.to_string()).unwrap_or_default()),
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
            ("further", further_of(app, known.as_deref())),
            ("outcome", known.as_deref().and_then(|it| it.outcome).map_or("", ActivityOutcome::name).to_owned()),
            ("content", said(|it| &it.content)),
            ("next", said(|it| &it.next)),
            ("next_on", day(known.as_deref().and_then(|it| shown_day(app, it)))),
            ("earlier", "done".to_owned()),
        ]
        .into_iter()
        .chain(repeat_start(repeats))
        .collect(),
    );
    let (whom, lead_field) = (form.field("whom"), form.field("lead"));
    let with_lead = Memo::new(move |_| whom.with(|whom| whom == LEAD));
    let chosen_lead = Memo::new(move |_| lead_field.with(|id| LeadId::parse(id)).filter(|_| with_lead.get()));
    let chosen = Memo::new(move |_| CustomerId::parse(&form.field("customer").get()).filter(|_| !with_lead.get()));
    let chances = chance_choices(app, chosen, form);
    let leads = Memo::new(move |_| if is_given { Vec::new() } else { lead_choices(app) });
    // the step that was planned last: mostly it is what was just done
    let earlier: Memo<Option<Arc<Activity>>> = Memo::new(move |_| {
        if !is_new {
            return None;
        }
        let today = app.today.get();
        match of {
            Some(Followed::Opportunity(_)) => of.and_then(|of| app.open_step_of(of, today)),
            Some(Followed::Customer(_) | Followed::Lead(_)) | None => {
                let lead = chosen_lead.get().map(Followed::Lead);
                lead.or(chosen.get().map(Followed::Customer)).and_then(|of| app.open_step_of(of, today))
            }
        }
    });
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| ActivityId::fresh(&mut BrowserIds));
        match check(app, form, before.as_deref(), id) {
            Err(problems) => refuse(form, problems),
            Ok(activity) => {
                let name = app.peek_followed_name(&activity);
                let mut batch = Batch::new().edit(before.as_deref(), &activity);
                // the first word with a lead says that it is contacted
                let first = activity.lead.filter(|_| is_new && activity.customer.is_none() && reaches(&activity));
                batch = first.and_then(|lead| first_contact(app, lead)).iter().fold(batch, Batch::put);
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
    let people = people_choices(app, chosen.into(), Text::activity_nobody, form.field("contact"));
    let beside = people_beside(app, chosen.into(), form.field("contact"), form.field("further"));
    let outcomes = Signal::derive(move || {
        let text = app.text();
        let none = (String::new(), text.activity_outcome_open().to_owned());
        let named = ActivityOutcome::ALL.map(|it| (it.name().to_owned(), text.activity_outcome(it).to_owned()));
        std::iter::once(none).chain(named).collect::<Vec<_>>()
    });
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
                {(!is_given).then(|| view! { <Whom form with_lead leads /> })}
                <ChoiceField name="activity-kind" label=label(Text::activity_kind_label) value=form.field("kind") choices=kinds />
                <TextField name="activity-on" label=label(Text::activity_on) value=form.field("on") problem=form.problem("on") kind="date" />
                <Show when=move || !with_lead.get()>
                    <ChoiceField name="activity-contact" label=label(Text::activity_contact) value=form.field("contact") choices=people wide=true />
                </Show>
                <Show when=move || !with_lead.get() && beside.with(|all| !all.is_empty())>
                    <ChecksField name="activity-further" label=label(Text::activity_further) value=form.field("further") choices=beside hint />
                </Show>
                <ChoiceField name="activity-outcome" label=label(Text::activity_outcome_label) value=form.field("outcome") choices=outcomes wide=true />
                <Show when=move || chances.with(|all| !all.is_empty())>
                    <ChoiceField name="activity-opportunity" label=label(Text::activity_opportunity) value=form.field("opportunity") choices=Signal::from(chances) wide=true />
                </Show>
                {of_earlier}
                <TextArea name="activity-content" label=label(Text::activity_content) value=form.field("content") problem=form.problem("content") />
                <TextField name="activity-next" label=label(Text::activity_next) value=form.field("next") hint />
                <TextField name="activity-next-on" label=label(Text::activity_next_on) value=form.field("next_on") problem=form.problem("next_on") kind="date" hint />
                <RepeatFields form name="activity-repeats" every_name="activity-every" />
            </div>
            {id.map(|id| view! { <FilesPart subject=Subject::Activity(id) name="sheet-files" /> })}
        </FormSheet>
    }
}

/// What a new follow-up is about, or one that is there.
#[derive(Clone, Copy, Default)]
struct Given {
    customer: Option<CustomerId>,
    lead: Option<LeadId>,
    opportunity: Option<OpportunityId>,
}

fn given(app: App, of: Option<Followed>, known: Option<&Activity>) -> Given {
    // what was recorded goes on naming those it was recorded for
    if let Some(it) = known {
        let lead = it.lead.filter(|_| it.customer.is_none());
        return Given { customer: it.customer, lead, opportunity: it.opportunity };
    }
    match of {
        None => Given::default(),
        Some(Followed::Customer(id)) => Given { customer: Some(app.peek_survivor(id)), ..Given::default() },
        Some(Followed::Lead(id)) => Given { lead: Some(id), ..Given::default() },
        Some(Followed::Opportunity(id)) => {
            let customer = app.peek::<Opportunity>(id).map(|it| app.peek_survivor(it.customer));
            Given { customer, opportunity: Some(id), ..Given::default() }
        }
    }
}

/// Whom a follow-up is with, where no page said it: a customer, or a lead where there are any.
#[component]
fn Whom(form: Form, with_lead: Memo<bool>, leads: Memo<Vec<(String, String)>>) -> impl IntoView {
    let app = use_app();
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let whom = Signal::derive(move || {
        let text = app.text();
        [(CUSTOMER, text.activity_customer()), (LEAD, text.activity_lead())]
            .map(|(name, words)| (name.to_owned(), words.to_owned()))
            .to_vec()
    });
    // the first of them is the words for none
    let has_leads = move || leads.with(Vec::len) > 1;
    view! {
        <Show when=has_leads>
            <ChoiceField name="activity-whom" label=label(Text::activity_whom) value=form.field("whom") choices=whom wide=true />
        </Show>
        <Show
            when=move || with_lead.get()
            fallback=move || {
                view! {
                    <CustomerField name="activity-customer" label=label(Text::activity_customer) value=form.field("customer") none=Text::activity_choose problem=form.problem("customer") />
                }
            }
        >
            <ChoiceField name="activity-lead" label=label(Text::activity_lead) value=form.field("lead") choices=Signal::from(leads) problem=form.problem("lead") wide=true />
        </Show>
    }
}

fn delete_button(app: App, form: Form, id: ActivityId) -> impl IntoView {
    let act = Callback::new(move |()| {
        let name = app.peek::<Activity>(id).map(|it| app.peek_followed_name(&it)).unwrap_or_default();
        keep(app, form, Batch::new().delete::<Activity>(id), app.untracked_text().activity_deleted(&name));
    });
    view! { <DeleteButton act /> }
}
