//! A target is agreed: by whom, for the one who bears it.

use leptos::prelude::*;

use crate::domain::id::SalesTargetId;
use crate::domain::lifecycle::target::Command;
use crate::domain::sales_target::SalesTarget;
use crate::i18n::Text;
use crate::state::{Batch, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::whose::owners;

/// The sheet.
#[component]
pub(in crate::ui) fn AgreeSheet(id: SalesTargetId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("target/agree/{id}"), vec![("by", untrack(|| app.my_name()))]);
    let submit = Callback::new(move |()| {
        let Some(target) = app.peek::<SalesTarget>(id) else { return };
        let text = app.untracked_text();
        match target.after(Command::Agree { by: form.text("by") }, app.today.get_untracked()) {
            Err(refusal) => {
                let words = text.target_refusal(&refusal, target.unit());
                refuse(form, vec![Problem { field: "by", words }]);
            }
            Ok(next) => {
                let batch = Batch::new().edit(Some(target.as_ref()), &next);
                keep(app, form, batch, text.target_agreed_said().to_owned());
            }
        }
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <FormSheet title=label(Text::target_agree_title) form submit action=label(Text::target_agree)>
            <p class="soft">{move || app.text().target_agree_help()}</p>
            <div class="fields">
                <TextField name="target-by" label=label(Text::target_agreed_by) value=form.field("by") problem=form.problem("by") suggestions=owners(app) wide=true />
            </div>
        </FormSheet>
    }
}
