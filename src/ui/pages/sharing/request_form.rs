//! A request of a person about their data: its form, with what was done so far, and the sheet that answers it.

use leptos::prelude::*;

use super::choices::{Choice, name_of, named, offered};
use crate::domain::date::Date;
use crate::domain::id::SubjectRequestId;
use crate::domain::sharing::request::{Ask, Law, Refusal, RequestFact, RequestStep, SubjectRequest};
use crate::i18n::{Message, Text};
use crate::state::{App, Batch, BrowserIds, ErasureOf, Form, Problem, use_app};
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

const ASKS: [Choice<Ask>; 5] = [
    (Ask::Access, "access", Text::request_access),
    (Ask::Correct, "correct", Text::request_correct),
    (Ask::Erase, "erase", Text::request_erase),
    (Ask::Restrict, "restrict", Text::request_restrict),
    (Ask::Object, "object", Text::request_object),
];
const LAWS: [Choice<Law>; 2] = [(Law::Pipl, "pipl", Text::request_pipl), (Law::Gdpr, "gdpr", Text::request_gdpr)];
const GROUNDS: [Choice<Refusal>; 5] = [
    (Refusal::Unidentified, "unidentified", Text::request_unidentified),
    (Refusal::LawKeeps, "law_keeps", Text::request_law_keeps),
    (Refusal::Claims, "claims", Text::request_claims),
    (Refusal::Excessive, "excessive", Text::request_excessive),
    (Refusal::NothingHeld, "nothing_held", Text::request_nothing_held),
];

fn check(app: App, form: Form, before: &SubjectRequest, may_be_nameless: bool) -> Result<SubjectRequest, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut problem = |field, words: &str| problems.push(Problem { field, words: words.to_owned() });
    let name = form.text("name");
    if name.is_empty() && !may_be_nameless {
        problem("name", text.request_name_problem());
    }
    let received = Date::parse(&form.text("received")).ok();
    match received {
        None => problem("received", text.bad_date()),
        Some(day) if day > app.today.get_untracked() => problem("received", text.request_future()),
        Some(_) => {}
    }
    let (Some(received), true) = (received, problems.is_empty()) else { return Err(problems) };
    Ok(SubjectRequest {
        received,
        name,
        asks: named(&ASKS, &form.text("asks")).unwrap_or_default(),
        law: named(&LAWS, &form.text("law")).unwrap_or_default(),
        note: form.text("note"),
        ..before.clone()
    })
}

/// The sheet: a new request, perhaps of somebody in the book, or one to edit.
#[component]
pub(in crate::ui) fn RequestSheet(id: Option<SubjectRequestId>, of: Option<ErasureOf>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<SubjectRequest>(id));
    let fresh = || app.request_of(SubjectRequestId::fresh(&mut BrowserIds), of);
    let start = known.as_deref().cloned().unwrap_or_else(fresh);
    let key = match (id, of) {
        (Some(id), _) => format!("request/{id}"),
        (None, Some(ErasureOf::Person(id))) => format!("request/new/{id}"),
        (None, Some(ErasureOf::Customer(id))) => format!("request/new/{id}"),
        (None, Some(ErasureOf::Lead(id))) => format!("request/new/{id}"),
        (None, None) => "request/new".to_owned(),
    };
    let form = Form::start(
        app,
        key,
        vec![
            ("name", start.name.clone()),
            ("received", start.received.to_string()),
            ("asks", name_of(&ASKS, &start.asks)),
            ("law", name_of(&LAWS, &start.law)),
            ("note", start.note.clone()),
        ],
    );
    // of whom was erased no name is written down again
    let nameless = known.is_some() && start.name.is_empty();
    let (before, began) = (known.clone(), StoredValue::new(start.clone()));
    let submit = Callback::new(move |()| {
        let checked = began.with_value(|began| check(app, form, began, nameless));
        keep_record(app, form, before.as_deref(), checked, |text, _| text.request_saved().to_owned());
    });
    let untouched = known.as_deref().filter(|it| it.course.is_empty()).map(|it| it.id);
    let aside = move || {
        untouched.map(|id| {
            let act = Callback::new(move |()| {
                let said = app.untracked_text().request_deleted().to_owned();
                keep(app, form, Batch::new().delete::<SubjectRequest>(id), said);
            });
            view! { <DeleteButton act id="delete-request" /> }
        })
    };
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let title = if known.is_none() { label(Text::request_new) } else { label(Text::request_edit) };
    view! {
        <FormSheet title form submit aside=aside>
            <div class="fields">
                <Show when=move || !nameless>
                    <TextField name="request-name" label=label(Text::request_name) value=form.field("name") problem=form.problem("name") wide=true />
                    <p class="field__help fields__wide">{move || app.text().request_name_help()}</p>
                </Show>
                <TextField name="request-received" label=label(Text::request_received) value=form.field("received") problem=form.problem("received") kind="date" />
                <ChoiceField name="request-asks" label=label(Text::request_asks) value=form.field("asks") choices=offered(app, &ASKS) />
                <ChoiceField name="request-law" label=label(Text::request_law) value=form.field("law") choices=offered(app, &LAWS) wide=true />
                <TextArea name="request-note" label=label(Text::request_note) value=form.field("note") hint=label(Text::optional) />
            </div>
            {id.map(|id| view! { <Course id /> })}
        </FormSheet>
    }
}

