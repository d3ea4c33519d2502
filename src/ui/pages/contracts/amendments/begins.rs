//! From when an amendment binds, and what it is about: above its terms.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::contract::amendment::{Amendment, Begins};
use crate::domain::date::Date;
use crate::i18n::{Message, Text};
use crate::state::{App, Batch};
use crate::ui::widgets::icon::icon;

/// The boxes.
#[component]
pub(super) fn BeginsPart(app: App, amendment: Memo<Option<Arc<Amendment>>>, locked: Memo<bool>) -> impl IntoView {
    let change = move |change: &dyn Fn(&mut Amendment)| {
        let Some(seen) = amendment.get_untracked().filter(|_| !locked.get_untracked()) else { return };
        let mut now = Amendment::clone(&seen);
        change(&mut now);
        app.save_quietly(Batch::new().edit(Some(seen.as_ref()), &now));
    };
    let begins = Memo::new(move |_| amendment.with(|it| it.as_ref().map(|it| it.begins).unwrap_or_default()));
    let on_day = Memo::new(move |_| matches!(begins.get(), Begins::On(_)));
    let day = move || match begins.get() {
        Begins::On(day) => day.to_string(),
        Begins::OnSigning => String::new(),
    };
    let reason = move || amendment.with(|it| it.as_ref().map(|it| it.reason.clone()).unwrap_or_default());
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let today = app.today.get_untracked();
        change(&|it: &mut Amendment| it.begins = if chosen == "day" { Begins::On(today) } else { Begins::OnSigning });
    };
    let set_day = move |event| {
        if let Ok(day) = Date::parse(&event_target_value(&event)) {
            change(&|it: &mut Amendment| it.begins = Begins::On(day));
        }
    };
    let set_reason = move |event| {
        let reason = event_target_value(&event);
        change(&|it: &mut Amendment| reason.trim().clone_into(&mut it.reason));
    };
    let choices: [(&str, bool, Message); 2] =
        [("signing", false, Text::amendment_begins_signing), ("day", true, Text::amendment_begins_day)];
    let options = choices
        .into_iter()
        .map(|(name, is_day, words)| {
            view! { <option value=name selected=move || on_day.get() == is_day>{move || words(app.text())}</option> }
        })
        .collect_view();
    view! {
        <fieldset class="terms__part amendment__begins" id="amendment-begins">
            <legend class="terms__legend">{move || app.text().amendment_begins()}</legend>
            <div class="fields">
                <div class="field fields__wide">
                    <label class="field__label" for="amendment-reason">{move || app.text().amend_reason()}</label>
                    <div class="field__box">
                        <input id="amendment-reason" type="text" autocomplete="off" prop:value=reason disabled=move || locked.get() on:change=set_reason />
                    </div>
                </div>
                <div class="field">
                    <label class="field__label" for="begins-how">{move || app.text().amendment_begins()}</label>
                    <div class="field__box">
                        <select id="begins-how" disabled=move || locked.get() on:change=choose>{options}</select>
                        {icon("chevron-down")}
                    </div>
                </div>
                <Show when=move || on_day.get()>
                    <div class="field">
                        <label class="field__label" for="begins-on">{move || app.text().amendment_begins_on()}</label>
                        <div class="field__box">
                            <input id="begins-on" type="date" prop:value=day disabled=move || locked.get() on:change=set_day />
                        </div>
                    </div>
                </Show>
            </div>
        </fieldset>
    }
}
