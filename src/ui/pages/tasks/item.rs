//! One thing to be done, as a row: a task, or the step that was agreed with a customer.

use std::sync::Arc;

use leptos::prelude::*;

use super::form::about_words;
use crate::domain::activity::Activity;
use crate::domain::date::Date;
use crate::domain::id::{CustomerId, TaskId};
use crate::domain::lifecycle::due::dueness;
use crate::domain::lifecycle::task::Stage;
use crate::domain::task::{LEAD_DAYS, Priority, Task};
use crate::state::{App, Layer, Sheet, ToDo};
use crate::ui::pages::customers::activities::{finish_step, mark, meaning_of, step_words};
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::selection::{Selection, pick_box};
use crate::ui::widgets::status::{Meaning, status};

/// A thing to be done.
#[derive(Clone, PartialEq)]
pub(super) enum Item {
    Task(Arc<Task>),
    /// With the day it is due.
    Step(Date, Arc<Activity>),
}

impl Item {
    /// The day by which it is to be done.
    pub(super) fn due(&self) -> Option<Date> {
        match self {
            Self::Task(task) => task.due,
            Self::Step(day, _) => Some(*day),
        }
    }

    /// Its place among those of one day: what goes first, then as they were written down.
    pub(super) fn place(&self) -> (bool, Option<Date>, Priority, uuid::Uuid) {
        match self {
            Self::Task(it) => (it.due.is_none(), it.due, it.priority, it.id.0),
            Self::Step(day, it) => (false, Some(*day), Priority::Normal, it.id.0),
        }
    }

    /// Whose row it is, as it stands now: another state is another row.
    pub(super) fn key(&self) -> (uuid::Uuid, usize) {
        match self {
            Self::Task(it) => (it.id.0, Arc::as_ptr(it).addr()),
            Self::Step(_, it) => (it.id.0, Arc::as_ptr(it).addr()),
        }
    }

    /// The same for a file.
    pub(super) fn to_do(&self) -> ToDo<'_> {
        match self {
            Self::Task(it) => ToDo::Task(it),
            Self::Step(day, it) => ToDo::Step(*day, it),
        }
    }

    pub(super) fn customer(&self) -> Option<CustomerId> {
        match self {
            Self::Task(it) => it.customer,
            Self::Step(_, it) => it.customer,
        }
    }

    /// What it is found by.
    pub(super) fn words(&self, app: App) -> String {
        let text = app.text();
        let (what, note) = match self {
            Self::Task(it) => (it.title.clone(), it.note.clone()),
            Self::Step(_, it) => (step_words(text, it), it.content.clone()),
        };
        let lead = || match self {
            Self::Task(_) => String::new(),
            Self::Step(_, it) => app.peek_followed_name(it),
        };
        let party = self.customer().map_or_else(lead, |id| app.customer_name(app.survivor(id)));
        [what, note, party, self.doer(app)].join("\n")
    }

    /// Who does it: of a step whoever looks after the customer.
    pub(super) fn doer(&self, app: App) -> String {
        match self {
            Self::Task(it) => app.doer_of(it),
            Self::Step(_, it) => {
                let _mark = it.customer.and_then(|id| app.party(id));
                Some(app.peek_followed_owner(it)).filter(|it| !it.is_empty()).unwrap_or_else(|| it.by.clone())
            }
        }
    }
}

/// The row.
pub(super) fn row(app: App, item: Item, selection: Selection<TaskId>) -> AnyView {
    match item {
        Item::Task(task) => task_row(app, task, true, Some(selection)).into_any(),
        Item::Step(day, step) => step_row(app, day, step).into_any(),
    }
}

