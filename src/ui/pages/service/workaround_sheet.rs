//! A workaround is recorded: the effect of what a ticket is about is contained for the time being.

use leptos::prelude::*;

use super::steps::today;
use crate::domain::id::{TicketEventId, TicketId};
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::ticket::command::Event;
use crate::domain::ticket::TicketEvent;
use crate::i18n::{Message, Text};
use crate::state::{App, Batch, BrowserIds, Form, Problem, now, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::TextArea;

/// The sheet.
#[component]
pub(in crate::ui) fn WorkaroundSheet(id: TicketId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("workaround/{id}"), vec![("note", String::new())]);
    let submit = Callback::new(move |()| match made(app, form, id) {
        Err(problem) => refuse(form, vec![problem]),
        Ok((batch, said)) => {
            app.renew_today();
            keep(app, form, batch, said);
        }
    });
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <FormSheet title=label(Text::workaround_record) form submit action=label(Text::workaround_record)>
            <div class="fields">
                <TextArea name="workaround-note" label=label(Text::workaround_note) value=form.field("note") problem=form.problem("note") />
            </div>
        </FormSheet>
    }
}

/// The row that it makes with what is said of it, or what is wrong.
fn made(app: App, form: Form, id: TicketId) -> Result<(Batch, String), Problem> {
    let text = app.untracked_text();
    let problem = |words: &str| Problem { field: "note", words: words.to_owned() };
    let open = today(app, id).filter(|it| it.course.is_unsolved() && it.course.contained_at().is_none());
    let case = open.ok_or_else(|| problem(text.workaround_not_now()))?;
    let note = form.text("note");
    if note.is_empty() {
        return Err(problem(text.workaround_note_problem()));
    }
    let now = now().map_err(|_| problem(text.ticket_clock_fault()))?;
    // a copy whose clock is ahead may have entered the last step: what follows it does not come before it
    let at = case.course.state.since().map_or(now, |last| last.max(now));
    let (event, by) = (TicketEventId::fresh(&mut BrowserIds), untrack(|| app.my_name()));
    let level = Some(case.ticket.severity);
    let event = TicketEvent { id: event, ticket: id, at, by, fact: Event::WorkedAround { note }, level };
    Ok((Batch::of(&event), text.workaround_saved(&case.ticket.number)))
}
