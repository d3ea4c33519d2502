//! Settings: our company, appearance, the book's file.

mod about;
mod appearance;
mod approval;
mod book;
mod check;
mod company;
mod copy;
mod export;
mod holidays;
mod numbers;
mod own_choices;
mod own_field_form;
mod own_fields;
mod pictures;
mod quiet;
mod rates;
mod restart;
mod service;
mod snapshots;
mod stages;
mod trail;
mod whole_book;

pub(in crate::ui) use own_field_form::OwnFieldSheet;

use leptos::prelude::*;

use crate::i18n::Text;
use crate::state::use_app;
use crate::ui::route::{Route, SettingsPart};
use crate::ui::router::use_router;

/// The page, one part at a time.
#[component]
pub(in crate::ui) fn SettingsPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let part =
        Memo::new(move |_| if let Route::Settings(part) = router.current() { part } else { SettingsPart::Company });
    let tabs = SettingsPart::ALL
        .iter()
        .map(|it| {
            let it = *it;
            view! {
                <a class="views__item" href=Route::Settings(it).href() aria-current=move || (part.get() == it).then_some("page")>
                    {move || words(app.text(), it)}
                </a>
            }
        })
        .collect_view();
    view! {
        <div class="page settings">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().places_settings()}</h1></div>
            </div>
            <nav class="views" aria-label=move || app.text().places_settings()>{tabs}</nav>
            {move || match part.get() {
                SettingsPart::Company => view! { <company::Company /><pictures::HousePictures /> }.into_any(),
                SettingsPart::Stages => view! { <stages::Stages /><quiet::Quiet /> }.into_any(),
                SettingsPart::Fields => view! { <own_fields::Fields /> }.into_any(),
                SettingsPart::Rates => view! { <rates::Rates /> }.into_any(),
                SettingsPart::Holidays => view! { <holidays::Holidays /> }.into_any(),
                SettingsPart::Approval => view! { <approval::ApprovalRules /> }.into_any(),
                SettingsPart::Numbers => view! { <numbers::Numbers /> }.into_any(),
                SettingsPart::Service => view! { <service::Standard /> }.into_any(),
                SettingsPart::Appearance => view! { <appearance::Appearance /> }.into_any(),
                SettingsPart::Book => view! { <book::Book /><about::About /> }.into_any(),
            }}
        </div>
    }
}

fn words(text: Text, part: SettingsPart) -> &'static str {
    match part {
        SettingsPart::Company => text.settings_company(),
        SettingsPart::Stages => text.stages_title(),
        SettingsPart::Fields => text.own_fields(),
        SettingsPart::Rates => text.rates_title(),
        SettingsPart::Holidays => text.rest_days_title(),
        SettingsPart::Approval => text.approval_title(),
        SettingsPart::Numbers => text.numbers_title(),
        SettingsPart::Service => text.policy_title(),
        SettingsPart::Appearance => text.settings_appearance(),
        SettingsPart::Book => text.settings_book(),
    }
}
