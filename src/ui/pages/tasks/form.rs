//! The form of a task.

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId, OpportunityId, TaskId};
use crate::domain::lifecycle::task::Stage;
use crate::domain::opportunity::Opportunity;
use crate::domain::task::{Priority, Task};
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, Layer, Problem, Sheet, use_app};
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record};
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::repeat::{RepeatFields, is_repeated, repeat_start, repetition};
use crate::ui::widgets::whose::owners;

/// What a choice of the form is called inside it.
const PRIORITIES: [(&str, Priority); 3] =
    [("high", Priority::High), ("normal", Priority::Normal), ("low", Priority::Low)];
/// What stands before the id of what a task is about.
const CONTRACT: &str = "contract/";
const OPPORTUNITY: &str = "opportunity/";

fn check(app: App, form: Form, known: Option<&Task>, id: TaskId) -> Result<Task, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let title = form.text("title");
    if title.is_empty() {
        problems.push(Problem { field: "title", words: text.task_title_problem().to_owned() });
    }
    let written = form.text("due");
    let due = Date::parse(&written).ok();
    if due.is_none() && !written.is_empty() {
        problems.push(Problem { field: "due", words: text.bad_date().to_owned() });
    } else if due.is_none() && is_repeated(form) {
        problems.push(Problem { field: "due", words: text.task_due_problem().to_owned() });
    }
    let repeats = repetition(form).unwrap_or_else(|()| {
        problems.push(Problem { field: "every", words: text.activity_every_problem().to_owned() });
        None
    });
    if !problems.is_empty() {
        return Err(problems);
    }
    let (about, priority) = (form.text("about"), form.text("priority"));
    let customer = CustomerId::parse(&form.text("customer"));
    // what was chosen for another customer says nothing of this one
    let is_theirs = |of: CustomerId| customer.is_some_and(|it| app.peek_survivor(it) == app.peek_survivor(of));
    let contract = about.strip_prefix(CONTRACT).and_then(ContractId::parse);
    let contract = contract.filter(|id| app.peek::<ContractBrief>(*id).is_some_and(|it| is_theirs(it.customer)));
    let opportunity = about.strip_prefix(OPPORTUNITY).and_then(OpportunityId::parse);
    let opportunity = opportunity.filter(|id| app.peek::<Opportunity>(*id).is_some_and(|it| is_theirs(it.customer)));
    // what is planned anew is counted from its new day
    let as_planned = known.filter(|it| it.due == due && it.repeats == repeats);
    Ok(Task {
        id,
        title,
        customer,
        contract,
        opportunity,
        assignee: form.text("assignee"),
        due,
        priority: PRIORITIES.iter().find(|(name, _)| *name == priority).map(|(_, it)| *it).unwrap_or_default(),
        repeats,
        first_due: as_planned.and_then(|it| it.first_due),
        note: form.text("note"),
        made_on: known.map_or_else(|| app.today.get_untracked(), |it| it.made_on),
        stage: known.map_or(Stage::Open, |it| it.stage.clone()),
    })
}

/// What a task is about, as the form names it.
fn about_of(task: &Task) -> String {
    let contract = task.contract.map(|id| format!("{CONTRACT}{id}"));
    contract.or_else(|| task.opportunity.map(|id| format!("{OPPORTUNITY}{id}"))).unwrap_or_default()
}

/// The contracts and opportunities of a customer, after the words for none.
fn about_choices(app: App, at: Memo<Option<CustomerId>>) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let text = app.text();
        let mut all = vec![(String::new(), text.task_about_none().to_owned())];
        let Some(customer) = at.get() else { return all };
        let named = |it: &ContractBrief| {
            let words = [it.number.as_str(), text.wording(&it.title)];
            words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
        };
        all.extend(app.contracts_of(customer).iter().map(|it| (format!("{CONTRACT}{}", it.id), named(it))));
        let chances = app.chances_of(customer);
        let chances = chances.iter().map(|it| &it.opportunity);
        all.extend(chances.map(|it| (format!("{OPPORTUNITY}{}", it.id), it.name.clone())));
        all
    })
}

