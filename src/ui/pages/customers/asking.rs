//! What every customer's record says and a list can be asked for, beside the fields that a team defined.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::form::{LEVELS, ROLES, level_named, role_named};
use crate::domain::contract::circumstances::Size;
use crate::domain::customer::Customer;
use crate::domain::team::circle::Circle;
use crate::i18n::Text;
use crate::state::{App, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::widgets::drop_chip::{ChipOf, NextFocus, drop_chip};

/// Something that a list can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CustomerFact {
    Level,
    Role,
    Scale,
    Owner,
    Industry,
    Source,
    Region,
}

impl CustomerFact {
    pub(super) const ALL: [Self; 7] =
        [Self::Level, Self::Role, Self::Scale, Self::Owner, Self::Industry, Self::Source, Self::Region];

    /// The name of the filter in an address.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Role => "role",
            Self::Scale => "scale",
            Self::Owner => "owner",
            Self::Industry => "industry",
            Self::Source => "source",
            Self::Region => "region",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    pub(super) fn words(self, text: Text) -> &'static str {
        match self {
            Self::Level => text.customer_level(),
            Self::Role => text.customer_role(),
            Self::Scale => text.customer_scale(),
            Self::Owner => text.customer_owner(),
            Self::Industry => text.customer_industry(),
            Self::Source => text.customer_source(),
            Self::Region => text.customer_region(),
        }
    }

    /// A value of a filter as people read it.
    fn value_words(self, text: Text, value: &str) -> String {
        match self {
            Self::Level => level_named(value).map_or(value, |it| text.level(it)).to_owned(),
            Self::Role => role_named(value).map_or(value, |it| text.trade_role(it)).to_owned(),
            Self::Scale => Size::named(value).map_or(value, |it| text.scale(it)).to_owned(),
            Self::Owner | Self::Industry | Self::Source | Self::Region => value.to_owned(),
        }
    }

    /// What may be asked for where there are a few choices; nothing where it is a text.
    pub(super) fn choices(self, text: Text) -> Option<Vec<(String, String)>> {
        match self {
            Self::Level => Some(LEVELS.map(|(name, it)| (name.to_owned(), text.level(it).to_owned())).to_vec()),
            Self::Role => Some(ROLES.map(|(name, it)| (name.to_owned(), text.trade_role(it).to_owned())).to_vec()),
            Self::Scale => Some(Size::NAMED.map(|it| (it.name().to_owned(), text.scale(it).to_owned())).to_vec()),
            Self::Owner | Self::Industry | Self::Source | Self::Region => None,
        }
    }

    /// The texts that stand at customers now.
    pub(super) fn known(self, app: App) -> Vec<String> {
        let all = app.customers();
        let texts = all.iter().map(|it| self.text(it)).filter(|it| !it.is_empty());
        texts.collect::<BTreeSet<_>>().into_iter().map(str::to_owned).collect()
    }

    fn text(self, it: &Customer) -> &str {
        match self {
            Self::Level | Self::Role | Self::Scale => "",
            Self::Owner => &it.owner,
            Self::Industry => &it.industry,
            Self::Source => &it.source,
            Self::Region => &it.address.region,
        }
    }
}

/// A fact with the value that is asked for.
pub(super) enum Asked {
    /// By the name and not by its spelling, as the page of the team counts.
    Owner(Circle),
    /// Any other.
    Value(CustomerFact, String),
}

/// What a query asks of customers' facts.
pub(super) fn asked(query: &Query) -> Vec<Asked> {
    let asked = CustomerFact::ALL.into_iter().filter_map(|fact| Some((fact, query.filter(fact.name())?)));
    asked
        .map(|(fact, value)| match fact {
            CustomerFact::Owner => Asked::Owner(Circle::named(value)),
            CustomerFact::Level
            | CustomerFact::Role
            | CustomerFact::Scale
            | CustomerFact::Industry
            | CustomerFact::Source
            | CustomerFact::Region => Asked::Value(fact, value.to_owned()),
        })
        .collect()
}

/// Whether a customer is as it is asked for. A choice that nobody knows is asked of nobody.
pub(super) fn fits(it: &Customer, asked: &mut [Asked]) -> bool {
    asked.iter_mut().all(|asked| match asked {
        Asked::Owner(circle) => circle.has(&it.owner),
        Asked::Value(CustomerFact::Level, value) => level_named(value).is_none_or(|level| it.level == level),
        Asked::Value(CustomerFact::Role, value) => role_named(value).is_none_or(|role| it.role == role),
        Asked::Value(CustomerFact::Scale, value) => Size::named(value).is_none_or(|scale| it.scale == scale),
        Asked::Value(fact, value) => fact.text(it) == value,
    })
}

/// What is asked for, each with its way out.
#[component]
pub(super) fn FactChips(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let next = NextFocus::after(query);
    let chips = move || {
        let (text, query) = (app.text(), query.get());
        let asked = CustomerFact::ALL.into_iter().filter_map(|fact| Some((fact, query.filter(fact.name())?)));
        asked
            .map(|(fact, value)| {
                let without = Route::Customers(query.clone().without(fact.name())).href();
                let said = text.filter_is(fact.words(text), &fact.value_words(text, value));
                let (said, without) = (Signal::stored(said), Signal::stored(without));
                drop_chip(app, ChipOf::Fact(fact.name()), said, without, next, "#filter-own".to_owned())
            })
            .collect_view()
    };
    view! { {chips} }
}
