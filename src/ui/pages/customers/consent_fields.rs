//! The part of a person's form on the consent to handling their personal information.

use leptos::prelude::*;

use crate::domain::consent::{Consent, ConsentAct, ConsentWay};
use crate::domain::date::Date;
use crate::i18n::Text;
use crate::state::{App, Form, Problem, use_app};
use crate::ui::widgets::field::{ChoiceField, TextField};

/// The boxes of the part.
pub(super) fn consent_boxes(known: Option<&Consent>) -> Vec<(&'static str, String)> {
    let given = known.and_then(|it| it.given);
    let withdrawn = known.and_then(|it| it.withdrawn);
    let day = |act: Option<ConsentAct>| act.map(|it| it.on.to_string()).unwrap_or_default();
    let way = |act: Option<ConsentAct>| act.map(|it| it.way).unwrap_or_default().name().to_owned();
    vec![
        ("consent_on", day(given)),
        ("consent_way", way(given)),
        ("consent_purpose", known.map(|it| it.purpose.clone()).unwrap_or_default()),
        ("consent_withdrawn_on", day(withdrawn)),
        ("consent_withdrawn_way", way(withdrawn)),
    ]
}

/// What the boxes say.
///
/// # Errors
/// What is wrong with them: no day, one to come, a purpose without a consent.
pub(super) fn read_consent(app: App, form: Form) -> Result<Consent, Vec<Problem>> {
    let (text, today) = (app.untracked_text(), app.today.get_untracked());
    let mut problems = Vec::new();
    let mut act = |on: &'static str, way: &'static str| {
        let typed = form.text(on);
        if typed.is_empty() {
            return None;
        }
        let mut wrong = |words: &str| problems.push(Problem { field: on, words: words.to_owned() });
        match Date::parse(&typed) {
            Err(_) => wrong(text.bad_date()),
            Ok(day) if day > today => wrong(text.consent_day_later()),
            Ok(day) => {
                return Some(ConsentAct { on: day, way: ConsentWay::named(&form.text(way)).unwrap_or_default() });
            }
        }
        None
    };
    let given = act("consent_on", "consent_way");
    let withdrawn = act("consent_withdrawn_on", "consent_withdrawn_way");
    let purpose = form.text("consent_purpose");
    if problems.is_empty() && given.is_none() && withdrawn.is_none() && !purpose.is_empty() {
        problems.push(Problem { field: "consent_on", words: text.consent_day_missing().to_owned() });
    }
    if problems.is_empty() { Ok(Consent { given, purpose, withdrawn }) } else { Err(problems) }
}

/// The part.
#[component]
pub(super) fn ConsentFields(form: Form) -> impl IntoView {
    let app = use_app();
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let ways = Signal::derive(move || {
        ConsentWay::ALL.map(|it| (it.name().to_owned(), app.text().consent_way(it).to_owned())).to_vec()
    });
    let purposes = Signal::derive(move || {
        let text = app.text();
        let usual = [text.consent_purpose_contract(), text.consent_purpose_news(), text.consent_purpose_sharing()];
        usual.map(str::to_owned).to_vec()
    });
    view! {
        <div class="fields__wide several__part">
            <h3>{move || app.text().consent()}</h3>
            <p class="field__help">{move || app.text().consent_note()}</p>
        </div>
        <TextField name="consent-on" label=label(Text::consent_on) value=form.field("consent_on") problem=form.problem("consent_on") kind="date" hint />
        <ChoiceField name="consent-way" label=label(Text::consent_by) value=form.field("consent_way") choices=ways />
        <TextField name="consent-purpose" label=label(Text::consent_for) value=form.field("consent_purpose") hint suggestions=purposes wide=true />
        <TextField name="consent-withdrawn-on" label=label(Text::consent_withdrawn_on) value=form.field("consent_withdrawn_on") problem=form.problem("consent_withdrawn_on") kind="date" hint />
        <ChoiceField name="consent-withdrawn-way" label=label(Text::consent_withdrawn_by) value=form.field("consent_withdrawn_way") choices=ways />
    }
}
