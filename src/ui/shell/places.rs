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
    Targets,
    Contracts,
    Money,
    Duties,
    Materials,
    Service,
    Evaluations,
    Disputes,
    Sharing,
    Calendar,
    Products,
    Library,
    Team,
    Incentives,
    Reports,
    Settings,
}

/// Places that belong together.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// What stands over them.
    pub(super) words: Option<fn(Text) -> &'static str>,
    /// The places.
    pub(super) places: &'static [Place],
}

impl Place {
    /// By what they are about, in order; the first and the last part speak for themselves.
    pub(super) const PARTS: &'static [Part] = &[
        Part { words: None, places: &[Self::Home, Self::Tasks, Self::Calendar] },
        Part {
            words: Some(Text::places_of_selling),
            places: &[Self::Customers, Self::Pipeline, Self::Products, Self::Service],
        },
        Part {
            words: Some(Text::places_of_contracts),
            places: &[
                Self::Contracts,
                Self::Library,
                Self::Money,
                Self::Duties,
                Self::Materials,
                Self::Sharing,
                Self::Disputes,
            ],
        },
        Part {
            words: Some(Text::places_of_performance),
            places: &[Self::Targets, Self::Evaluations, Self::Incentives, Self::Reports, Self::Team],
        },
        Part { words: None, places: &[Self::Settings] },
    ];
    /// In the bottom bar of a phone; the rest is behind "More".
    pub(super) const BOTTOM: &'static [Self] = &[Self::Home, Self::Customers, Self::Contracts, Self::Money];

    pub(super) fn route(self) -> Route {
        match self {
            Self::Home => Route::Home,
            Self::Tasks => Route::tasks(),
            Self::Customers => Route::customers(),
            Self::Pipeline => Route::pipeline(),
            Self::Targets => Route::targets(),
            Self::Products => Route::Products,
            Self::Contracts => Route::contracts(),
            Self::Money => Route::money(),
            Self::Duties => Route::duties(),
            Self::Materials => Route::materials(),
            Self::Service => Route::service(),
            Self::Evaluations => Route::evaluations(),
            Self::Disputes => Route::disputes(),
            Self::Sharing => Route::sharing(),
            Self::Calendar => Route::calendar(),
            Self::Library => Route::Library,
            Self::Team => Route::Team,
            Self::Incentives => Route::incentives(),
            Self::Reports => Route::reports(),
            Self::Settings => Route::Settings(SettingsPart::Company),
        }
    }

    pub(super) const fn icon(self) -> &'static str {
        match self {
            Self::Home => "house",
            Self::Tasks => "list-checks",
            Self::Customers => "users-round",
            Self::Pipeline => "square-kanban",
            Self::Targets => "trending-up",
            Self::Products => "tag",
            Self::Contracts => "file-text",
            Self::Money => "wallet",
            Self::Duties => "scale",
            Self::Materials => "package",
            Self::Service => "headset",
            Self::Evaluations => "chart-no-axes-column",
            Self::Disputes => "gavel",
            Self::Sharing => "share-2",
            Self::Calendar => "calendar-days",
            Self::Library => "library",
            Self::Team => "id-card",
            Self::Incentives => "handshake",
            Self::Reports => "table-2",
            Self::Settings => "settings",
        }
    }

    pub(super) const fn words(self, text: Text) -> &'static str {
        match self {
            Self::Home => text.places_home(),
            Self::Tasks => text.places_tasks(),
            Self::Customers => text.places_customers(),
            Self::Pipeline => text.places_pipeline(),
            Self::Targets => text.places_targets(),
            Self::Products => text.places_products(),
            Self::Contracts => text.places_contracts(),
            Self::Money => text.places_money(),
            Self::Duties => text.places_duties(),
            Self::Materials => text.places_materials(),
            Self::Service => text.places_service(),
            Self::Evaluations => text.places_evaluations(),
            Self::Disputes => text.places_disputes(),
            Self::Sharing => text.places_sharing(),
            Self::Calendar => text.places_calendar(),
            Self::Library => text.places_library(),
            Self::Team => text.places_team(),
            Self::Incentives => text.places_incentives(),
            Self::Reports => text.places_reports(),
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
            Self::Targets => "a",
            Self::Products => "r",
            Self::Contracts => "t",
            Self::Money => "m",
            Self::Duties => "u",
            Self::Materials => "w",
            Self::Service => "v",
            Self::Evaluations => "j",
            Self::Disputes => "x",
            Self::Sharing => "b",
            Self::Calendar => "d",
            Self::Library => "l",
            Self::Team => "e",
            Self::Incentives => "i",
            Self::Reports => "o",
            Self::Settings => "s",
        }
    }

    /// Every place.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        Self::PARTS.iter().flat_map(|part| part.places).copied()
    }

    /// The place a route belongs to.
    pub(super) const fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Home => Some(Self::Home),
            Route::Tasks(_) => Some(Self::Tasks),
            Route::Customers(_)
            | Route::CustomerImport
            | Route::BoughtImport
            | Route::Duplicates
            | Route::Merge(..)
            | Route::Customer(..) => Some(Self::Customers),
            Route::Pipeline(_) | Route::Opportunity(_) | Route::Quote(_) | Route::Leads(_) | Route::Lead(_) => {
                Some(Self::Pipeline)
            }
            Route::Targets(_) | Route::Target(_) => Some(Self::Targets),
            Route::Reports(_) => Some(Self::Reports),
            Route::Products => Some(Self::Products),
            Route::Contracts(_)
            | Route::Ledger(_)
            | Route::OpenPackage
            | Route::Contract(..)
            | Route::ContractVersions(..)
            | Route::ContractTalks(..)
            | Route::Amendment(..) => Some(Self::Contracts),
            Route::Duties(_) => Some(Self::Duties),
            Route::Materials(_) | Route::HandoverSlip(_) => Some(Self::Materials),
            Route::Service(_) | Route::ServiceReport(_) | Route::Ticket(_) => Some(Self::Service),
            Route::Evaluations(_) | Route::Evaluation(_) | Route::EvaluationPlans => Some(Self::Evaluations),
            Route::Disputes(_) | Route::Dispute(_) => Some(Self::Disputes),
            Route::Sharing(_) | Route::SharingScope(_) | Route::SharePack(..) | Route::Incident(_) => {
                Some(Self::Sharing)
            }
            Route::Money(_) | Route::Receivables(_) | Route::StatementImport => Some(Self::Money),
            Route::Calendar(_) | Route::Reminders => Some(Self::Calendar),
            Route::Library | Route::OwnClause(_) | Route::OwnTemplate(_) => Some(Self::Library),
            Route::Team => Some(Self::Team),
            Route::Incentives(_) | Route::IncentivePlan(_) | Route::PayoutRuns | Route::CommissionStatement(..) => {
                Some(Self::Incentives)
            }
            Route::Settings(_) | Route::Together | Route::Conflicts => Some(Self::Settings),
            Route::Rescue | Route::NotFound => None,
        }
    }
}
