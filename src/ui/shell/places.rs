//! The places of the sidebar, in order.

use crate::i18n::Text;
use crate::ui::route::{Route, SettingsPart};

/// A place in the sidebar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Home,
    Tasks,
    Customers,
    Pipeline,
    Contracts,
    Money,
    Duties,
    Service,
    Sharing,
    Calendar,
    Products,
    Team,
    Settings,
}

impl Place {
    /// Above the rule.
    pub(super) const WORK: &'static [Self] = &[
        Self::Home,
        Self::Tasks,
        Self::Customers,
        Self::Pipeline,
        Self::Contracts,
        Self::Money,
        Self::Duties,
        Self::Service,
        Self::Sharing,
        Self::Calendar,
    ];
    /// Below the rule.
    pub(super) const KEEPING: &'static [Self] = &[Self::Products, Self::Team, Self::Settings];
    /// In the bottom bar of a phone; the rest is behind "More".
    pub(super) const BOTTOM: &'static [Self] = &[Self::Home, Self::Customers, Self::Contracts, Self::Money];

    pub(super) fn route(self) -> Route {
        match self {
            Self::Home => Route::Home,
            Self::Tasks => Route::tasks(),
            Self::Customers => Route::customers(),
            Self::Pipeline => Route::pipeline(),
            Self::Products => Route::Products,
            Self::Contracts => Route::contracts(),
            Self::Money => Route::money(),
            Self::Duties => Route::duties(),
            Self::Service => Route::service(),
            Self::Sharing => Route::sharing(),
            Self::Calendar => Route::calendar(),
            Self::Team => Route::Team,
            Self::Settings => Route::Settings(SettingsPart::Company),
        }
    }

    pub(super) const fn icon(self) -> &'static str {
        match self {
            Self::Home => "house",
            Self::Tasks => "list-checks",
            Self::Customers => "users-round",
            Self::Pipeline => "square-kanban",
            Self::Products => "tag",
            Self::Contracts => "file-text",
            Self::Money => "wallet",
            Self::Duties => "scale",
            Self::Service => "headset",
            Self::Sharing => "share-2",
            Self::Calendar => "calendar-days",
            Self::Team => "id-card",
            Self::Settings => "settings",
        }
    }

    pub(super) const fn words(self, text: Text) -> &'static str {
        match self {
            Self::Home => text.places_home(),
            Self::Tasks => text.places_tasks(),
            Self::Customers => text.places_customers(),
            Self::Pipeline => text.places_pipeline(),
            Self::Products => text.places_products(),
            Self::Contracts => text.places_contracts(),
            Self::Money => text.places_money(),
            Self::Duties => text.places_duties(),
            Self::Service => text.places_service(),
            Self::Sharing => text.places_sharing(),
            Self::Calendar => text.places_calendar(),
            Self::Team => text.places_team(),
            Self::Settings => text.places_settings(),
        }
    }

    /// The letter after `g` that goes there.
    pub(super) const fn letter(self) -> &'static str {
        match self {
            Self::Home => "h",
            Self::Tasks => "k",
            Self::Customers => "c",
            Self::Pipeline => "p",
            Self::Products => "r",
            Self::Contracts => "t",
            Self::Money => "m",
            Self::Duties => "u",
            Self::Service => "v",
            Self::Sharing => "i",
            Self::Calendar => "d",
            Self::Team => "e",
            Self::Settings => "s",
        }
    }

    /// Every place.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        Self::WORK.iter().chain(Self::KEEPING).copied()
    }

    /// The place a route belongs to.
    pub(super) const fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Home => Some(Self::Home),
            Route::Tasks(_) => Some(Self::Tasks),
            Route::Customers(_)
            | Route::CustomerImport
            | Route::Duplicates
            | Route::Merge(..)
            | Route::Customer(..) => Some(Self::Customers),
            Route::Pipeline(_) | Route::Opportunity(_) | Route::Quote(_) | Route::Leads(_) => Some(Self::Pipeline),
            Route::Products => Some(Self::Products),
            Route::Contracts(_) | Route::Ledger(_) | Route::Contract(..) | Route::ContractVersions(..) => {
                Some(Self::Contracts)
            }
            Route::Duties(_) => Some(Self::Duties),
            Route::Service(_) | Route::ServiceReport(_) | Route::Ticket(_) => Some(Self::Service),
            Route::Sharing(_) | Route::SharingScope(_) | Route::SharePack(..) | Route::Incident(_) => {
                Some(Self::Sharing)
            }
            Route::Money(_) | Route::Receivables(_) | Route::StatementImport => Some(Self::Money),
            Route::Calendar(_) => Some(Self::Calendar),
            Route::Team => Some(Self::Team),
            Route::Settings(_) | Route::Together | Route::Conflicts => Some(Self::Settings),
            Route::Rescue | Route::NotFound => None,
        }
    }
}
