//! The date looked at: today, or another day for the whole book.

use leptos::prelude::*;

use super::menus::close;
use crate::domain::date::Date;
use crate::state::{App, use_app};
use crate::ui::widgets::dialog::Modal;

/// Chooses the date.
#[component]
pub(crate) fn AsOfLayer() -> impl IntoView {
    let app = use_app();
    let pick = move |date: Option<Date>| {
        app.chosen_date.set(date.filter(|date| *date != app.today.get_untracked()));
        app.layer.set(None);
    };
    let jump = move |words: fn(crate::i18n::Text) -> &'static str, date: Option<Date>| {
        let shown = date.map(|date| app.text().short_date(date, app.today.get()));
        view! {
            <button class="menu__item" on:click=move |_| pick(date)>
                <span class="menu__word">{move || words(app.text())}</span>
                <span class="faint small">{shown}</span>
            </button>
        }
    };
    view! {
        <Modal class="menu" label=Signal::derive(move || app.text().as_of_pick().to_owned()) close=close(app)>
            <div class="menu__box float">
                <div class="menu__field field">
                    <label class="field__label" for="as-of-date">{move || app.text().as_of_pick()}</label>
                    <div class="field__box">
                        <input
                            id="as-of-date"
                            type="date"
                            min="1900-01-01"
                            max="9999-12-31"
                            prop:value=app.as_of().to_string()
                            on:change=move |event| {
                                if let Ok(date) = Date::parse(&event_target_value(&event)) {
                                    pick(Some(date));
                                }
                            }
                        />
                    </div>
                </div>
                {jump(crate::i18n::Text::back_to_today, Some(app.today.get_untracked()))}
                {jump(crate::i18n::Text::as_of_month_ahead, month_ahead(app))}
                {jump(crate::i18n::Text::as_of_quarter_end, quarter_end(app))}
                {jump(crate::i18n::Text::as_of_year_end, Date::new(app.today.get_untracked().year(), 12, 31).ok())}
            </div>
        </Modal>
    }
}

fn month_ahead(app: App) -> Option<Date> {
    app.today.get_untracked().plus_months(1).ok()
}

fn quarter_end(app: App) -> Option<Date> {
    let today = app.today.get_untracked();
    let month = today.month().div_ceil(3) * 3;
    Date::new(today.year(), month, 1).and_then(Date::month_end).ok()
}
