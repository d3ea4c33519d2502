//! Why an opportunity was lost.

use leptos::prelude::*;

use super::decide::{called, fact, who};
use crate::domain::id::OpportunityId;
use crate::domain::lifecycle::opportunity::Command;
use crate::i18n::{Message, Text};
use crate::state::{Batch, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, focus_first_problem};
use crate::ui::widgets::field::{ChoiceField, TextArea};

/// What opportunities are lost for; the words are what is kept, so that reasons can be counted.
const REASONS: [(&str, Message); 7] = [
    ("price", Text::lost_price),
    ("delivery", Text::lost_delivery),
    ("rival", Text::lost_rival),
    ("need", Text::lost_need),
    ("stopped", Text::lost_stopped),
    ("silent", Text::lost_silent),
    ("other", Text::lost_other),
];

/// The sheet.
#[component]
pub(in crate::ui) fn LoseSheet(id: OpportunityId) -> impl IntoView {
    let app = use_app();
    let form =
        Form::start(app, format!("opportunity/lose/{id}"), vec![("reason", String::new()), ("words", String::new())]);
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let chosen = form.text("reason");
        let reason = REASONS.iter().find(|(name, _)| *name == chosen).map(|(_, words)| words(text));
        let Some(reason) = reason else {
            form.show_problems(vec![Problem { field: "reason", words: text.opportunity_lose_problem().to_owned() }]);
            focus_first_problem();
            return;
        };
        let words = form.text("words");
        let reason =
            if words.is_empty() { reason.to_owned() } else { format!("{reason}{}{words}", text.pick("：", ": ")) };
        let Some(chance) = app.peek_chance(id) else { return };
        let Some(event) = fact(app, &chance, Command::Lose { by: who(app, &chance), reason }) else { return };
        app.save(Batch::of(&event), text.opportunity_lost(&called(app, &chance)), move || {
            form.finish();
            app.layer.set(None);
        });
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let reasons = Signal::derive(move || {
        std::iter::once((String::new(), "–".to_owned()))
            .chain(REASONS.iter().map(|(name, words)| ((*name).to_owned(), words(app.text()).to_owned())))
            .collect::<Vec<_>>()
    });
    view! {
        <FormSheet title=label(Text::opportunity_lose_title) form submit action=label(Text::opportunity_lose)>
            <div class="fields">
                <ChoiceField name="lose-reason" label=label(Text::opportunity_lose_why) value=form.field("reason") choices=reasons problem=form.problem("reason") wide=true />
                <TextArea name="lose-words" label=label(Text::opportunity_lose_words) value=form.field("words") hint=label(Text::optional) />
            </div>
        </FormSheet>
    }
}
