//! Force majeure under a contract: what was told, what is to be proved by when, what it holds up, and since when it may end.

use leptos::prelude::*;

use super::super::editor::Editor;
use super::{choices, day, label, side_of, sides, standing_today, terms_in_force, write};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::event::Fact;
use crate::domain::date::Date;
use crate::domain::force_majeure::{Command, Event, Fact as MatterFact, Known, Reach, decide};
use crate::domain::id::ContractId;
use crate::i18n::Text;
use crate::state::{App, Form};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::status::{Meaning, status};

/// The section of the contract's page; of a contract that binds, or that something was told of.
#[component]
pub(in crate::ui::pages::contracts) fn ForceMajeureOf(editor: Editor, id: ContractId) -> impl IntoView {
    let app = editor.app;
    let today = app.today.get_untracked().to_string();
    let form = Form::start(
        app,
        format!("contract/force/{id}"),
        vec![
            ("on", today.clone()),
            ("by", "us".to_owned()),
            ("what", String::new()),
            ("began", today.clone()),
            ("reach", Reach::Duties.name().to_owned()),
            ("money", "no".to_owned()),
        ],
    );
    let step = Form::start(app, format!("contract/force-step/{id}"), vec![("on", today), ("document", String::new())]);
    let busy = RwSignal::new(false);
    let standing = Memo::new(move |_| app.contract_standing(id));
    let events =
        Memo::new(move |_| standing.with(|it| it.as_ref().map(|it| it.force_majeure.clone()).unwrap_or_default()));
    let shown =
        move || standing.with(|it| it.as_ref().is_some_and(|it| it.is_binding())) || events.with(|all| !all.is_empty());
    let tell = move |_| {
        let (Some(on), Some(began_on)) = (day(app, form, "on"), day(app, form, "began")) else { return };
        let reach = Reach::ALL.into_iter().find(|it| it.name() == form.text("reach")).unwrap_or(Reach::Duties);
        let asked = Command::Tell {
            by: side_of(&form.text("by")),
            what: form.text("what"),
            began_on,
            reach,
            not_for_want_of_money: form.text("money") == "no",
        };
        let decided = decided(editor, id, asked, on);
        write(app, busy, form, (id, on), decided, Text::force_saved);
    };
    let take = Callback::new(move |asked: Command| {
        let Some(on) = day(app, step, "on") else { return };
        write(app, busy, step, (id, on), decided(editor, id, asked, on), Text::force_saved);
    });
    let is_payment = move || form.field("reach").with(|it| it != Reach::Duties.name());
    let reaches = choices(
        app,
        [("duties", Text::force_duties), ("payments", Text::force_payments), ("everything", Text::force_everything)],
    );
    let money = choices(app, [("no", Text::force_money_no), ("yes", Text::force_money_yes)]);
    let rows = move || events.get().iter().map(|event| row(app, step, take, event)).collect_view();
    let handed = Handout {
        name: "force-majeure",
        words: Text::force_title,
        act: Callback::new(move |form| app.export_force_majeure(id, form)),
    };
    let some = move || events.with(|all| !all.is_empty());
    let open = move || events.with(|all| all.iter().any(|it| it.ended.is_none() || it.proved.is_none()));
    view! {
        <Show when=shown>
            <section class="section matters" id="force-majeure">
                <div class="section__head"><h2>{move || app.text().force_title()}</h2></div>
                <Show when=some fallback=move || view! { <p class="faint">{move || app.text().force_none()}</p> }>
                    <Show when=open>
                        <div class="fields">
                            <TextField name="force-step-on" label=label(app, Text::force_step_on) value=step.field("on") kind="date" />
                            <TextField name="force-document" label=label(app, Text::force_document) value=step.field("document") />
                        </div>
                    </Show>
                    <ul class="matters__list">{rows}</ul>
                    <p class="list__more"><ListExport name="export-force-majeure" sheets=vec![handed] kind="word" /></p>
                </Show>
                <details class="matters__new">
                    <summary id="force-new">{move || app.text().force_tell()}</summary>
                    <div class="fields">
                        <TextField name="force-on" label=label(app, Text::force_tell_on) value=form.field("on") kind="date" />
                        <TextField name="force-began" label=label(app, Text::force_began) value=form.field("began") kind="date" />
                        <ChoiceField name="force-by" label=label(app, Text::force_by) value=form.field("by") choices=sides(app) />
                        <ChoiceField name="force-reach" label=label(app, Text::force_reach) value=form.field("reach") choices=reaches />
                        <Show when=is_payment>
                            <ChoiceField name="force-money" label=label(app, Text::force_money) value=form.field("money") choices=money wide=true />
                        </Show>
                        <TextArea name="force-what" label=label(app, Text::force_what) value=form.field("what") />
                    </div>
                    <button class="button" type="button" data-kind="main" id="force-tell" disabled=move || busy.get() on:click=tell>
                        {move || app.text().force_tell()}
                    </button>
                </details>
                <p class="soft small">{move || app.text().force_limit()}</p>
            </section>
        </Show>
    }
}

