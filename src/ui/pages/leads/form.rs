//! The form of a lead.

use leptos::prelude::*;

use super::steps;
use crate::domain::date::Date;
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::domain::lifecycle::lead::Stage;
use crate::i18n::{Text, format};
use crate::state::{App, BrowserIds, ErasureOf, Form, Layer, Problem, Sheet, use_app};
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record};
use crate::ui::widgets::field::{TextArea, TextField};
use crate::ui::widgets::whose::owners;

/// A lead nobody has judged yet stands in the middle.
const USUAL_SCORE: u8 = 50;

fn check(app: App, form: Form, id: LeadId) -> Result<Lead, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut problem = |field, words: &str| problems.push(Problem { field, words: words.to_owned() });
    let (company, person) = (form.text("company"), form.text("person"));
    if company.is_empty() && person.is_empty() {
        problem("company", text.lead_name_problem());
    }
    let score = format::narrow(&form.text("score")).parse::<u8>().ok().filter(|score| *score <= 100);
    if score.is_none() {
        problem("score", text.lead_score_problem());
    }
    let came_on = Date::parse(&form.text("came_on")).ok();
    if came_on.is_none() {
        problem("came_on", text.bad_date());
    }
    let (Some(score), Some(came_on), true) = (score, came_on, problems.is_empty()) else { return Err(problems) };
    Ok(Lead {
        id,
        company,
        person,
        title: form.text("title"),
        phone: form.text("phone"),
        email: form.text("email"),
        wechat: form.text("wechat"),
        source: form.text("source"),
        wish: form.text("wish"),
        score,
        owner: form.text("owner"),
        came_on,
    })
}

/// The sheet: a new lead, or one to edit.
#[component]
pub(in crate::ui) fn LeadSheet(id: Option<LeadId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<Lead>(id));
    let of = |read: fn(&Lead) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let today = app.today.get_untracked();
    let owner = if known.is_some() { of(|it| &it.owner) } else { app.person() };
    let form = Form::start(
        app,
        id.map_or_else(|| "lead/new".to_owned(), |id| format!("lead/{id}")),
        vec![
            ("company", of(|it| &it.company)),
            ("person", of(|it| &it.person)),
            ("title", of(|it| &it.title)),
            ("phone", of(|it| &it.phone)),
            ("email", of(|it| &it.email)),
            ("wechat", of(|it| &it.wechat)),
            ("source", of(|it| &it.source)),
            ("wish", of(|it| &it.wish)),
            ("score", known.as_deref().map_or(USUAL_SCORE, |it| it.score).to_string()),
            ("owner", owner),
            ("came_on", known.as_deref().map_or(today, |it| it.came_on).to_string()),
        ],
    );
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| LeadId::fresh(&mut BrowserIds));
        keep_record(app, form, before.as_deref(), check(app, form, id), |text, it| text.lead_saved(it.name()));
    });
    let open = known
        .as_deref()
        .is_some_and(|lead| !matches!(steps::stage(app, lead), Stage::Converted { .. } | Stage::Disqualified { .. }));
    let aside = move || {
        id.map(|id| {
            let act = Callback::new(move |()| {
                let name = app.peek::<Lead>(id).map(|it| it.name().to_owned()).unwrap_or_default();
                keep(app, form, steps::without(app, id), app.untracked_text().lead_deleted(&name));
            });
            view! {
                <DeleteButton act />
                {open.then(|| {
                    view! {
                        <button
                            type="button"
                            class="button"
                            data-kind="quiet"
                            id="give-up-lead"
                            on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::GiveUpLead(id))))
                        >
                            {move || app.text().lead_disqualify()}
                        </button>
                    }
                })}
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    id="erase-person"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Erase(ErasureOf::Lead(id)))))
                >
                    {move || app.text().erase_open()}
                </button>
            }
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if id.is_none() { label(Text::lead_new) } else { label(Text::lead_edit) };
    view! {
        <FormSheet title form submit aside=aside>
            <div class="fields">
                <TextField name="lead-company" label=label(Text::lead_company) value=form.field("company") problem=form.problem("company") wide=true />
                <TextField name="lead-person" label=label(Text::lead_person) value=form.field("person") hint />
                <TextField name="lead-title" label=label(Text::lead_title) value=form.field("title") hint />
                <TextField name="lead-phone" label=label(Text::customer_phone) value=form.field("phone") kind="tel" hint />
                <TextField name="lead-email" label=label(Text::customer_email) value=form.field("email") kind="email" hint />
                <TextField name="lead-wechat" label=label(Text::contact_wechat) value=form.field("wechat") hint />
                <TextField name="lead-source" label=label(Text::lead_source) value=form.field("source") hint />
                <TextArea name="lead-wish" label=label(Text::lead_wish) value=form.field("wish") hint />
                <TextField name="lead-score" label=label(Text::lead_score) value=form.field("score") problem=form.problem("score") figures=true />
                <TextField name="lead-came" label=label(Text::lead_came) value=form.field("came_on") problem=form.problem("came_on") kind="date" />
                <TextField name="lead-owner" label=label(Text::lead_owner) value=form.field("owner") hint suggestions=owners(app) />
            </div>
        </FormSheet>
    }
}
