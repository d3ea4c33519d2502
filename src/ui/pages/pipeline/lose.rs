//! Why an opportunity was lost.

use leptos::prelude::*;

use super::decide::{called, fact};
use crate::domain::id::OpportunityId;
use crate::domain::lifecycle::opportunity::Command;
use crate::domain::opportunity::LostFor;
use crate::i18n::Text;
use crate::state::{Batch, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea};

/// The sheet.
#[component]
pub(in crate::ui) fn LoseSheet(id: OpportunityId) -> impl IntoView {
    let app = use_app();
    let form =
        Form::start(app, format!("opportunity/lose/{id}"), vec![("reason", String::new()), ("words", String::new())]);
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let Some(reason) = LostFor::of(&form.text("reason")) else {
            return refuse(form, vec![Problem { field: "reason", words: text.opportunity_lose_problem().to_owned() }]);
        };
        let reason = reason.kept(&form.text("words"));
        let Some(chance) = app.chance_today(id) else { return };
        let Some(event) = fact(app, &chance, Command::Lose { by: app.opportunity_doer(&chance.opportunity), reason })
        else {
            return;
        };
        keep(app, form, Batch::of(&event), text.opportunity_lost(&called(app, &chance)));
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let reasons = Signal::derive(move || {
        std::iter::once((String::new(), "–".to_owned()))
            .chain(LostFor::ALL.map(|it| (it.name().to_owned(), app.text().lost_for(it).to_owned())))
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
