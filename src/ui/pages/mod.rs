//! The pages: one folder per kind, the rest one file each.

pub(super) mod calendar;
pub(super) mod changes;
pub(super) mod conflicts;
pub(super) mod contracts;
pub(super) mod customers;
pub(super) mod home;
pub(super) mod lost;
pub(super) mod money;
pub(super) mod not_found;
pub(super) mod rescue;
pub(super) mod settings;
pub(super) mod start;
pub(super) mod stopped;
pub(super) mod together;

use leptos::prelude::*;

use crate::domain::contract::Contract;
use crate::domain::customer::Customer;
use crate::domain::id::{ContractId, CustomerId};
use crate::state::App;
use crate::ui::route::Route;

/// What is drawn for a route, without what a page follows by itself (its tab, its query): so a tab or a typed letter does
/// not draw the whole page anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Home,
    Customers,
    CustomerImport,
    Customer(CustomerId),
    Contracts,
    Contract(ContractId),
    Money,
    Calendar,
    Together,
    Conflicts,
    Settings,
    NotFound,
}

impl Place {
    pub(super) const fn of(route: &Route) -> Self {
        match route {
            Route::Home => Self::Home,
            Route::Customers(_) => Self::Customers,
            Route::CustomerImport => Self::CustomerImport,
            Route::Customer(id, _) => Self::Customer(*id),
            Route::Contracts(_) => Self::Contracts,
            Route::Contract(id, _) => Self::Contract(*id),
            Route::Money(_) => Self::Money,
            Route::Calendar => Self::Calendar,
            Route::Together => Self::Together,
            Route::Conflicts => Self::Conflicts,
            Route::Settings(_) => Self::Settings,
            Route::Rescue | Route::NotFound => Self::NotFound,
        }
    }
}

/// The page of a place.
pub(super) fn draw(place: Place) -> AnyView {
    match place {
        Place::Home => view! { <home::HomePage /> }.into_any(),
        Place::Customers => view! { <customers::list::CustomerList /> }.into_any(),
        Place::CustomerImport => view! { <customers::import::CustomerImport /> }.into_any(),
        Place::Customer(id) => view! { <customers::show::CustomerPage id /> }.into_any(),
        Place::Contracts => view! { <contracts::list::ContractList /> }.into_any(),
        Place::Contract(id) => view! { <contracts::show::ContractPage id /> }.into_any(),
        Place::Money => view! { <money::MoneyPage /> }.into_any(),
        Place::Calendar => view! { <calendar::CalendarPage /> }.into_any(),
        Place::Together => view! { <together::TogetherPage /> }.into_any(),
        Place::Conflicts => view! { <conflicts::ConflictsPage /> }.into_any(),
        Place::Settings => view! { <settings::SettingsPage /> }.into_any(),
        Place::NotFound => view! { <not_found::NotFoundPage /> }.into_any(),
    }
}

/// The title of the browser's tab.
pub(super) fn title(app: App, route: &Route) -> String {
    let text = app.text();
    match route {
        Route::Home => text.places_home().to_owned(),
        Route::Customers(_) => text.places_customers().to_owned(),
        Route::CustomerImport => text.import_customers().to_owned(),
        Route::Customer(id, _) => app.watch::<Customer>(*id).map_or_else(String::new, |it| it.name.clone()),
        Route::Contracts(_) => text.places_contracts().to_owned(),
        Route::Contract(id, _) => app.watch::<Contract>(*id).map_or_else(String::new, |it| it.number.clone()),
        Route::Money(_) => text.places_money().to_owned(),
        Route::Calendar => text.places_calendar().to_owned(),
        Route::Together => text.together().to_owned(),
        Route::Conflicts => text.conflicts_title().to_owned(),
        Route::Settings(_) => text.places_settings().to_owned(),
        Route::Rescue => text.rescue_title().to_owned(),
        Route::NotFound => text.not_found_title().to_owned(),
    }
}

/// What is due in a place, shown beside its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Due {
    /// How many.
    pub(super) count: String,
    /// `danger` when some of it is overdue.
    pub(super) tone: Option<&'static str>,
}

/// What is due at a route as of the date looked at; `None` when nothing is.
pub(super) fn due_count(app: App, route: &Route) -> Option<Due> {
    match route {
        Route::Money(_) => {
            let late = home::overdue_parts(app).len();
            (late > 0).then(|| Due { count: late.to_string(), tone: Some("danger") })
        }
        Route::Settings(_) | Route::Conflicts => {
            let open = app.open_disputes(None);
            (open > 0).then(|| Due { count: open.to_string(), tone: Some("danger") })
        }
        Route::Home
        | Route::Customers(_)
        | Route::CustomerImport
        | Route::Customer(..)
        | Route::Contracts(_)
        | Route::Contract(..)
        | Route::Calendar
        | Route::Together
        | Route::Rescue
        | Route::NotFound => None,
    }
}
