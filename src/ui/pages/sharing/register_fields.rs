//! The further columns of the register (annex 2, `contract-rules.md` 5.6): who was told, what shows consent, where it is kept, what
//! protects it.

use leptos::prelude::*;

use super::choices::{
    BORDERS, CONSENTS, FREQUENCIES, MEASURES, ONWARDS, PERSONS, ROLES, name_of, named, offered, words_of,
};
use crate::domain::contract::protection::ProtectiveMeasure;
use crate::domain::contract::sharing::{EndAction, PersonalMark, SeparateConsent};
use crate::domain::date::Date;
use crate::domain::sharing::scope::SharingScope;
use crate::i18n::Text;
use crate::state::{App, Form};
use crate::ui::widgets::checks::ChecksField;
use crate::ui::widgets::field::{ChoiceField, TextField};

/// Between the names of ticked boxes.
const BETWEEN: &str = ";";

/// What the boxes hold at first.
pub(super) fn start(scope: &SharingScope) -> Vec<(&'static str, String)> {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let measures: Vec<String> = scope.measures.iter().map(|it| name_of(&MEASURES, it)).collect();
    vec![
        ("source", scope.source.clone()),
        ("persons", name_of(&PERSONS, &scope.persons)),
        ("notice_on", day(scope.notice_on)),
        ("notice_version", scope.notice_version.clone()),
        ("separate", name_of(&CONSENTS, &scope.separate_consent)),
        ("consent_evidence", scope.consent_evidence.clone()),
        ("role", name_of(&ROLES, &scope.role)),
        ("frequency", name_of(&FREQUENCIES, &scope.frequency)),
        ("onward", name_of(&ONWARDS, &scope.onward)),
        ("location", scope.location.clone()),
        ("border", name_of(&BORDERS, &scope.border)),
        ("measures", measures.join(BETWEEN)),
        ("assessment", scope.assessment.clone()),
        ("assessed_on", day(scope.assessed_on)),
        ("kept_under", scope.kept_under.clone()),
    ]
}

/// The row with what was entered; days that are none were refused before.
pub(super) fn read(form: Form, scope: SharingScope) -> SharingScope {
    let day = |name: &'static str| Date::parse(&form.text(name)).ok();
    let ticked = form.text("measures");
    let measures: Vec<ProtectiveMeasure> = ticked.split(BETWEEN).filter_map(|it| named(&MEASURES, it.trim())).collect();
    let separate_consent = if scope.personal == PersonalMark::None {
        SeparateConsent::NotNeeded
    } else {
        named(&CONSENTS, &form.text("separate")).unwrap_or(scope.separate_consent)
    };
    SharingScope {
        source: form.text("source"),
        persons: named(&PERSONS, &form.text("persons")).unwrap_or(scope.persons),
        notice_on: day("notice_on"),
        notice_version: form.text("notice_version"),
        separate_consent,
        consent_evidence: form.text("consent_evidence"),
        role: named(&ROLES, &form.text("role")).unwrap_or(scope.role),
        frequency: named(&FREQUENCIES, &form.text("frequency")).unwrap_or(scope.frequency),
        onward: named(&ONWARDS, &form.text("onward")).unwrap_or(scope.onward),
        location: form.text("location"),
        border: named(&BORDERS, &form.text("border")).unwrap_or(scope.border),
        measures,
        assessment: form.text("assessment"),
        assessed_on: day("assessed_on"),
        kept_under: if scope.end_action == EndAction::KeepByLaw { form.text("kept_under") } else { String::new() },
        ..scope
    }
}

/// The boxes, folded up at first.
pub(super) fn boxes(app: App, form: Form) -> impl IntoView {
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let is_kept = move || form.field("end_action").with(|it| it == "keep");
    view! {
        <details class="fields__wide">
            <summary id="scope-register">{move || app.text().scope_register()}</summary>
            <div class="fields">
                <TextField name="scope-source" label=label(Text::scope_source) value=form.field("source") wide=true />
                <ChoiceField name="scope-persons" label=label(Text::scope_persons) value=form.field("persons") choices=offered(app, &PERSONS) />
                <ChoiceField name="scope-role" label=label(Text::sharing_role) value=form.field("role") choices=offered(app, &ROLES) />
                <TextField name="scope-notice-on" label=label(Text::scope_notice_on) value=form.field("notice_on") problem=form.problem("notice_on") kind="date" />
                <TextField name="scope-notice-version" label=label(Text::scope_notice_version) value=form.field("notice_version") />
                <ChoiceField name="scope-separate" label=label(Text::sharing_separate) value=form.field("separate") choices=offered(app, &CONSENTS) />
                <TextField name="scope-consent-evidence" label=label(Text::scope_consent_evidence) value=form.field("consent_evidence") />
                <ChoiceField name="scope-frequency" label=label(Text::sharing_frequency) value=form.field("frequency") choices=offered(app, &FREQUENCIES) />
                <ChoiceField name="scope-onward" label=label(Text::sharing_onward) value=form.field("onward") choices=offered(app, &ONWARDS) />
                <TextField name="scope-location" label=label(Text::scope_location) value=form.field("location") />
                <ChoiceField name="scope-border" label=label(Text::personal_cross_border) value=form.field("border") choices=offered(app, &BORDERS) />
                <ChecksField name="scope-measures" label=label(Text::personal_measures) value=form.field("measures") choices=offered(app, &MEASURES) />
                <TextField name="scope-assessment" label=label(Text::scope_assessment) value=form.field("assessment") />
                <TextField name="scope-assessed-on" label=label(Text::scope_assessed_on) value=form.field("assessed_on") problem=form.problem("assessed_on") kind="date" />
                <Show when=is_kept>
                    <TextField name="scope-kept-under" label=label(Text::scope_kept_under) value=form.field("kept_under") wide=true />
                </Show>
            </div>
        </details>
    }
}

/// The same as facts of the page of a row.
pub(super) fn facts(text: Text, as_of: Date, scope: &SharingScope) -> Vec<(&'static str, String)> {
    let day = |day: Option<Date>| day.map(|day| text.near_date(day, as_of)).unwrap_or_default();
    let measures: Vec<&str> = scope.measures.iter().map(|it| words_of(text, &MEASURES, it)).collect();
    vec![
        (text.scope_source(), scope.source.clone()),
        (text.scope_persons(), words_of(text, &PERSONS, &scope.persons).to_owned()),
        (text.scope_notice_on(), day(scope.notice_on)),
        (text.scope_notice_version(), scope.notice_version.clone()),
        (text.sharing_separate(), words_of(text, &CONSENTS, &scope.separate_consent).to_owned()),
        (text.scope_consent_evidence(), scope.consent_evidence.clone()),
        (text.sharing_role(), words_of(text, &ROLES, &scope.role).to_owned()),
        (text.sharing_frequency(), words_of(text, &FREQUENCIES, &scope.frequency).to_owned()),
        (text.sharing_onward(), words_of(text, &ONWARDS, &scope.onward).to_owned()),
        (text.scope_location(), scope.location.clone()),
        (text.personal_cross_border(), words_of(text, &BORDERS, &scope.border).to_owned()),
        (text.personal_measures(), measures.join(text.between_tags())),
        (text.scope_assessment(), scope.assessment.clone()),
        (text.scope_assessed_on(), day(scope.assessed_on)),
        (text.scope_kept_under(), scope.kept_under.clone()),
    ]
}