/// What was done about a request, in the order of the days.
#[component]
fn Course(id: SubjectRequestId) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let (text, as_of) = (app.text(), app.as_of());
        let request = app.watch::<SubjectRequest>(id)?;
        let steps: Vec<_> = request.steps(as_of).into_iter().cloned().collect();
        let row = |it: RequestStep| {
            let told = [it.words, it.by].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            view! {
                <dt>{text.near_date(it.on, as_of)}</dt>
                <dd>{text.request_fact(it.what)} " " <span class="faint small"><bdi>{told}</bdi></span></dd>
            }
        };
        (!steps.is_empty()).then(|| {
            view! {
                <section class="section" id="request-course">
                    <h3>{text.request_course()}</h3>
                    <dl class="facts">{steps.into_iter().map(row).collect_view()}</dl>
                </section>
            }
        })
    };
    view! { {rows} }
}

/// The sheet that answers a request, refuses it, or takes more time.
#[component]
pub(in crate::ui) fn AnswerSheet(id: SubjectRequestId) -> impl IntoView {
    let app = use_app();
    app.peek::<SubjectRequest>(id).map(|request| view! { <Answer request=(*request).clone() /> })
}

#[component]
fn Answer(request: SubjectRequest) -> impl IntoView {
    let app = use_app();
    let id = request.id;
    let form = Form::start(
        app,
        format!("request/{id}/answer"),
        vec![
            ("step", "answered".to_owned()),
            ("ground", "law_keeps".to_owned()),
            ("on", app.today.get_untracked().to_string()),
            ("words", String::new()),
        ],
    );
    let by_gdpr = request.law == Law::Gdpr;
    let request = StoredValue::new(request);
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let problem = |field, words: String| refuse(form, vec![Problem { field, words }]);
        let Ok(on) = Date::parse(&form.text("on")) else { return problem("on", text.bad_date().to_owned()) };
        let what = match form.text("step").as_str() {
            "refused" => RequestFact::Refused(named(&GROUNDS, &form.text("ground")).unwrap_or(Refusal::LawKeeps)),
            "extended" => RequestFact::Extended,
            _ => RequestFact::Answered,
        };
        let taken = request.with_value(|it| app.request_step(it, on, what, form.text("words")));
        match taken {
            Err(words) => problem("on", words),
            Ok(after) => {
                let batch = request.with_value(|before| Batch::new().edit(Some(before), &after));
                keep(app, form, batch, text.request_stepped().to_owned());
            }
        }
    });
    let steps = Signal::derive(move || {
        let text = app.text();
        let mut steps = vec![
            ("answered".to_owned(), text.request_step_answered().to_owned()),
            ("refused".to_owned(), text.request_step_refused().to_owned()),
        ];
        if by_gdpr {
            steps.push(("extended".to_owned(), text.request_step_extended().to_owned()));
        }
        steps
    });
    let refused = move || form.field("step").with(|step| step == "refused");
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <FormSheet title=label(Text::request_answer_title) form submit>
            <div class="fields">
                <ChoiceField name="request-step" label=label(Text::request_step) value=form.field("step") choices=steps />
                <TextField name="request-on" label=label(Text::request_step_on) value=form.field("on") problem=form.problem("on") kind="date" />
                <Show when=refused>
                    <ChoiceField name="request-ground" label=label(Text::request_ground) value=form.field("ground") choices=offered(app, &GROUNDS) wide=true />
                    <p class="field__help fields__wide">{move || app.text().request_refusal_help()}</p>
                </Show>
                <TextArea name="request-words" label=label(Text::request_words) value=form.field("words") hint=label(Text::optional) />
            </div>
            <Course id />
        </FormSheet>
    }
}
