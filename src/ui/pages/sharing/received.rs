//! Something was received under a row: what, of how many persons, who took it, and what was done with it.

use leptos::prelude::*;

use crate::domain::calendar::moment::Moment;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::{SharingEventId, SharingScopeId};
use crate::domain::sharing::given::SharingEvent;
use crate::i18n::{Message, Text};
use crate::state::{Batch, BrowserIds, Form, Problem, now, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{TextArea, TextField};
use crate::ui::widgets::whose::owners;

/// The sheet.
#[component]
pub(in crate::ui) fn ReceivedSheet(id: SharingScopeId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(
        app,
        format!("scope/received/{id}"),
        vec![
            ("on", app.today.get_untracked().to_string()),
            ("what", String::new()),
            ("count", String::new()),
            ("recipient", untrack(|| app.my_name())),
        ],
    );
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let mut problems = Vec::new();
        let mut problem = |field, words: &str| problems.push(Problem { field, words: words.to_owned() });
        let today = app.today.get_untracked();
        let on = Date::parse(&form.text("on")).ok();
        match on {
            None => problem("on", text.bad_date()),
            Some(on) if on > today => problem("on", text.refuse_future()),
            Some(_) => {}
        }
        let typed = form.text("count");
        let count = if typed.is_empty() { Some(0) } else { typed.parse::<u32>().ok() };
        if count.is_none() {
            problem("count", text.receive_count_problem());
        }
        if form.text("what").is_empty() {
            problem("what", text.receive_what_problem());
        }
        let (Some(on), Some(count), true) = (on, count, problems.is_empty()) else { return refuse(form, problems) };
        let at = now().ok().filter(|at| at.date() == on).unwrap_or_else(|| Moment::start_of(on));
        let fields = app.shared_today(id).map(|it| it.scope.fields.clone()).unwrap_or_default();
        let event = SharingEvent {
            id: SharingEventId::fresh(&mut BrowserIds),
            scope: id,
            from: Side::Them,
            at,
            by: untrack(|| app.my_name()),
            recipient: form.text("recipient"),
            customers: Vec::new(),
            people: Vec::new(),
            fields,
            count,
            file: None,
            left_out: Vec::new(),
            carried: Vec::new(),
            note: form.text("what"),
        };
        keep(app, form, Batch::of(&event), text.receive_said().to_owned());
    });
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <FormSheet title=label(Text::receive_title) form submit>
            <div class="fields">
                <TextField name="received-on" label=label(Text::given_when) value=form.field("on") problem=form.problem("on") kind="date" />
                <TextField name="received-count" label=label(Text::receive_count) value=form.field("count") problem=form.problem("count") hint=label(Text::optional) figures=true />
                <TextArea name="received-what" label=label(Text::receive_what) value=form.field("what") problem=form.problem("what") />
                <TextField name="received-by" label=label(Text::receive_recipient) value=form.field("recipient") suggestions=owners(app) wide=true />
            </div>
        </FormSheet>
    }
}
