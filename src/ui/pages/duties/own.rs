//! The form of a duty that is written down by hand.

use leptos::prelude::*;

use crate::domain::contract::clause::Area;
use crate::domain::contract::party::Who;
use crate::domain::date::Date;
use crate::domain::duties::record::Duty;
use crate::domain::id::{ContractId, DutyId};
use crate::domain::lifecycle::obligation::Evidence;
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::repeat::{RepeatFields, is_repeated, repeat_start, repetition};
use crate::ui::widgets::whose::owners;

const SIDES: [(&str, Who); 3] = [("us", Who::Us), ("them", Who::Them), ("both", Who::Both)];
const PROOFS: [(&str, Evidence); 2] = [("free", Evidence::Optional), ("needed", Evidence::Required)];
const AREAS: [(&str, Area); 10] = [
    ("general", Area::General),
    ("s1", Area::S1),
    ("s2", Area::S2),
    ("s3", Area::S3),
    ("s4", Area::S4),
    ("s5", Area::S5),
    ("s6", Area::S6),
    ("s7", Area::S7),
    ("s8", Area::S8),
    ("s9", Area::S9),
];

fn named<T: Copy + PartialEq>(all: &[(&'static str, T)], value: T) -> String {
    all.iter().find(|(_, it)| *it == value).map(|(name, _)| *name).unwrap_or_default().to_owned()
}

fn of_name<T: Copy>(all: &[(&'static str, T)], name: &str, otherwise: T) -> T {
    all.iter().find(|(it, _)| *it == name).map_or(otherwise, |(_, value)| *value)
}

fn check(app: App, form: Form, known: Option<&Duty>, contract: ContractId, id: DutyId) -> Result<Duty, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let title = form.text("title");
    if title.is_empty() {
        problems.push(Problem { field: "title", words: text.duty_name_problem().to_owned() });
    }
    let written = form.text("due");
    let due = Date::parse(&written).ok();
    if due.is_none() && !written.is_empty() {
        problems.push(Problem { field: "due", words: text.bad_date().to_owned() });
    } else if due.is_none() && is_repeated(form) {
        problems.push(Problem { field: "due", words: text.duty_due_problem().to_owned() });
    }
    let repeats = repetition(form).unwrap_or_else(|()| {
        problems.push(Problem { field: "every", words: text.activity_every_problem().to_owned() });
        None
    });
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Duty {
        id,
        contract,
        title,
        detail: form.text("detail"),
        bearer: of_name(&SIDES, &form.text("bearer"), Who::Us),
        area: of_name(&AREAS, &form.text("area"), Area::General),
        due,
        repeats,
        owner: form.text("owner"),
        evidence: of_name(&PROOFS, &form.text("evidence"), Evidence::Optional),
        made_on: known.map_or_else(|| app.today.get_untracked(), |it| it.made_on),
    })
}

/// The sheet: a new duty, or one to edit.
#[component]
pub(in crate::ui) fn OwnSheet(contract: ContractId, id: Option<DutyId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<Duty>(id));
    let is_new = known.is_none();
    let of = |read: fn(&Duty) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let due = known.as_deref().map_or(Some(app.today.get_untracked()), |it| it.due);
    let form = Form::start(
        app,
        id.map_or_else(|| format!("duty/new/{contract}"), |id| format!("duty/own/{id}")),
        vec![
            ("title", of(|it| &it.title)),
            ("detail", of(|it| &it.detail)),
            ("bearer", named(&SIDES, known.as_deref().map_or(Who::Us, |it| it.bearer))),
            ("area", named(&AREAS, known.as_deref().map_or(Area::General, |it| it.area))),
            ("due", due.map(|day| day.to_string()).unwrap_or_default()),
            ("owner", of(|it| &it.owner)),
            ("evidence", named(&PROOFS, known.as_deref().map_or(Evidence::Optional, |it| it.evidence))),
        ]
        .into_iter()
        .chain(repeat_start(known.as_deref().and_then(|it| it.repeats)))
        .collect(),
    );
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| DutyId::fresh(&mut BrowserIds));
        let checked = check(app, form, before.as_deref(), contract, id);
        keep_record(app, form, before.as_deref(), checked, |text, it| text.duty_saved(&it.title));
    });
    let act = Callback::new(move |()| {
        let Some(known) = id.and_then(|id| app.peek::<Duty>(id)) else { return };
        let said = app.untracked_text().duty_deleted(&known.title);
        keep(app, form, app.free_tickets_of_duty(known.id, Batch::new().delete::<Duty>(known.id)), said);
    });
    let aside = move || id.map(|_| view! { <DeleteButton act id="delete-duty" /> });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let title = if is_new { label(Text::duty_write) } else { label(Text::duty_edit) };
    let sides =
        Signal::derive(move || SIDES.map(|(name, it)| (name.to_owned(), app.text().duty_side(it).to_owned())).to_vec());
    let areas = Signal::derive(move || {
        AREAS.map(|(name, it)| (name.to_owned(), app.text().duty_area_words(it).to_owned())).to_vec()
    });
    let proofs = Signal::derive(move || {
        let text = app.text();
        let words = |it: Evidence| match it {
            Evidence::Required => text.duty_evidence_needed(),
            Evidence::Optional => text.duty_evidence_free(),
        };
        PROOFS.map(|(name, it)| (name.to_owned(), words(it).to_owned())).to_vec()
    });
    view! {
        <FormSheet title form submit aside=aside>
            <div class="fields">
                <TextField name="duty-title" label=label(Text::duty_name) value=form.field("title") problem=form.problem("title") wide=true />
                <ChoiceField name="duty-bearer" label=label(Text::duty_bearer) value=form.field("bearer") choices=sides />
                <TextField name="duty-due" label=label(Text::duty_due) value=form.field("due") problem=form.problem("due") kind="date" hint=label(Text::optional) />
                <RepeatFields form name="duty-repeats" every_name="duty-every" />
                <ChoiceField name="duty-area" label=label(Text::duty_area) value=form.field("area") choices=areas />
                <ChoiceField name="duty-evidence" label=label(Text::duty_evidence) value=form.field("evidence") choices=proofs />
                <TextField name="duty-owner" label=label(Text::duty_keeper) value=form.field("owner") hint=label(Text::duty_owner_hint) suggestions=owners(app) wide=true />
                <TextArea name="duty-detail" label=label(Text::duty_detail) value=form.field("detail") hint=label(Text::optional) />
            </div>
        </FormSheet>
    }
}
