//! One value for many customers, in a field that the team defined.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::input::OwnInput;
use crate::domain::bulk::BulkChange;
use crate::domain::id::{CustomerId, OwnFieldId};
use crate::domain::own_field::OwnValueFault;
use crate::i18n::Text;
use crate::i18n::own_field::read_own;
use crate::state::use_app;
use crate::ui::sheets::focus_first_problem;
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::field::{ChoiceField, is_half_typed};
use crate::ui::widgets::selection::Selection;

/// The button of the bar, and the question behind it. A book without fields of its own has none.
#[component]
pub(in crate::ui::pages::customers) fn OwnBulk(selection: Selection<CustomerId>) -> impl IntoView {
    let app = use_app();
    let open = RwSignal::new(false);
    let some = Memo::new(move |_| app.own_fields().active().next().is_some());
    view! {
        <Show when=move || some.get()>
            <button class="button" data-kind="quiet" type="button" data-bulk="own" on:click=move |_| open.set(true)>
                {move || app.text().own_bulk()}
            </button>
        </Show>
        <Show when=move || open.get()>
            <Question selection close=Callback::new(move |()| open.set(false)) />
        </Show>
    }
}

#[component]
fn Question(selection: Selection<CustomerId>, close: Callback<()>) -> impl IntoView {
    let app = use_app();
    let fields = StoredValue::new(app.peek_own_fields());
    let ids = untrack(|| selection.listed());
    let n = ids.len();
    let first = fields.with_value(|all| all.active().next().map(|(id, _)| id.to_string()));
    let chosen = RwSignal::new(first.unwrap_or_default());
    let value = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let field = Memo::new(move |_| {
        let id = OwnFieldId::parse(&chosen.get())?;
        fields.with_value(|all| all.get(id).map(|it| (id, it.clone())))
    });
    // what was written for one field is not meant for another
    Effect::new(move || {
        field.track();
        value.set(String::new());
        problem.set(None);
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some((id, field)) = field.get_untracked() else { return };
        let read = if is_half_typed("bulk-value") {
            Err(OwnValueFault::NotADay)
        } else {
            read_own(&field, &value.get_untracked())
        };
        match read {
            Ok(value) => {
                app.change_customers(ids.to_vec(), BulkChange::Own(id, value));
                close.run(());
            }
            Err(fault) => {
                problem.set(Some(app.untracked_text().own_value_fault(fault)));
                focus_first_problem();
            }
        }
    };
    let names = Signal::derive(move || {
        fields.with_value(|all| all.active().map(|(id, it)| (id.to_string(), it.name.clone())).collect::<Vec<_>>())
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let title = Signal::derive(move || app.text().bulk_title(app.text().own_bulk(), n));
    let input = move || field.get().map(|(_, field)| view! { <OwnInput field name="bulk-value" value problem /> });
    view! {
        <Modal class="ask" label=title close>
            <form class="ask__box float" novalidate id="bulk-own" on:submit=submit>
                <h2>{move || title.get()}</h2>
                <div class="fields">
                    <ChoiceField name="bulk-own-field" label=label(Text::own_filter_field) value=chosen choices=names />
                    {input}
                    <p class="field__help fields__wide">{move || app.text().bulk_blank_clears()}</p>
                </div>
                <div class="ask__acts">
                    <button class="button" type="button" on:click=move |_| close.run(())>{move || app.text().cancel()}</button>
                    <button class="button" data-kind="main" type="submit">{move || app.text().bulk_set()}</button>
                </div>
            </form>
        </Modal>
    }
}