/// What may be written of a command today, by the clause in force.
fn decided(editor: Editor, id: ContractId, asked: Command, on: Date) -> Result<Fact, String> {
    let app = editor.app;
    let (text, standing) = standing_today(app, id)?;
    let (terms, calendar) = (terms_in_force(editor, id), app.peek_work_calendar());
    let known = Known {
        events: &standing.force_majeure,
        clause: &terms.force_majeure,
        counting: terms.definitions.counting(),
        calendar: terms.definitions.calendar(&calendar),
        binds: standing.is_binding(),
        today: app.today.get_untracked(),
    };
    let unbound = terms.is_by_hand(ClauseId::ForceMajeure);
    let without = |fact: MatterFact| if unbound { fact.without_days() } else { fact };
    decide(&known, asked, on)
        .map(without)
        .map(Fact::ForceMajeure)
        .map_err(|refusal| text.force_majeure_refusal(refusal))
}

/// One event with what follows from it and the steps that are open.
fn row(app: App, step: Form, take: Callback<Command>, event: &Event) -> impl IntoView + use<> {
    let text = app.text();
    let as_of = app.as_of();
    let (state, meaning, mark) = match event.ended {
        Some(day) => (text.force_over(&text.date(day)), Meaning::Plain, "circle-check"),
        None => (text.force_lasts().to_owned(), Meaning::Warn, "clock"),
    };
    let told = [
        text.force_since(&text.date(event.told.began_on)),
        text.force_told_on(&text.date(event.told_on)),
        text.force_reach_of(event.told.reach).to_owned(),
    ]
    .join(" · ");
    let late = event.told.notice_by.filter(|_| event.is_told_late()).map(|last| {
        view! { <p>{status(Meaning::Warn, "triangle-alert", text.force_told_late(&text.date(last)))}</p> }
    });
    let proof = match (&event.proved, event.proof_open()) {
        (Some((on, document)), _) => Some(text.force_proved_on(&text.date(*on), document)),
        (None, Some(by)) => Some(text.force_proof_by(&text.date(by))),
        (None, None) => None,
    };
    let right = match event.may_end_since(as_of) {
        Some(since) => Some(text.force_may_end(&text.date(since))),
        None => {
            event.told.long_until.filter(|_| event.ended.is_none()).map(|last| text.force_right_from(&text.date(last)))
        }
    };
    let id = event.id;
    let prove = event.proved.is_none().then(|| {
        let press = move |_| take.run(Command::Prove { event: id, document: step.text("document") });
        view! { <button class="button" type="button" data-force="prove" on:click=press>{text.force_prove()}</button> }
    });
    let end = event.ended.is_none().then(|| {
        let press = move |_| take.run(Command::End { event: id });
        view! { <button class="button" type="button" data-force="end" on:click=press>{text.force_end()}</button> }
    });
    view! {
        <li>
            <p><b>{text.side_of_contract(event.told.by)}</b> " " <bdi>{event.told.what.clone()}</bdi> " " {status(meaning, mark, state)}</p>
            <p class="soft">{told}</p>
            {late}
            {proof.map(|words| view! { <p class="soft">{words}</p> })}
            {right.map(|words| view! { <p class="soft">{words}</p> })}
            <div class="life__acts">{prove} {end}</div>
        </li>
    }
}
