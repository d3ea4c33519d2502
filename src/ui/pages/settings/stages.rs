//! The stages of the pipeline, as a team sets them up.

use leptos::prelude::*;

use crate::domain::lifecycle::opportunity::StageKey;
use crate::domain::rate::Bp;
use crate::domain::sales_stages::{SalesStage, SalesStages, StagesError};
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Tone, UndoOffer, use_app};
use crate::ui::widgets::icon::icon;

/// A stage as it is typed.
#[derive(Clone)]
struct Row {
    key: StageKey,
    name: RwSignal<String>,
    rate: RwSignal<String>,
}

impl Row {
    fn of(stage: &SalesStage) -> Self {
        Self {
            key: stage.key.clone(),
            name: RwSignal::new(stage.name.clone()),
            rate: RwSignal::new(percent(stage.probability)),
        }
    }
}

fn percent(probability: Bp) -> String {
    format::percent(crate::domain::rate::Ppm(probability.0.saturating_mul(100)))
}

/// A share as typed, to the basis point; anything else is out of range and refused as such.
fn probability(text: &str) -> Bp {
    let share = format::parse_percent(text).map_or(-1, |it| it.0);
    Bp(if share.checked_rem(100) == Some(0) { share.checked_div(100).unwrap_or(-1) } else { -1 })
}

/// The part of the settings.
#[component]
pub(super) fn Stages() -> impl IntoView {
    let app = use_app();
    let kept = Memo::new(move |_| app.sales_stages());
    let rows = RwSignal::new(Vec::<Row>::new());
    // an edge: what is kept changed, here or elsewhere; the boxes follow, each a new one
    Effect::new(move || rows.set(kept.with(|kept| kept.stages.iter().map(Row::of).collect())));
    let problem = RwSignal::new(None::<String>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let stages = rows.with_untracked(|rows| {
            let stage = |it: &Row| SalesStage {
                key: it.key.clone(),
                name: it.name.with_untracked(|name| name.trim().to_owned()),
                probability: it.rate.with_untracked(|rate| probability(rate)),
            };
            SalesStages { id: SalesStages::ID, stages: rows.iter().map(stage).collect() }
        });
        if let Err(fault) = stages.check() {
            problem.set(Some(fault_words(app.untracked_text(), fault)));
            return;
        }
        if let Some((stage, place, words)) = still_needed(app, &stages) {
            rows.update(|rows| rows.insert(place.min(rows.len()), Row::of(&stage)));
            problem.set(Some(words));
            return;
        }
        problem.set(None);
        let before = app.peek::<SalesStages>(SalesStages::ID);
        let batch = Batch::new().edit(before.as_deref(), &stages);
        app.save(batch, app.untracked_text().stages_saved().to_owned(), || {});
    };
    let add = move |_| {
        let id = crate::domain::id::NewId::new_id(&mut BrowserIds);
        let row = Row {
            key: StageKey(id.to_string()),
            name: RwSignal::new(String::new()),
            rate: RwSignal::new("50%".to_owned()),
        };
        rows.update(|rows| rows.push(row));
    };
    view! {
        <div class="settings__part">
            <section class="section">
                <div class="section__head"><h2>{move || app.text().stages_title()}</h2></div>
                <p class="soft">{move || app.text().stages_lead()}</p>
                <form class="stages" novalidate on:submit=save>
                    <ol class="stages__list">
                        <For
                            each=move || rows.get()
                            key=|row| (row.key.clone(), row.name)
                            children=move |row| view! { <StageRow rows row /> }
                        />
                    </ol>
                    <p class="field__help" data-tone="danger" role="alert" hidden=move || problem.with(Option::is_none)>
                        {icon("octagon-alert")}
                        <span>{move || problem.get()}</span>
                    </p>
                    <div class="page__acts">
                        <button type="button" class="button" id="add-stage" on:click=add>
                            {icon("plus")}
                            {move || app.text().stages_add()}
                        </button>
                        <button type="submit" class="button" data-kind="main" id="save-stages">{move || app.text().save()}</button>
                    </div>
                </form>
            </section>
        </div>
    }
}

#[component]
fn StageRow(rows: RwSignal<Vec<Row>>, row: Row) -> impl IntoView {
    let app = use_app();
    let Row { key, name, rate } = row;
    let usual = key.clone();
    let placeholder = move || app.text().usual_stage(&usual.0).unwrap_or(app.text().stages_name());
    let own = key.clone();
    let step = move |forward: bool| {
        let key = own.clone();
        move |_| {
            rows.update(|rows| {
                let at = rows.iter().position(|row| row.key == key);
                let target = at.and_then(|at| if forward { at.checked_add(1) } else { at.checked_sub(1) });
                if let Some((at, target)) = at.zip(target).filter(|(_, target)| *target < rows.len()) {
                    rows.swap(at, target);
                }
            });
        }
    };
    let (up, down) = (step(false), step(true));
    let remove = move |_| {
        let mut next = SalesStages::clone(&untrack(|| app.sales_stages()));
        next.stages.retain(|it| it.key != key);
        if let Some((.., words)) = still_needed(app, &next) {
            app.say(words, Tone::Trouble, UndoOffer::None);
            return;
        }
        rows.update(|rows| rows.retain(|row| row.key != key));
    };
    let square = move |mark: &'static str,
                       words: fn(Text) -> &'static str,
                       act: Box<dyn Fn(leptos::ev::MouseEvent)>| {
        view! {
            <button type="button" class="button" data-kind="quiet" data-shape="square" aria-label=move || words(app.text()) on:click=act>
                {icon(mark)}
            </button>
        }
    };
    view! {
        <li class="stages__row">
            <div class="field__box">
                <input aria-label=move || app.text().stages_name() placeholder=placeholder autocomplete="off" bind:value=name />
            </div>
            <div class="field__box" data-num="">
                <input aria-label=move || app.text().opportunity_probability() inputmode="decimal" autocomplete="off" bind:value=rate />
            </div>
            {square("chevron-up", Text::stages_up, Box::new(up))}
            {square("chevron-down", Text::stages_down, Box::new(down))}
            {square("x", Text::stages_remove, Box::new(remove))}
        </li>
    }
}

/// A stage that these leave out though something stands in it: the stage, its place, and why it cannot go.
fn still_needed(app: App, next: &SalesStages) -> Option<(SalesStage, usize, String)> {
    let text = app.untracked_text();
    let kept = untrack(|| app.sales_stages());
    let held = app.held_stages_today();
    let (stage, count) = kept.left_out(next, |key| held.get(key).copied().unwrap_or(0))?;
    let place = kept.stages.iter().position(|it| it.key == stage.key).unwrap_or(0);
    let words = text.stages_in_use(&text.stage_name(&stage.key.0, &stage.name), count);
    Some((stage.clone(), place, words))
}

fn fault_words(text: Text, fault: StagesError) -> String {
    match fault {
        StagesError::None => text.stages_none().to_owned(),
        StagesError::Unnamed { row } => text.stages_unnamed(&row.to_string()),
        StagesError::Twice { row } => text.stages_twice(&row.to_string()),
        StagesError::Probability { row } => text.stages_probability(&row.to_string()),
    }
}
