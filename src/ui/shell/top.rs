//! The top bar: where one is, search and commands, the date looked at, new, saved state, language, theme.

use leptos::prelude::*;

use super::bell::Bell;
use super::places::Place;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::customer::Customer;
use crate::domain::dispute::Dispute;
use crate::domain::lead::Lead;
use crate::domain::opportunity::Opportunity;
use crate::domain::own_clause::OwnClause;
use crate::domain::own_template::OwnTemplate;
use crate::domain::quote::Quote;
use crate::domain::scorecard::record::Evaluation;
use crate::domain::sharing::incident::Incident;
use crate::domain::sharing::scope::SharingScope;
use crate::domain::ticket::Ticket;
use crate::state::{Age, App, BookKind, Layer, Phase, Saving, Theme, now_milliseconds, use_app};
use crate::ui::route::{Route, SettingsPart};
use crate::ui::router::use_router;
use crate::ui::widgets::icon::{icon, mark, small_icon};

/// The top bar.
#[component]
pub(crate) fn Top() -> impl IntoView {
    let app = use_app();
    let short_today = move || app.text().short_date(app.as_of(), app.today.get());
    let as_of_words = move || {
        if app.chosen_date.with(Option::is_some) {
            app.text().as_of_moved(&app.text().date(app.as_of()))
        } else {
            app.text().as_of_today(&short_today())
        }
    };
    view! {
        <header class="top">
            <div class="top__mark">{mark()}</div>
            <Crumbs />
            <button
                class="top__find"
                aria-label=move || format!("{} Ctrl K", app.text().find_or_command())
                on:click=move |_| app.layer.set(Some(Layer::Palette))
            >
                {icon("search")}
                <span>{move || app.text().find_or_command()}</span>
                " "
                <kbd>"Ctrl K"</kbd>
            </button>
            <button
                class="asof"
                id="as-of"
                data-moved=move || app.chosen_date.with(Option::is_some).then_some("")
                title=move || app.text().as_of_title()
                aria-label=move || format!("{} · {}", as_of_words(), app.text().as_of_title())
                on:click=move |_| app.layer.set(Some(Layer::AsOf))
            >
                {icon("calendar-days")}
                <span class="asof__word">{as_of_words}</span>
            </button>
            <button
                class="button top__new"
                id="new"
                aria-label=move || format!("{} N", app.text().add_new())
                on:click=move |_| app.layer.set(Some(Layer::New))
            >
                {icon("plus")}
                <span class="top__newword">{move || app.text().add_new()}</span>
                " "
                <kbd>"N"</kbd>
            </button>
            <Bell />
            <SavedState />
            <button
                class="button top__lang"
                data-kind="quiet"
                lang=move || app.locale.get().other().tag()
                aria-label=move || format!("{} · {}", app.text().other_language(), app.text().switch_language())
                on:click=move |_| app.set_locale(app.locale.get_untracked().other())
            >
                {move || app.text().other_language()}
            </button>
            <button
                class="button top__theme"
                data-kind="quiet"
                data-shape="square"
                aria-label=move || app.text().switch_theme()
                title=move || app.text().switch_theme()
                on:click=move |_| app.set_theme(opposite_theme(app))
            >
                {icon("sun-moon")}
            </button>
        </header>
    }
}

/// What a press on the theme button means: the opposite of what is seen now.
fn opposite_theme(app: App) -> Theme {
    match app.theme.get_untracked() {
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Light,
        Theme::System => {
            let dark = web_sys::window()
                .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten())
                .is_some_and(|query| query.matches());
            if dark { Theme::Light } else { Theme::Dark }
        }
    }
}