/// The row of a task; `named`: with its customer; `selection`: where rows can be chosen.
pub(super) fn task_row(app: App, task: Arc<Task>, named: bool, selection: Option<Selection<TaskId>>) -> impl IntoView {
    let id = task.id;
    let is_open = task.stage == Stage::Open;
    // what is over is changed no more
    let selection = selection.filter(|_| is_open);
    let called = task.title.clone();
    let pick = selection.map(|selection| {
        let label = Signal::derive(move || app.text().bulk_choose(&called));
        pick_box(selection, Signal::stored(id), label)
    });
    let sub = {
        let task = Arc::clone(&task);
        move || {
            let text = app.text();
            let priority = (task.priority != Priority::Normal)
                .then(|| format!("{} {}", text.task_priority(), text.task_priority_words(task.priority)));
            let repeats = task.repeats.map(|it| text.repetition(it));
            let ended = (!is_open).then(|| text.task_stage(&task.stage));
            let parts = [about_words(app, &task), Some(app.doer_of(&task)), repeats, priority, ended];
            parts.into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
        }
    };
    let end = {
        let task = Arc::clone(&task);
        move || {
            let (text, as_of) = (app.text(), app.as_of());
            let day = task.due?;
            let words = text.near_date(day, as_of);
            let (meaning, mark) = match task.open(as_of) {
                Some(standing) => meaning_of(standing),
                None => (Meaning::Plain, "circle-check"),
            };
            Some(status(meaning, mark, words))
        }
    };
    let label = {
        let task = Arc::clone(&task);
        move || app.text().task_do(&task.title)
    };
    let title = task.title.clone();
    let customer = task.customer.filter(|_| named);
    let finish = move |_| app.finish_task(&task, || ());
    view! {
        <li class="rows__item tasks__item" data-task=id.to_string() data-chosen=move || selection.is_some_and(|it| it.has(id)).then_some("")>
            {if is_open {
                view! {
                    <button class="button" data-kind="quiet" data-shape="square" type="button" data-finish="" aria-label=label on:click=finish>
                        {icon("circle")}
                    </button>
                }
                    .into_any()
            } else {
                view! { <span class="tasks__mark faint">{icon("circle-check")}</span> }.into_any()
            }}
            <div class="rows__text">
                <button class="rows__open" type="button" on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Task(None, Some(id)))))>
                    <bdi>{title}</bdi>
                </button>
                <span class="rows__sub">{under(app, customer, sub)}</span>
            </div>
            <span class="rows__end small">{end} {pick}</span>
        </li>
    }
}

/// The row of a step that was agreed with a customer.
fn step_row(app: App, day: Date, step: Arc<Activity>) -> impl IntoView {
    let (id, customer) = (step.id, step.customer);
    let lead = lead_link(app, &step);
    let what = {
        let step = Arc::clone(&step);
        move || step_words(app.text(), &step)
    };
    let label = {
        let what = what.clone();
        move || app.text().task_do(&what())
    };
    let end = move || {
        let as_of = app.as_of();
        let (meaning, mark) = meaning_of(dueness(Some(day), as_of, LEAD_DAYS));
        status(meaning, mark, app.text().near_date(day, as_of))
    };
    // whatever day is looked at, what is open today can be done
    let is_open = step.open_on(app.today.get_untracked()) == Some(day);
    let kind = step.kind;
    let doer = {
        let item = Item::Step(day, Arc::clone(&step));
        move || item.doer(app)
    };
    let finish = move |_| finish_step(app, &step, || ());
    view! {
        <li class="rows__item tasks__item" data-step=id.to_string()>
            {if is_open {
                view! {
                    <button class="button" data-kind="quiet" data-shape="square" type="button" data-finish="" aria-label=label on:click=finish>
                        {icon("circle")}
                    </button>
                }
                    .into_any()
            } else {
                view! { <span class="tasks__mark faint">{icon("circle")}</span> }.into_any()
            }}
            <div class="rows__text">
                <button
                    class="rows__open"
                    type="button"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Activity(customer, Some(id)))))
                >
                    {icon(mark(kind))} " " <bdi>{what}</bdi>
                </button>
                <span class="rows__sub">{lead} {under(app, customer, doer)}</span>
            </div>
            <span class="rows__end small">{end}</span>
        </li>
    }
}

/// The link to the lead of a step, as long as it is no customer.
fn lead_link(app: App, step: &Activity) -> Option<AnyView> {
    let lead = step.lead.filter(|_| step.customer.is_none())?;
    let name = app.peek_followed_name(step);
    Some(view! { <a href=Route::Lead(lead).href()><bdi>{name}</bdi></a> " · " }.into_any())
}

/// The link to the customer, and what else there is to say.
fn under(app: App, customer: Option<CustomerId>, rest: impl Fn() -> String + Send + 'static) -> impl IntoView {
    let link = customer.map(|id| {
        let href = move || Route::customer(app.survivor(id)).href();
        view! { <a href=href><bdi>{move || app.customer_name(app.survivor(id))}</bdi></a> }
    });
    let rest = move || {
        let rest = rest();
        if customer.is_none() || rest.is_empty() { rest } else { format!(" · {rest}") }
    };
    view! { {link} {rest} }
}
