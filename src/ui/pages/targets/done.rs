//! What was done towards a target that the book does not measure: entered by hand, day by day.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::distribution::read;
use crate::domain::date::Date;
use crate::domain::id::{DoneId, SalesTargetId};
use crate::domain::lifecycle::target::TargetStatus;
use crate::domain::sales_target::done::Done;
use crate::domain::sales_target::{LARGEST, SalesTarget};
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, TargetItem, use_app};
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::focus::focus_later;
use crate::ui::widgets::icon::icon;

/// The part of the page: the entries, and boxes for one more until the target is closed.
#[component]
pub(super) fn Entered(id: SalesTargetId, item: Memo<Option<TargetItem>>) -> impl IntoView {
    let app = use_app();
    // what a clause sets is reckoned up by nobody: figures of a period may come in long after it
    let is_open = Memo::new(move |_| {
        item.with(|it| it.as_ref().is_some_and(|it| it.by_clause || it.status != TargetStatus::Closed))
    });
    let any = move || item.with(|it| it.as_ref().is_some_and(|it| !it.target.done.is_empty()));
    let rows = move || {
        let (text, is_open) = (app.text(), is_open.get());
        let all = item.with(|it| it.as_ref().map(|it| in_order(&it.target)).unwrap_or_default());
        all.into_iter().map(|(entry, it)| row(app, text, (id, entry), &it, is_open)).collect_view()
    };
    view! {
        <section class="rec__part" id="target-done" aria-label=move || app.text().target_done()>
            <div class="section__head"><h2>{move || app.text().target_done()}</h2></div>
            <Show when=any fallback=move || view! { <p class="faint">{move || app.text().target_done_none()}</p> }>
                <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().target_done()>
                    <table class="table targets__records">
                        <thead>
                            <tr>
                                <th scope="col">{move || app.text().target_row_day()}</th>
                                <th scope="col" class="num">{move || app.text().target_done_figure()}</th>
                                <th scope="col">{move || app.text().target_done_note()}</th>
                                <th scope="col">{move || app.text().target_done_by()}</th>
                                <th></th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </Show>
            <Show when=move || is_open.get()>
                <Boxes id item />
            </Show>
        </section>
    }
}

/// The entries, the latest day first.
fn in_order(target: &SalesTarget) -> Vec<(DoneId, Done)> {
    let mut all: Vec<(DoneId, Done)> = target.done.iter().map(|(id, it)| (*id, it.clone())).collect();
    all.sort_by_key(|(id, it)| std::cmp::Reverse((it.on, *id)));
    all
}

fn row(
    app: App,
    text: Text,
    (target, entry): (SalesTargetId, DoneId),
    it: &Done,
    is_open: bool,
) -> impl IntoView + use<> {
    let day = text.date(it.on);
    let said = text.target_done_remove(&day);
    let off = move |_| {
        let Some(before) = app.peek::<SalesTarget>(target) else { return };
        let mut after = SalesTarget::clone(&before);
        after.done.remove(&entry);
        let batch = Batch::new().edit(Some(before.as_ref()), &after);
        // the button goes with its row
        let then = || focus_later("#target-done-on", true);
        app.save(batch, app.untracked_text().target_done_removed().to_owned(), then);
    };
    let remove = is_open.then(|| {
        view! {
            <button class="button" data-kind="word" type="button" data-act="undo-done" title=said.clone() aria-label=said on:click=off>
                {icon("x")}
            </button>
        }
    });
    let figure = text.target_figure(crate::domain::sales_measure::Unit::Quantity, it.figure);
    view! {
        <tr>
            <td>{day}</td>
            <td class="num">{figure}</td>
            <td><bdi>{it.note.clone()}</bdi></td>
            <td><bdi>{it.by.clone()}</bdi></td>
            <td>{remove}</td>
        </tr>
    }
}

/// One more entry.
#[component]
fn Boxes(id: SalesTargetId, item: Memo<Option<TargetItem>>) -> impl IntoView {
    let app = use_app();
    let on = RwSignal::new(app.today.get_untracked().to_string());
    let (figure, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (bad_day, bad_figure) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let busy = RwSignal::new(false);
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let enter = move |event: SubmitEvent| {
        event.prevent_default();
        // one that a clause sets is kept from its first entry on
        let before = app.peek::<SalesTarget>(id);
        let Some(set) = item.with_untracked(|it| it.as_ref().map(|it| Arc::clone(&it.target))) else { return };
        let text = app.untracked_text();
        let last = set.to.min(app.today.get_untracked());
        let day = Date::parse(on.get_untracked().trim()).ok().filter(|day| set.from <= *day && *day <= last);
        let much = read(set.unit(), figure.get_untracked().trim()).filter(|it| (1..=LARGEST).contains(it));
        bad_day.set(day.is_none().then(|| text.target_done_day_problem().to_owned()));
        bad_figure.set(much.is_none().then(|| text.target_base_problem().to_owned()));
        let (Some(day), Some(much)) = (day, much) else { return };
        let by = untrack(|| app.my_name());
        let entry = Done { on: day, figure: much, note: note.get_untracked().trim().to_owned(), by };
        let Some(mut after) = app.entered_over(id) else { return };
        after.done.insert(DoneId::fresh(&mut BrowserIds), entry);
        let batch = Batch::new().edit(before.as_deref(), &after);
        let then = move || {
            // the page may have been left meanwhile
            let _gone = (figure.try_set(String::new()), note.try_set(String::new()));
        };
        app.save_once(busy, batch, text.target_done_saved().to_owned(), then);
    };
    view! {
        <form novalidate on:submit=enter>
            <div class="fields">
                <TextField name="target-done-on" label=label(Text::target_row_day) value=on problem=bad_day kind="date" />
                <TextField name="target-done-figure" label=label(Text::target_done_figure) value=figure problem=bad_figure figures=true />
                <TextField name="target-done-note" label=label(Text::target_done_note) value=note hint=label(Text::optional) wide=true />
            </div>
            <div class="page__acts">
                <button type="submit" class="button" id="enter-done" disabled=move || busy.get()>
                    {move || app.text().target_done_add()}
                </button>
            </div>
        </form>
    }
}