/// The sheet: a new task, or one to edit.
#[component]
pub(in crate::ui) fn TaskSheet(customer: Option<CustomerId>, id: Option<TaskId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<Task>(id));
    let is_new = known.is_none();
    let given = known.as_ref().map_or(customer, |it| it.customer).map(|id| app.peek_survivor(id));
    let key = match (id, customer) {
        (Some(id), _) => format!("task/{id}"),
        (None, Some(customer)) => format!("task/new/{customer}"),
        (None, None) => "task/new".to_owned(),
    };
    let of = |read: fn(&Task) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let today = app.today.get_untracked();
    let due = known.as_deref().map_or(Some(today), |it| it.due);
    let repeats = known.as_deref().and_then(|it| it.repeats);
    let priority = known.as_deref().map(|it| it.priority).unwrap_or_default();
    let form = Form::start(
        app,
        key,
        vec![
            ("title", of(|it| &it.title)),
            ("customer", given.map(|id| id.to_string()).unwrap_or_default()),
            ("about", known.as_deref().map(about_of).unwrap_or_default()),
            ("assignee", known.as_deref().map_or_else(|| app.person(), |it| it.assignee.clone())),
            ("due", due.map(|day| day.to_string()).unwrap_or_default()),
            (
                "priority",
                PRIORITIES.iter().find(|(_, it)| *it == priority).map_or("normal", |(name, _)| name).to_owned(),
            ),
            ("note", of(|it| &it.note)),
        ]
        .into_iter()
        .chain(repeat_start(repeats))
        .collect(),
    );
    let chosen = Memo::new(move |_| CustomerId::parse(&form.field("customer").get()));
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| TaskId::fresh(&mut BrowserIds));
        let checked = check(app, form, before.as_deref(), id);
        keep_record(app, form, before.as_deref(), checked, |text, it| text.task_saved(&it.title));
    });
    let is_open = known.as_deref().is_some_and(|it| it.stage == Stage::Open);
    let aside = move || id.map(|id| aside(app, form, id, is_open));
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if is_new { label(Text::task_new) } else { label(Text::task_edit) };
    let priorities = Signal::derive(move || {
        PRIORITIES.map(|(name, it)| (name.to_owned(), app.text().task_priority_words(it).to_owned())).to_vec()
    });
    let abouts = about_choices(app, chosen);
    let about = move || {
        chosen.get().map(|_| {
            view! {
                <ChoiceField name="task-about" label=label(Text::task_about) value=form.field("about") choices=abouts wide=true />
            }
        })
    };
    view! {
        <FormSheet title form submit aside=aside>
            <div class="fields">
                <TextField name="task-title" label=label(Text::task_title) value=form.field("title") problem=form.problem("title") wide=true />
                <TextField name="task-due" label=label(Text::task_due) value=form.field("due") problem=form.problem("due") kind="date" hint />
                <ChoiceField name="task-priority" label=label(Text::task_priority) value=form.field("priority") choices=priorities />
                <RepeatFields form name="task-repeats" every_name="task-every" />
                <TextField name="task-assignee" label=label(Text::task_assignee) value=form.field("assignee") hint suggestions=owners(app) />
                <CustomerField name="task-customer" label=label(Text::customer) value=form.field("customer") none=Text::task_customer_none optional=true />
                {about}
                <TextArea name="task-note" label=label(Text::customer_note) value=form.field("note") hint />
            </div>
        </FormSheet>
    }
}

/// What may be done besides: giving it up, or deleting it.
fn aside(app: App, form: Form, id: TaskId, is_open: bool) -> impl IntoView {
    let act = Callback::new(move |()| {
        let title = app.peek::<Task>(id).map(|it| it.title.clone()).unwrap_or_default();
        keep(app, form, Batch::new().delete::<Task>(id), app.untracked_text().task_deleted(&title));
    });
    let give_up = move || {
        is_open.then(|| {
            view! {
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    id="give-up-task"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::CancelTask(id))))
                >
                    {move || app.text().task_give_up()}
                </button>
            }
        })
    };
    view! { <DeleteButton act id="delete-task" /> {give_up} }
}

/// The name of what a task is about.
pub(super) fn about_words(app: App, task: &Task) -> Option<String> {
    let contract = task.contract.and_then(|id| app.watch::<ContractBrief>(id)).map(|it| it.number.clone());
    contract.or_else(|| task.opportunity.and_then(|id| app.watch::<Opportunity>(id)).map(|it| it.name.clone()))
}
