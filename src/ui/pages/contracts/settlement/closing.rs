//! A line that the book does not know of; and the list as a whole: done, given up, taken up again.

use leptos::prelude::*;

use super::{Settling, label};
use crate::domain::contract::party::Who;
use crate::domain::settlement_list::record::Command;
use crate::i18n::Text;
use crate::state::Form;
use crate::ui::widgets::field::{ChoiceField, TextField};

const WHOSE: [(&str, Who); 3] = [("us", Who::Us), ("them", Who::Them), ("both", Who::Both)];

/// Adds a line.
#[component]
pub(super) fn AddLine(it: Settling) -> impl IntoView {
    let (app, busy) = (it.app, it.busy);
    let today = app.today.get_untracked().to_string();
    let boxes = vec![("on", today), ("what", String::new()), ("whose", "both".to_owned())];
    let form = Form::start(app, format!("contract/settlement-add/{}", it.id), boxes);
    let whose = Signal::derive(move || {
        let text = app.text();
        WHOSE.iter().map(|(name, who)| ((*name).to_owned(), text.settle_whose(*who).to_owned())).collect::<Vec<_>>()
    });
    let add = move |_| {
        let chosen = form.text("whose");
        let whose = WHOSE.iter().find(|(name, _)| *name == chosen).map_or(Who::Both, |(_, who)| *who);
        it.take(form, Command::Add { what: form.text("what"), whose }, || {});
    };
    view! {
        <Show when=move || it.is_open() && !it.is_closed()>
            <details class="matters__new">
                <summary id="settlement-add-open">{move || app.text().settle_add()}</summary>
                <div class="fields">
                    <TextField name="settle-what" label=label(app, Text::settle_add_what) value=form.field("what") hint=label(app, Text::settle_add_what_hint) />
                    <ChoiceField name="settle-whose" label=label(app, Text::settle_add_whose) value=form.field("whose") choices=whose />
                    <TextField name="settle-added-on" label=label(app, Text::settle_on) value=form.field("on") kind="date" />
                </div>
                <button class="button" type="button" id="settlement-add" disabled=move || busy.get() on:click=add>
                    {move || app.text().settle_add()}
                </button>
            </details>
        </Show>
    }
}

/// Declares the list done, gives up what is left of it, or takes it up again.
#[component]
pub(super) fn CloseList(it: Settling) -> impl IntoView {
    let (app, busy) = (it.app, it.busy);
    let today = app.today.get_untracked().to_string();
    let boxes = vec![("on", today), ("by", untrack(|| app.my_name())), ("reason", String::new())];
    let form = Form::start(app, format!("contract/settlement-close/{}", it.id), boxes);
    let finish = move |_| it.take(form, Command::Finish { by: form.text("by") }, || {});
    let waive = move |_| it.take(form, Command::WaiveWhole { reason: form.text("reason") }, || {});
    let resume = move |_| it.take(form, Command::Resume { reason: form.text("reason") }, || {});
    let some_open = move || it.list.with(|list| list.as_ref().is_some_and(|it| it.open().next().is_some()));
    let acts = move || {
        if it.is_closed() {
            return view! {
                <button class="button" type="button" id="settlement-resume" disabled=move || busy.get() on:click=resume>
                    {move || app.text().settle_resume()}
                </button>
            }
            .into_any();
        }
        view! {
            <button class="button" type="button" data-kind="main" id="settlement-done" disabled=move || busy.get() on:click=finish>
                {move || app.text().settle_finish()}
            </button>
            <Show when=some_open>
                <button class="button" type="button" id="settlement-waive" disabled=move || busy.get() on:click=waive>
                    {move || app.text().settle_waive_whole()}
                </button>
            </Show>
        }
        .into_any()
    };
    view! {
        <Show when=move || it.has_ended()>
            <h3 class="settle__group">{move || app.text().settle_close()}</h3>
            <div class="fields life__form">
                <TextField name="settle-on" label=label(app, Text::settle_on) value=form.field("on") kind="date" />
                <TextField name="settle-by" label=label(app, Text::settle_close_by) value=form.field("by") />
                <TextField name="settle-reason" label=label(app, Text::settle_close_reason) value=form.field("reason") hint=label(app, Text::settle_close_reason_hint) />
            </div>
            <div class="life__acts">{acts}</div>
        </Show>
    }
}
