//! Breaches under a contract that are to be cured: what was asked for, until when, whether it was done, and since when the
//! contract may be ended.

use leptos::prelude::*;

use super::super::by_hand::unbound;
use super::super::editor::Editor;
use super::{day, label, side_of, sides, standing_today, terms_in_force, write};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::event::Fact;
use crate::domain::contract::general::Carrier;
use crate::domain::contract::party::Side;
use crate::domain::cure::{Command, Known, Notice, Standing, decide};
use crate::domain::date::Date;
use crate::domain::id::ContractId;
use crate::i18n::Text;
use crate::state::{App, Form};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::status::{Meaning, status};

/// The clauses that are broken most, in the order of the menu.
const CLAUSES: [ClauseId; 13] = [
    ClauseId::Payment,
    ClauseId::Subject,
    ClauseId::Delivery,
    ClauseId::Sharing,
    ClauseId::Development,
    ClauseId::Targets,
    ClauseId::Service,
    ClauseId::Support,
    ClauseId::Confidentiality,
    ClauseId::PersonalInformation,
    ClauseId::IntellectualProperty,
    ClauseId::Compliance,
    ClauseId::Assignment,
];

/// The section of the contract's page; of a contract that binds, or of which a breach was told.
#[component]
pub(in crate::ui::pages::contracts) fn CuresOf(editor: Editor, id: ContractId) -> impl IntoView {
    let app = editor.app;
    let today = app.today.get_untracked().to_string();
    let form = Form::start(
        app,
        format!("contract/cure/{id}"),
        vec![("on", today.clone()), ("by", "us".to_owned()), ("clause", String::new()), ("breach", String::new())],
    );
    let step = Form::start(app, format!("contract/cure-step/{id}"), vec![("on", today), ("how", String::new())]);
    let busy = RwSignal::new(false);
    let standing = Memo::new(move |_| app.contract_standing(id));
    let notices =
        Memo::new(move |_| standing.with(|it| it.as_ref().map(|it| it.cures.notices.clone()).unwrap_or_default()));
    let ended = Memo::new(move |_| standing.with(|it| it.as_ref().is_some_and(|it| it.cures.ended.is_some())));
    let shown = move || {
        standing.with(|it| it.as_ref().is_some_and(|it| it.is_in_force())) || notices.with(|all| !all.is_empty())
    };
    let ask = move |_| {
        let Some(on) = day(app, form, "on") else { return };
        let asked = Command::Ask {
            by: side_of(&form.text("by")),
            breach: form.text("breach"),
            clause: ClauseId::of_key(&form.text("clause")),
        };
        write(app, busy, form, (id, on), decided(editor, id, asked, on), Text::cure_saved);
    };
    let take = Callback::new(move |asked: Command| {
        let Some(on) = day(app, step, "on") else { return };
        write(app, busy, step, (id, on), decided(editor, id, asked, on), Text::cure_saved);
    });
    let clauses = Signal::derive(move || {
        let text = app.text();
        let none = (String::new(), text.cure_clause_none().to_owned());
        let all = CLAUSES.into_iter().map(|it| (it.key(), text.clause_name(it).to_owned()));
        let terms = terms_in_force(editor, id);
        let own = terms.own_as_printed().into_iter();
        let own = own.map(|(id, it)| (ClauseId::Own(id).key(), text.wording(&it.heading).to_owned()));
        std::iter::once(none).chain(all).chain(own).collect::<Vec<_>>()
    });
    let by_hand = unbound(app, id, ClauseId::Term);
    let time = move || {
        let (text, time) = (app.text(), standing.with(|it| it.as_ref().map(|it| it.cures.time))?);
        let time = text.period(time.by_the_day());
        Some(if by_hand.get() { text.cure_time_usual(&time) } else { text.cure_time(&time) })
    };
    let notices_by_hand = unbound(app, id, ClauseId::Notices);
    let deemed = move || {
        let (text, today, calendar) = (app.text(), app.today.get(), app.work_calendar());
        if notices_by_hand.get() {
            return None;
        }
        let terms = terms_in_force(editor, id);
        let (notices, counting) = (&terms.notices, terms.definitions.counting());
        let at = |by| {
            notices
                .received(by, today, counting, terms.definitions.calendar(&calendar))?
                .ok()
                .map(|it| text.date(it.value))
        };
        let courier = at(Carrier::Courier).map(|day| text.cure_deemed_courier(&day));
        let registered = at(Carrier::Registered).map(|day| text.cure_deemed_registered(&day));
        let told: Vec<String> = courier.into_iter().chain(registered).collect();
        (!told.is_empty()).then(|| told.join(" "))
    };
    let rows = move || notices.get().iter().map(|it| row(app, (id, step, ended.get()), take, it)).collect_view();
    let handed = Handout {
        name: "cures",
        words: Text::cure_title,
        act: Callback::new(move |form| untrack(|| app.export_cures(id, |it| called(app, id, it), form))),
    };
    let some = move || notices.with(|all| !all.is_empty());
    let open = move || notices.with(|all| all.iter().any(|it| it.cured.is_none()));
    view! {
        <Show when=shown>
            <section class="section matters" id="cures">
                <div class="section__head"><h2>{move || app.text().cure_title()}</h2></div>
                <Show when=some fallback=move || view! { <p class="faint">{move || app.text().cure_none()}</p> }>
                    <Show when=open>
                        <div class="fields">
                            <TextField name="cure-step-on" label=label(app, Text::cure_step_on) value=step.field("on") kind="date" />
                            <TextField name="cure-how" label=label(app, Text::cure_how) value=step.field("how") />
                        </div>
                    </Show>
                    <ul class="matters__list">{rows}</ul>
                    <p class="list__more"><ListExport name="export-cures" sheets=vec![handed] kind="word" /></p>
                </Show>
                <details class="matters__new">
                    <summary id="cure-new">{move || app.text().cure_ask()}</summary>
                    <div class="fields">
                        <TextField name="cure-on" label=label(app, Text::cure_on) value=form.field("on") kind="date" />
                        <ChoiceField name="cure-by" label=label(app, Text::cure_by) value=form.field("by") choices=sides(app) />
                        <ChoiceField name="cure-clause" label=label(app, Text::cure_clause) value=form.field("clause") choices=clauses />
                        <TextArea name="cure-breach" label=label(app, Text::cure_breach) value=form.field("breach") />
                    </div>
                    <p class="field__help">{time}</p>
                    <p class="field__help" id="cure-deemed">{deemed}</p>
                    <button class="button" type="button" data-kind="main" id="cure-ask" disabled=move || busy.get() on:click=ask>
                        {move || app.text().cure_ask()}
                    </button>
                </details>
                <p class="soft small">{move || app.text().cure_law()}</p>
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
        notices: &standing.cures.notices,
        time: standing.cures.time,
        counting: terms.definitions.counting(),
        calendar: terms.definitions.calendar(&calendar),
        in_force: standing.is_in_force(),
        today: app.today.get_untracked(),
    };
    decide(&known, asked, on).map(Fact::Cure).map_err(|refusal| text.cure_refusal(refusal))
}

