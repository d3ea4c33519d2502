//! The rows that are the same as a known customer or an earlier row, with a choice for each.

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::i18n::Text;
use crate::state::list::{Choice, Duplicate, ListImport, ListPlan, Planned, SameAs, visible};
use crate::state::{App, use_app};
use crate::ui::widgets::pages::{PageTurner, Pages};
use crate::ui::widgets::pick::{Seen, pick};

const CHOICES: [(&str, Choice); 3] = [("skip", Choice::Skip), ("update", Choice::Update), ("enter", Choice::Enter)];

fn name_of(choice: Choice) -> &'static str {
    match choice {
        Choice::Skip => "skip",
        Choice::Update => "update",
        Choice::Enter => "enter",
    }
}

/// The lot.
#[component]
pub(super) fn Duplicates(import: ListImport, total: Memo<usize>) -> impl IntoView {
    let app = use_app();
    let pages = Pages::of(total);
    let rows = move || {
        import.planned.with(|planned| match planned {
            Planned::Ready { plan, .. } => {
                let page = plan.duplicates.get(pages.range()).unwrap_or_default();
                page.iter().map(|it| it.row).collect::<Vec<_>>()
            }
            Planned::Nothing | Planned::NoTable(_) | Planned::NoMapping(_) => Vec::new(),
        })
    };
    let all = CHOICES.map(|(name, choice)| {
        let pressed =
            move || import.choices.with(|choices| choices.single.is_empty() && choices.all == choice).to_string();
        view! {
            <button
                class="button"
                type="button"
                data-choice=name
                aria-pressed=pressed
                on:click=move |_| import.choose_all(choice)
            >
                {move || app.text().list_choice(choice)}
            </button>
        }
    });
    view! {
        <section class="section" id="list-duplicates">
            <div class="section__head">
                <h2>{move || app.text().list_duplicates_title()}</h2>
                <span class="section__note">{move || app.text().list_duplicates_note()}</span>
            </div>
            <div class="import__all" id="list-choose-all" role="group" aria-label=move || app.text().list_all_duplicates()>
                <span class="soft">{move || app.text().list_all_duplicates()}</span>
                {all}
            </div>
            <ul class="import__rows">
                <For each=rows key=|row| *row let(row)>
                    {duplicate_row(import, row)}
                </For>
            </ul>
            <PageTurner pages lot="list-duplicates" />
        </section>
    }
}

/// Words for one duplicate: its name, what it is the same as, and by what.
#[derive(Clone, PartialEq, Eq, Default)]
struct Words {
    name: String,
    of: String,
    other: String,
    why: String,
}

fn words(app: App, text: Text, plan: &ListPlan, duplicate: &Duplicate) -> Words {
    let (of, other) = match duplicate.of {
        SameAs::Customer(id) => (
            text.list_same_customer().to_owned(),
            app.watch::<Customer>(id).map(|it| it.name.clone()).unwrap_or_default(),
        ),
        SameAs::Row(row) => (text.list_row(row), name_of_row(plan, row).to_owned()),
    };
    Words {
        name: visible(&duplicate.candidate.name).into_owned(),
        of,
        other: visible(&other).into_owned(),
        why: format!("{} · {}", text.certainty(duplicate.certainty), text.same_by(duplicate.by)),
    }
}

pub(super) fn name_of_row(plan: &ListPlan, row: usize) -> &str {
    let good = plan.good.binary_search_by_key(&row, |it| it.row).ok().and_then(|at| plan.good.get(at));
    let same = plan.duplicates.binary_search_by_key(&row, |it| it.row).ok().and_then(|at| plan.duplicates.get(at));
    let people = plan.people.binary_search_by_key(&row, |it| it.row).ok().and_then(|at| plan.people.get(at));
    good.or_else(|| same.or(people).map(|it| &it.candidate)).map(|it| it.name.as_str()).unwrap_or_default()
}

fn duplicate_row(import: ListImport, row: usize) -> impl IntoView {
    let app = use_app();
    let said = Memo::new(move |_| {
        let plan = import.plan()?;
        let at = plan.duplicates.binary_search_by_key(&row, |it| it.row).ok()?;
        plan.duplicates.get(at).map(|duplicate| words(app, app.text(), &plan, duplicate))
    });
    let part =
        move |read: fn(&Words) -> &String| move || said.with(|it| it.as_ref().map(read).cloned().unwrap_or_default());
    let choices = Signal::derive(move || {
        CHOICES.map(|(name, choice)| (name.to_owned(), app.text().list_choice(choice).to_owned())).to_vec()
    });
    let current = Signal::derive(move || import.choices.with(|choices| name_of(choices.of(row))).to_owned());
    let label = Signal::derive(move || app.text().list_what_to_do(row));
    view! {
        <li class="import__same" data-row=row.to_string()>
            <div>
                <p><span class="faint">{move || app.text().list_row(row)}</span> " " <b><bdi>{part(|it| &it.name)}</bdi></b></p>
                <p class="soft">
                    "= " {part(|it| &it.of)} " " <bdi>{part(|it| &it.other)}</bdi> " "
                    <span class="faint">{part(|it| &it.why)}</span>
                </p>
            </div>
            {pick(
                format!("list-choice-{row}"),
                Seen::ReadOut,
                label,
                choices,
                current,
                move |name| {
                    if let Some((_, choice)) = CHOICES.iter().find(|(it, _)| *it == name) {
                        import.choose(row, *choice);
                    }
                },
            )}
        </li>
    }
}
