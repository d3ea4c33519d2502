//! Giving a customer back to the pool, with the reason that the next colleague reads.

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::pool::{ReturnRefusal, may_give_back};
use crate::i18n::Text;
use crate::state::{Batch, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::TextArea;

/// The sheet.
#[component]
pub(in crate::ui) fn GiveBackSheet(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("give-back/{id}"), vec![("reason", String::new())]);
    let name = move || app.watch::<Customer>(id).map(|it| it.name.clone()).unwrap_or_default();
    let submit = Callback::new(move |()| {
        let Some(customer) = app.peek::<Customer>(id) else { return };
        let text = app.untracked_text();
        if !untrack(|| app.figures_ready()) {
            return refuse(form, vec![Problem { field: "reason", words: text.pool_not_ready().to_owned() }]);
        }
        match may_give_back(&customer.owner, untrack(|| app.is_live(id)), &form.text("reason")) {
            Err(why) => {
                let words = match why {
                    ReturnRefusal::NobodyHasIt => text.pool_nobody_has(),
                    ReturnRefusal::LiveContract => text.pool_live(),
                    ReturnRefusal::NoReason => text.pool_no_reason(),
                };
                refuse(form, vec![Problem { field: "reason", words: words.to_owned() }]);
            }
            Ok(what) => {
                let batch = app.moved(Batch::new(), &customer, "", what);
                keep(app, form, batch, text.pool_given_back(&customer.name));
            }
        }
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let title = Signal::derive(move || app.text().pool_give_back_title(&name()));
    view! {
        <FormSheet title form submit action=label(Text::pool_give_back)>
            <div class="fields">
                <TextArea name="give-back-reason" label=label(Text::pool_reason) value=form.field("reason") problem=form.problem("reason") />
                <p class="field__help fields__wide">{move || app.text().pool_reason_help()}</p>
            </div>
        </FormSheet>
    }
}
