//! The form of a row of the register.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::choices::{BASES, BORDERS, CHANNELS, ENDS, LEVELS, MARKS, ONWARDS, ROLES, SIDES, name_of, named, offered};
use super::register_fields::{boxes, read, start as start_register};
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId, SharingScopeId};
use crate::domain::lifecycle::sharing_scope::ScopeStatus;
use crate::domain::numbering::Numbered;
use crate::domain::sharing::field::{DataSet, ShareField};
use crate::domain::sharing::scope::SharingScope;
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, Problem, Tone, UndoOffer, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::sheets::{DeleteButton, FormSheet, keep_then, refuse};
use crate::ui::widgets::checks::ChecksField;
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

/// Between the names of ticked boxes.
const BETWEEN: &str = ";";

fn ticked<T>(form: Form, name: &'static str, of: fn(&str) -> Option<T>) -> Vec<T> {
    form.text(name).split(BETWEEN).filter_map(|it| of(it.trim())).collect()
}

fn check(app: App, form: Form, before: &SharingScope) -> Result<SharingScope, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut problem = |field, words: &str| problems.push(Problem { field, words: words.to_owned() });
    let mut day = |name: &'static str| {
        let typed = form.text(name);
        let day = Date::parse(&typed).ok();
        if day.is_none() && !typed.is_empty() {
            problem(name, text.bad_date());
        }
        day
    };
    let (begins, valid_to) = (day("begins"), day("valid_to"));
    let (_notice, _assessment) = (day("notice_on"), day("assessed_on"));
    if begins.zip(valid_to).is_some_and(|(first, last)| last < first) {
        problem("valid_to", text.scope_dates_problem());
    }
    let customer = CustomerId::parse(&form.text("customer"));
    if customer.is_none() {
        problem("customer", text.scope_customer_problem());
    }
    if form.text("what").is_empty() {
        problem("what", text.scope_what_problem());
    }
    let return_days = form.text("return_days").parse::<u16>().ok().filter(|it| (1..=90).contains(it));
    if return_days.is_none() {
        problem("return_days", text.scope_return_problem());
    }
    let (Some(customer), Some(return_days), true) = (customer, return_days, problems.is_empty()) else {
        return Err(problems);
    };
    let personal = named(&MARKS, &form.text("personal")).unwrap_or(before.personal);
    let scope = SharingScope {
        customer,
        from: named(&SIDES, &form.text("from")).unwrap_or(Side::Us),
        what: form.text("what"),
        sets: ticked(form, "sets", DataSet::of),
        fields: ticked(form, "fields", ShareField::of),
        purpose: form.text("purpose"),
        recipients: form.text("recipients"),
        personal,
        basis: named(&BASES, &form.text("basis")).unwrap_or(before.basis),
        basis_note: form.text("basis_note"),
        level: named(&LEVELS, &form.text("level")).unwrap_or(before.level),
        channel: named(&CHANNELS, &form.text("channel")).unwrap_or(before.channel),
        begins,
        valid_to,
        end_action: named(&ENDS, &form.text("end_action")).unwrap_or(before.end_action),
        return_days,
        note: form.text("note"),
        ..before.clone()
    };
    Ok(read(form, scope))
}

/// Whether what the other side agreed to is another: that is a row of its own, whose steps are taken anew.
fn is_other(app: App, before: &SharingScope, after: &SharingScope) -> bool {
    let agreed = |it: &SharingScope| {
        (
            (app.peek_survivor(it.customer), it.from, it.personal, it.begins, it.valid_to),
            it.sets.iter().map(|set| set.name()).collect::<BTreeSet<_>>(),
            it.fields.iter().map(|field| field.name()).collect::<BTreeSet<_>>(),
            (it.purpose.trim().to_owned(), it.recipients.trim().to_owned()),
            (name_of(&ROLES, &it.role), name_of(&ONWARDS, &it.onward), name_of(&BORDERS, &it.border)),
        )
    };
    agreed(before) != agreed(after)
}

/// What the boxes hold at first.
fn start(scope: &SharingScope, customer: Option<CustomerId>) -> Vec<(&'static str, String)> {
    let names = |all: Vec<&'static str>| all.join(BETWEEN);
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut all = vec![
        ("customer", customer.map(|id| id.to_string()).unwrap_or_default()),
        ("from", name_of(&SIDES, &scope.from)),
        ("what", scope.what.clone()),
        ("sets", names(scope.sets.iter().map(|it| it.name()).collect())),
        ("fields", names(scope.fields.iter().map(|it| it.name()).collect())),
        ("purpose", scope.purpose.clone()),
        ("recipients", scope.recipients.clone()),
        ("personal", name_of(&MARKS, &scope.personal)),
        ("basis", name_of(&BASES, &scope.basis)),
        ("basis_note", scope.basis_note.clone()),
        ("level", name_of(&LEVELS, &scope.level)),
        ("channel", name_of(&CHANNELS, &scope.channel)),
        ("begins", day(scope.begins)),
        ("valid_to", day(scope.valid_to)),
        ("end_action", name_of(&ENDS, &scope.end_action)),
        ("return_days", scope.return_days.to_string()),
        ("note", scope.note.clone()),
    ];
    all.extend(start_register(scope));
    all
}