/// What a clause is called; of one's own by its heading, as long as the contract has it.
fn called(app: App, contract: ContractId, clause: ClauseId) -> String {
    let text = app.text();
    let own = if let ClauseId::Own(id) = clause {
        let terms = untrack(|| app.terms_in_force(contract));
        terms.and_then(|(_, terms)| terms.own_clauses.get(&id).map(|it| text.wording(&it.heading).to_owned()))
    } else {
        None
    };
    own.unwrap_or_else(|| text.clause_name(clause).to_owned())
}

/// One notice with where it stands, and the step that is open.
fn row(
    app: App,
    (contract, step, ended): (ContractId, Form, bool),
    take: Callback<Command>,
    notice: &Notice,
) -> impl IntoView + use<> {
    let text = app.text();
    let standing = notice.standing(app.as_of());
    let (meaning, mark) = match standing {
        Standing::Runs => (Meaning::Warn, "clock"),
        Standing::RanOut { .. } => (Meaning::Danger, "triangle-alert"),
        Standing::Cured { .. } => (Meaning::Good, "circle-check"),
    };
    let words = text.cure_standing(standing, notice.asked.last_day, ended);
    let clause = notice.asked.clause.map(|it| called(app, contract, it));
    let told = [Some(text.cure_asked(&notice.asked, notice.asked_on)), clause];
    let told = told.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let how = notice.cured.as_ref().map(|(_, how)| view! { <p class="soft"><bdi>{how.clone()}</bdi></p> });
    let id = notice.id;
    let cure = notice.cured.is_none().then(|| {
        let press = move |_| take.run(Command::Cure { notice: id, how: step.text("how") });
        view! { <button class="button" type="button" data-cure="done" on:click=press>{text.cure_done()}</button> }
    });
    // what the other side wrote is not ours to print
    let paper = (notice.asked.by == Side::Us).then(|| {
        let href = Route::Contract(contract, ContractTab::Notices).href();
        view! { <a class="button" data-kind="quiet" href=href>{text.cure_see()}</a> }
    });
    view! {
        <li>
            <p><bdi>{notice.asked.breach.clone()}</bdi> " " {status(meaning, mark, words)}</p>
            <p class="soft">{told}</p>
            {how}
            <div class="life__acts">{cure} {paper}</div>
        </li>
    }
}
