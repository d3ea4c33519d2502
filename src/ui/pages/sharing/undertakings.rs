//! Promises of secrecy: who bears them, what is covered, until when; and their form.

use leptos::prelude::*;

use super::choices::{LEVELS, name_of, named, offered, words_of};
use crate::domain::attachment::Subject;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::sharing::SecrecyLevel;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, UndertakingId};
use crate::domain::sharing::undertaking::Undertaking;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Layer, PlainSheet, Problem, Sheet, SheetCell, use_app};
use crate::ui::pages::files::FilesPart;
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::whose::owners;

/// What is promised where nothing else is said: 36 months (G4 `conf_term`).
const USUAL_YEARS: u16 = 3;

/// These promises as a table.
fn table(app: App, all: &[std::sync::Arc<Undertaking>]) -> PlainSheet {
    let (text, as_of) = (app.text(), app.as_of());
    let row = |it: &std::sync::Arc<Undertaking>| {
        let contract = it.contract.and_then(|id| app.peek::<ContractBrief>(id)).map(|it| it.number.clone());
        vec![
            SheetCell::words(&it.bearer),
            SheetCell::words(&it.at),
            SheetCell::words(&it.covers),
            SheetCell::words(words_of(text, &LEVELS, &it.level)),
            SheetCell::Text(contract.unwrap_or_default()),
            SheetCell::Day(it.since),
            SheetCell::day(it.ended),
            SheetCell::words(&it.years.to_string()),
            SheetCell::Text(text.undertaking_binding(it.binding(as_of), as_of)),
            SheetCell::words(&it.liability),
            SheetCell::words(&it.note),
        ]
    };
    PlainSheet {
        sheet: text.undertakings(),
        file: text.undertakings_file(),
        headings: vec![
            text.undertaking_bearer(),
            text.undertaking_at(),
            text.undertaking_covers(),
            text.sharing_level(),
            text.contract(),
            text.undertaking_since(),
            text.undertaking_ended(),
            text.undertaking_years(),
            text.undertaking_state(),
            text.undertaking_liability(),
            text.customer_note(),
        ],
        rows: all.iter().map(row).collect(),
    }
}

/// The list.
#[component]
pub(super) fn Undertakings() -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| {
        let mut all = app.watch_all::<Undertaking>();
        all.sort_by(|a, b| a.bearer.cmp(&b.bearer).then_with(|| a.id.cmp(&b.id)));
        all
    });
    let handed = Callback::new(move |()| all.with(|all| table(app, all)));
    let rows = move || {
        let (text, as_of) = (app.text(), app.as_of());
        let row = |it: std::sync::Arc<Undertaking>| {
            let id = it.id;
            let at = it.at.clone();
            view! {
                <tr data-undertaking=id.to_string()>
                    <td>
                        <button class="button" data-kind="word" type="button" on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Undertaking(Some(id)))))>
                            <bdi>{it.bearer.clone()}</bdi>
                        </button>
                        {(!at.is_empty()).then(|| view! { <span class="rows__sub"><bdi>{at}</bdi></span> })}
                    </td>
                    <td class="scopes__purpose"><bdi>{it.covers.clone()}</bdi></td>
                    <td>{words_of(text, &LEVELS, &it.level)}</td>
                    <td>{text.near_date(it.since, as_of)}</td>
                    <td>{text.undertaking_binding(it.binding(as_of), as_of)}</td>
                </tr>
            }
        };
        all.get().into_iter().map(row).collect_view()
    };
    let column = move |words: Message| view! { <th scope="col">{move || words(app.text())}</th> };
    view! {
        <Show
            when=move || all.with(|all| !all.is_empty())
            fallback=move || view! { <p class="faint">{move || app.text().undertakings_none()}</p> }
        >
            <div class="custs__bar">
                <span class="custs__gap"></span>
                <PlainExport name="export-undertakings" sheet="undertakings" words=Text::undertakings table=handed />
            </div>
            <div class="table__wide" id="undertakings" tabindex="0" role="region" aria-label=move || app.text().undertakings()>
                <table class="table">
                    <thead>
                        <tr>
                            {column(Text::undertaking_bearer)} {column(Text::undertaking_covers)} {column(Text::sharing_level)}
                            {column(Text::undertaking_since)} {column(Text::undertaking_state)}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Show>
    }
}

/// Contracts by number, after the words for none.
pub(super) fn contract_choices(app: App) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let text = app.text();
        let mut all = app.watch_all::<ContractBrief>();
        all.sort_by(|a, b| a.number.cmp(&b.number));
        let none = (String::new(), text.undertaking_contract_none().to_owned());
        let named = |it: &ContractBrief| format!("{} · {}", it.number, text.wording(&it.title));
        std::iter::once(none).chain(all.iter().map(|it| (it.id.to_string(), named(it)))).collect()
    })
}