/// The sheet: a new row, or one to edit.
#[component]
pub(in crate::ui) fn ScopeSheet(
    customer: Option<CustomerId>,
    contract: Option<ContractId>,
    id: Option<SharingScopeId>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let known = id.and_then(|id| app.peek::<SharingScope>(id));
    let given = known.as_ref().map(|it| it.customer).or(customer).map(|id| app.peek_survivor(id));
    let nobody = given.unwrap_or_else(|| CustomerId::fresh(&mut BrowserIds));
    let fresh =
        SharingScope { contract, ..SharingScope::between(SharingScopeId::fresh(&mut BrowserIds), nobody, Side::Us) };
    let first = known.as_deref().cloned().unwrap_or(fresh);
    let key = id.map_or_else(|| "scope/new".to_owned(), |id| format!("scope/{id}"));
    let form = Form::start(app, key, start(&first, given));
    let before = known.clone();
    let base = first.clone();
    let submit = Callback::new(move |()| match check(app, form, &base) {
        Err(problems) => refuse(form, problems),
        Ok(scope) => {
            let is_fixed = id.and_then(|id| app.shared_today(id)).is_some_and(|it| it.status != ScopeStatus::Draft);
            if is_fixed && before.as_deref().is_some_and(|before| is_other(app, before, &scope)) {
                app.say(app.untracked_text().scope_fixed_problem(), Tone::Trouble, UndoOffer::None);
                return;
            }
            let number = if scope.number.is_empty() {
                app.next_number(Numbered::SharingScope, app.today.get_untracked())
            } else {
                scope.number.clone()
            };
            let scope = SharingScope { number, ..scope };
            let said = app.untracked_text().scope_saved(&scope.number);
            let (id, is_new) = (scope.id, before.is_none());
            let batch = Batch::new().edit(before.as_deref(), &scope);
            keep_then(app, form, batch, said, move || {
                if is_new {
                    router.go(&Route::SharingScope(id));
                }
            });
        }
    });
    // what was agreed, or given, stays in the register
    let is_draft = id.and_then(|id| app.shared_today(id)).is_some_and(|it| it.status == ScopeStatus::Draft);
    let aside = move || {
        id.filter(|_| is_draft).map(|id| {
            let act = Callback::new(move |()| {
                let number = app.peek::<SharingScope>(id).map(|it| it.number.clone()).unwrap_or_default();
                let said = app.untracked_text().scope_deleted(&number);
                let batch = app.without_scope(id, Batch::new());
                keep_then(app, form, batch, said, move || router.go(&Route::sharing()));
            });
            view! { <DeleteButton act id="delete-scope" /> }
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if known.is_none() { label(Text::scope_new) } else { label(Text::scope_edit) };
    let sets = Signal::derive(move || {
        DataSet::ALL.map(|it| (it.name().to_owned(), app.text().data_set(it).to_owned())).to_vec()
    });
    let fields = Signal::derive(move || {
        ShareField::ALL.map(|it| (it.name().to_owned(), app.text().share_field(it).to_owned())).to_vec()
    });
    view! {
        <FormSheet title form submit aside=aside>
            <div class="fields">
                <CustomerField name="scope-customer" label=label(Text::customer) value=form.field("customer") none=Text::ticket_customer_none problem=form.problem("customer") />
                <ChoiceField name="scope-from" label=label(Text::scope_direction) value=form.field("from") choices=offered(app, &SIDES) />
                <ChoiceField name="scope-level" label=label(Text::sharing_level) value=form.field("level") choices=offered(app, &LEVELS) />
                <TextField name="scope-what" label=label(Text::sharing_what) value=form.field("what") problem=form.problem("what") wide=true />
                <ChecksField name="scope-sets" label=label(Text::scope_sets) value=form.field("sets") choices=sets />
                <ChecksField name="scope-fields" label=label(Text::scope_fields) value=form.field("fields") choices=fields />
                <TextField name="scope-purpose" label=label(Text::sharing_purpose) value=form.field("purpose") wide=true />
                <TextField name="scope-recipients" label=label(Text::sharing_recipients) value=form.field("recipients") wide=true />
                <ChoiceField name="scope-personal" label=label(Text::sharing_personal) value=form.field("personal") choices=offered(app, &MARKS) />
                <ChoiceField name="scope-basis" label=label(Text::sharing_basis) value=form.field("basis") choices=offered(app, &BASES) />
                <TextField name="scope-basis-note" label=label(Text::scope_basis_note) value=form.field("basis_note") hint wide=true />
                <TextField name="scope-begins" label=label(Text::sharing_start) value=form.field("begins") problem=form.problem("begins") kind="date" />
                <TextField name="scope-valid-to" label=label(Text::scope_valid_to) value=form.field("valid_to") problem=form.problem("valid_to") kind="date" />
                <ChoiceField name="scope-channel" label=label(Text::sharing_channel) value=form.field("channel") choices=offered(app, &CHANNELS) />
                <ChoiceField name="scope-end" label=label(Text::sharing_end_action) value=form.field("end_action") choices=offered(app, &ENDS) />
                <TextField name="scope-return-days" label=label(Text::scope_return_days) value=form.field("return_days") problem=form.problem("return_days") figures=true wide=true />
                {boxes(app, form)}
                <TextArea name="scope-note" label=label(Text::customer_note) value=form.field("note") hint />
            </div>
        </FormSheet>
    }
}