#[component]
fn Crumbs() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    // the address changes at every key of a search, and what is read here does not
    let leaf: Memo<Option<String>> = Memo::new(move |_| match router.current() {
        Route::Customer(id, _) => app.watch::<Customer>(id).map(|customer| customer.name.clone()),
        Route::Contract(id, _) | Route::ContractVersions(id, _) | Route::ContractTalks(id, _) => {
            app.watch::<Contract>(id).map(|contract| contract.number.clone())
        }
        Route::Amendment(_, id, _) => app.watch::<Amendment>(id).map(|it| it.number.clone()),
        Route::Opportunity(id) => app.watch::<Opportunity>(id).map(|it| it.name.clone()),
        Route::Quote(id) => app.watch::<Quote>(id).map(|it| it.number.clone()),
        Route::Dispute(id) => app.watch::<Dispute>(id).map(|it| it.number.clone()),
        Route::Ticket(id) => app.watch::<Ticket>(id).map(|it| it.number.clone()),
        Route::Evaluation(id) => app.watch::<Evaluation>(id).map(|it| app.review_subject(&it)),
        Route::OwnClause(id) => app.watch::<OwnClause>(id).map(|it| app.text().wording(&it.heading).to_owned()),
        Route::OwnTemplate(id) => app.watch::<OwnTemplate>(id).map(|it| it.name.clone()),
        Route::EvaluationPlans => Some(app.text().evaluation_plans().to_owned()),
        Route::SharingScope(id) => app.watch::<SharingScope>(id).map(|it| it.number.clone()),
        Route::SharePack(..) => Some(app.text().pack_title().to_owned()),
        Route::Incident(id) => app.watch::<Incident>(id).map(|it| it.number.clone()),
        Route::ServiceReport(_) => Some(app.text().report_title().to_owned()),
        Route::IncentivePlan(id) => app.incentive_plan(id).map(|it| it.plan.name.clone()),
        Route::PayoutRuns => Some(app.text().payout_title().to_owned()),
        Route::CommissionStatement(id, _) => Some(app.member_name(id)),
        Route::Receivables(_) => Some(app.text().receivables_title().to_owned()),
        Route::StatementImport => Some(app.text().bank_title().to_owned()),
        Route::Ledger(_) => Some(app.text().ledger_title().to_owned()),
        Route::OpenPackage => Some(app.text().package_open_title().to_owned()),
        Route::Leads(_) => Some(app.text().pipeline_leads().to_owned()),
        Route::Lead(id) => app.watch::<Lead>(id).map(|it| it.name().to_owned()),
        Route::CustomerImport => Some(app.text().import_customers().to_owned()),
        Route::BoughtImport => Some(app.text().bought_title().to_owned()),
        Route::Duplicates => Some(app.text().duplicates().to_owned()),
        Route::Merge(..) => Some(app.text().merge_title().to_owned()),
        Route::Target(id) => app.target_item(id).map(|it| it.whose(app.text())),
        Route::HandoverSlip(_) => Some(app.text().material_slip().to_owned()),
        Route::Reminders => Some(app.text().reminders_title().to_owned()),
        Route::Together => Some(app.text().together().to_owned()),
        Route::Conflicts => Some(app.text().conflicts_title().to_owned()),
        Route::Home
        | Route::Customers(_)
        | Route::Pipeline(_)
        | Route::Products
        | Route::Contracts(_)
        | Route::Money(_)
        | Route::Service(_)
        | Route::Evaluations(_)
        | Route::Disputes(_)
        | Route::Sharing(_)
        | Route::Calendar(_)
        | Route::Tasks(_)
        | Route::Targets(_)
        | Route::Reports(_)
        | Route::Duties(_)
        | Route::Materials(_)
        | Route::Library
        | Route::Team
        | Route::Incentives(_)
        | Route::Settings(_)
        | Route::Rescue
        | Route::NotFound => None,
    });
    let place = Memo::new(move |_| Place::of(&router.current()));
    let place_words = move || place.get().map_or_else(|| app.text().not_found_title(), |place| place.words(app.text()));
    let crumbs = move || match leaf.get() {
        Some(leaf) => view! {
            <a href=place.get().map(|place| place.route().href())>{place_words}</a>
            {icon("chevron-right")}
            <span aria-current="page"><bdi>{leaf}</bdi></span>
        }
        .into_any(),
        None => view! { <span aria-current="page">{place_words}</span> }.into_any(),
    };
    view! { <nav class="top__crumbs" aria-label=move || app.text().where_you_are()>{crumbs}</nav> }
}

/// Whether everything is on disk, and how old the backup is. On a phone the words give way and the signs stay.
#[component]
fn SavedState() -> impl IntoView {
    let app = use_app();
    let demo = move || app.phase.with(|phase| *phase == Phase::Open(BookKind::Demo));
    let backup = move || {
        let text = app.text();
        match app.last_export.get() {
            None => text.never_backed_up().to_owned(),
            Some(at) => {
                let days = now_milliseconds().saturating_sub(at) / 86_400_000;
                if days == 0 {
                    text.backed_up_today().to_owned()
                } else {
                    text.backed_up_days(i64::try_from(days).unwrap_or(i64::MAX))
                }
            }
        }
    };
    let saved = move || {
        let text = app.text();
        match app.saving.get() {
            Saving::Saved => text.saved(),
            Saving::Saving => text.saving(),
            Saving::Failed => text.not_saved(),
        }
    };
    let state = move || match app.saving.get() {
        Saving::Saved => "saved",
        Saving::Saving => "saving",
        Saving::Failed => "failed",
    };
    let tone = move || match app.backup_age() {
        Age::Fresh => "good",
        Age::Ageing => "warn",
        Age::Old => "danger",
    };
    view! {
        <span class="top__saved" id="saved-state" data-state=state role="status">
            {move || match app.saving.get() {
                Saving::Saved => small_icon("check").into_any(),
                Saving::Saving => small_icon("circle-dashed").into_any(),
                Saving::Failed => small_icon("octagon-alert").into_any(),
            }}
            <span class="top__word">{saved}</span>
        </span>
        <Show when=move || !demo()>
            <a
                class="top__backup status"
                id="backup-age"
                data-tone=tone
                href=Route::Settings(SettingsPart::Book).href()
                title=move || app.text().backup_title()
                aria-label=backup
            >
                {move || match app.backup_age() {
                    Age::Fresh => small_icon("shield-check").into_any(),
                    Age::Ageing => small_icon("clock").into_any(),
                    Age::Old => small_icon("triangle-alert").into_any(),
                }}
                <span class="top__word">{backup}</span>
            </a>
        </Show>
    }
}