fn check(app: App, form: Form, id: UndertakingId) -> Result<Undertaking, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut problem = |field, words: &str| problems.push(Problem { field, words: words.to_owned() });
    for name in ["bearer", "covers"] {
        if form.text(name).is_empty() {
            problem(name, text.undertaking_problem());
        }
    }
    let since = Date::parse(&form.text("since")).ok();
    if since.is_none() {
        problem("since", text.bad_date());
    }
    let ended = Date::parse(&form.text("ended")).ok();
    if ended.is_none() && !form.text("ended").is_empty() {
        problem("ended", text.bad_date());
    }
    let years = form.text("years").parse::<u16>().ok().filter(|it| *it <= 50);
    if years.is_none() {
        problem("years", text.undertaking_years_problem());
    }
    let (Some(since), Some(years), true) = (since, years, problems.is_empty()) else { return Err(problems) };
    Ok(Undertaking {
        id,
        bearer: form.text("bearer"),
        at: form.text("at"),
        contract: ContractId::parse(&form.text("contract")),
        covers: form.text("covers"),
        level: named(&LEVELS, &form.text("level")).unwrap_or(SecrecyLevel::OrdinarySecret),
        since,
        ended,
        years,
        liability: form.text("liability"),
        note: form.text("note"),
    })
}

/// What the contract that is chosen says of secrets (G4) goes into a new promise, as long as nobody wrote another: for how long they
/// are kept, and what a leak costs.
fn follow_contract(app: App, form: Form, is_new: bool) {
    // what the boxes hold while no contract says anything; an unfinished visit may have left something else, which stays
    let said = StoredValue::new((USUAL_YEARS.to_string(), String::new()));
    Effect::new(move || {
        let contract = ContractId::parse(&form.field("contract").get());
        let agreed = contract.and_then(|id| app.watch::<ContractBrief>(id)).and_then(|it| it.secrecy);
        let Some(agreed) = agreed.filter(|_| is_new) else { return };
        let text = app.untracked_text();
        let damages = agreed.damages.map(|sum| format!("{} {}", text.secrecy_damages(), format::money(sum)));
        let now = (agreed.years().to_string(), damages.unwrap_or_default());
        let before = said.get_value();
        let boxes = [("years", before.0, now.0.clone()), ("liability", before.1, now.1.clone())];
        for (name, old, new) in boxes {
            if form.text(name) == old && old != new {
                form.field(name).set(new);
            }
        }
        said.set_value(now);
    });
}

/// The sheet: a new promise, or one to edit.
#[component]
pub(in crate::ui) fn UndertakingSheet(id: Option<UndertakingId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<Undertaking>(id));
    let of = |read: fn(&Undertaking) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let since = known.as_deref().map_or(app.today.get_untracked(), |it| it.since);
    let form = Form::start(
        app,
        id.map_or_else(|| "undertaking/new".to_owned(), |id| format!("undertaking/{id}")),
        vec![
            ("bearer", of(|it| &it.bearer)),
            ("at", of(|it| &it.at)),
            ("contract", known.as_deref().and_then(|it| it.contract).map(|id| id.to_string()).unwrap_or_default()),
            ("covers", of(|it| &it.covers)),
            ("level", name_of(&LEVELS, &known.as_deref().map_or(SecrecyLevel::OrdinarySecret, |it| it.level))),
            ("since", since.to_string()),
            ("ended", day(known.as_deref().and_then(|it| it.ended))),
            ("years", known.as_deref().map_or(USUAL_YEARS, |it| it.years).to_string()),
            ("liability", of(|it| &it.liability)),
            ("note", of(|it| &it.note)),
        ],
    );
    follow_contract(app, form, known.is_none());
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| UndertakingId::fresh(&mut BrowserIds));
        let checked = check(app, form, id);
        keep_record(app, form, before.as_deref(), checked, |text, it| text.undertaking_saved(&it.bearer));
    });
    let aside = move || {
        id.map(|id| {
            let act = Callback::new(move |()| {
                let name = app.peek::<Undertaking>(id).map(|it| it.bearer.clone()).unwrap_or_default();
                let said = app.untracked_text().undertaking_deleted(&name);
                keep(app, form, Batch::new().delete::<Undertaking>(id), said);
            });
            view! { <DeleteButton act id="delete-undertaking" /> }
        })
    };
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if known.is_none() { label(Text::undertaking_new) } else { label(Text::undertaking_edit) };
    view! {
        <FormSheet title form submit aside=aside>
            <div class="fields">
                <TextField name="undertaking-bearer" label=label(Text::undertaking_bearer) value=form.field("bearer") problem=form.problem("bearer") suggestions=owners(app) />
                <TextField name="undertaking-at" label=label(Text::undertaking_at) value=form.field("at") hint />
                <TextField name="undertaking-covers" label=label(Text::undertaking_covers) value=form.field("covers") problem=form.problem("covers") wide=true />
                <ChoiceField name="undertaking-contract" label=label(Text::contract) value=form.field("contract") choices=contract_choices(app) wide=true />
                <ChoiceField name="undertaking-level" label=label(Text::sharing_level) value=form.field("level") choices=offered(app, &LEVELS) />
                <TextField name="undertaking-since" label=label(Text::undertaking_since) value=form.field("since") problem=form.problem("since") kind="date" />
                <TextField name="undertaking-ended" label=label(Text::undertaking_ended) value=form.field("ended") problem=form.problem("ended") hint kind="date" />
                <TextField name="undertaking-years" label=label(Text::undertaking_years) value=form.field("years") problem=form.problem("years") figures=true />
                <TextField name="undertaking-liability" label=label(Text::undertaking_liability) value=form.field("liability") hint wide=true />
                <TextArea name="undertaking-note" label=label(Text::customer_note) value=form.field("note") hint />
            </div>
            {id.map(|id| view! { <FilesPart subject=Subject::Undertaking(id) /> })}
        </FormSheet>
    }
}
