//! Two customers side by side, at `#/customers/merge/:first/:second`.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::fields::{Agreed, Differing};
use super::moves::{Moves, People};
use super::sides::Sides;
use super::two::Two;
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::id::{ContactId, CustomerId};
use crate::domain::merging::{Part, Pick, Side, merged, usual_side};
use crate::state::{App, Twins, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::status::{Meaning, status, strong_status};

/// What is compared, and what is chosen so far.
#[derive(Clone, Copy)]
pub(super) struct Comparison {
    pub(super) app: App,
    first: CustomerId,
    second: CustomerId,
    /// How many contracts of each are fixed.
    papers: Memo<(usize, usize)>,
    /// The record that had better stay.
    usual: Memo<Side>,
    /// The record that stays, once somebody chose one.
    chosen: RwSignal<Option<Side>>,
    /// The values that somebody chose.
    picks: RwSignal<BTreeMap<Part, Pick>>,
    /// Whether people who look like one become one, where somebody chose; by their entry at the first record.
    joins: RwSignal<BTreeMap<ContactId, bool>>,
}

impl Comparison {
    pub(super) const fn id(self, side: Side) -> CustomerId {
        match side {
            Side::First => self.first,
            Side::Second => self.second,
        }
    }

    /// Reads both, while both are there.
    pub(super) fn with<T>(self, read: impl FnOnce(&Customer, &Customer) -> T) -> Option<T> {
        let (first, second) = (self.app.watch::<Customer>(self.first)?, self.app.watch::<Customer>(self.second)?);
        Some(read(&first, &second))
    }

    /// Which one stays.
    pub(super) fn stays(self) -> Side {
        self.chosen.get().unwrap_or_else(|| self.usual.get())
    }

    /// How many contracts of the one that stays print what it says and are fixed.
    pub(super) fn fixed(self) -> usize {
        let (first, second) = self.papers.get();
        if self.stays() == Side::First { first } else { second }
    }

    pub(super) fn let_stay(self, side: Side) {
        self.chosen.set(Some(side));
    }

    /// Whose value is kept, chosen or usual.
    pub(super) fn pick(self, part: Part) -> Pick {
        let chosen = self.picks.with(|picks| picks.get(&part).copied());
        let stays = self.stays();
        let usual = || self.with(|first, second| part.usual(first, second, stays, self.fixed() > 0));
        chosen.or_else(usual).unwrap_or(Pick::Of(stays))
    }

    pub(super) fn choose(self, part: Part, pick: Pick) {
        self.picks.update(|picks| {
            picks.insert(part, pick);
        });
    }

    /// People entered on both sides.
    pub(super) fn twins(self) -> Vec<Twins> {
        self.app.twins(self.first, self.second)
    }

    pub(super) fn is_joined(self, twins: &Twins) -> bool {
        self.joins.with(|joins| joins.get(&twins.first.id).copied()).unwrap_or(twins.one_name)
    }

    pub(super) fn join(self, first: ContactId, joined: bool) {
        self.joins.update(|joins| {
            joins.insert(first, joined);
        });
    }

    /// What the record that stays will say.
    fn outcome(self) -> Option<Customer> {
        let stays = self.stays();
        self.with(|first, second| merged(first, second, stays, |part| Some(self.pick(part))))
    }

    /// Pairs of entries of one person: the one that stays, the one that goes.
    fn people(self) -> Vec<(Arc<Contact>, Arc<Contact>)> {
        let stays = self.stays();
        let joined = self.twins().into_iter().filter(|it| self.is_joined(it));
        joined
            .map(|it| match stays {
                Side::First => (it.first, it.second),
                Side::Second => (it.second, it.first),
            })
            .collect()
    }
}

/// The page.
#[component]
pub(in crate::ui) fn ComparePage(first: CustomerId, second: CustomerId) -> impl IntoView {
    let app = use_app();
    let usual = Memo::new(move |_| {
        let (here, there) = (app.belongings(first), app.belongings(second));
        let both = app.watch::<Customer>(first).zip(app.watch::<Customer>(second));
        both.map_or(Side::First, |(a, b)| usual_side((&a, here.fixed, here.count()), (&b, there.fixed, there.count())))
    });
    let comparison = Comparison {
        app,
        first,
        second,
        papers: Memo::new(move |_| (app.belongings(first).fixed, app.belongings(second).fixed)),
        usual,
        chosen: RwSignal::new(None),
        picks: RwSignal::new(BTreeMap::new()),
        joins: RwSignal::new(BTreeMap::new()),
    };
    let possible = Memo::new(move |_| {
        let stands = |id| app.watch::<Customer>(id).is_some() && app.survivor(id) == id;
        first != second && stands(first) && stands(second)
    });
    view! {
        <div class="page conf merge" id="merge">
            <div class="page__head">
                <div class="page__title">
                    <p class="faint small">{move || app.text().merge_title()}</p>
                    <h1>{move || app.text().merge_heading()}</h1>
                </div>
            </div>
            <Show
                when=move || possible.get()
                fallback=move || {
                    view! {
                        <p class="conf__lead">{move || app.text().merge_impossible()}</p>
                        <p><a href=Route::customer(first).href()>{move || app.text().alike_open()}</a></p>
                    }
                }
            >
                <Reasons comparison />
                <Two first second />
                <Sides comparison />
                <Differing comparison />
                <div class="split section">
                    <Moves comparison />
                    <People comparison />
                </div>
                <Agreed comparison />
                <Foot comparison />
            </Show>
        </div>
    }
}

/// What speaks for it, and what against.
#[component]
fn Reasons(comparison: Comparison) -> impl IntoView {
    let app = use_app();
    let common = Memo::new(move |_| app.common_signs(comparison.first, comparison.second));
    let words = move || {
        let text = app.text();
        let common = common.get();
        if common.codes_differ {
            strong_status(Meaning::Danger, "octagon-alert", text.merge_codes_differ()).into_any()
        } else if common.by.is_empty() {
            status(Meaning::Warn, "info", text.merge_nothing_shared()).into_any()
        } else {
            status(Meaning::Plain, "info", text.merge_shared(&text.merge_reasons(&common.by))).into_any()
        }
    };
    view! { <p class="merge__why" id="merge-why">{words}</p> }
}

#[component]
fn Foot(comparison: Comparison) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let name = move || comparison.outcome().map(|it| it.name).unwrap_or_default();
    let merge = move |_| {
        let made = untrack(|| Some((comparison.outcome()?, comparison.stays(), comparison.people())));
        let Some((new, stays, people)) = made else { return };
        let goes = comparison.id(stays.other());
        let gone = app.peek::<Customer>(goes).map(|it| it.name.clone()).unwrap_or_default();
        let said = app.untracked_text().merge_done(&gone, &new.name);
        let id = new.id;
        app.merge_customers(&new, goes, &people, said, move || router.go(&Route::customer(id)));
    };
    view! {
        <div class="conf__go">
            <span class="soft small">{move || app.text().merge_undo_note()}</span>
            <a class="button" data-kind="quiet" href=move || Route::customer(comparison.first).href()>
                {move || app.text().cancel()}
            </a>
            <button class="button merge__go" data-kind="main" data-size="large" type="button" id="merge-go" on:click=merge>
                {icon("combine")}
                <span class="clip">{move || app.text().merge_go(&name())}</span>
            </button>
        </div>
    }
}
