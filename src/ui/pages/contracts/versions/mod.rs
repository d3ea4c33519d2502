//! The versions of a contract, at `#/contracts/:id/versions`: the list, one of them on paper, two beside each other.

mod changed;
mod compare;
mod keep;
mod list;
mod one;
pub(super) mod sheet;

use leptos::prelude::*;

pub(super) use self::changed::{TermRow, rows};
pub(super) use self::keep::to_keep;
pub(super) use self::sheet::draw_piece;

use self::compare::Compare;
use self::list::VersionList;
use self::one::OneVersion;
use super::editor::Editor;
use super::parties::{paper_of_version, parties_of};
use crate::domain::contract::Contract;
use crate::domain::contract::party::ContractLanguage;
use crate::domain::contract::version::{ContractVersion, VersionBrief};
use crate::domain::id::{ContractId, ContractVersionId};
use crate::export::paper::{Paper, compose};
use crate::state::{App, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;

/// Terms that can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Revision {
    /// As they stand now.
    Present,
    /// As they were kept.
    Kept(ContractVersionId),
}

/// How an address calls the present terms.
const PRESENT: &str = "present";

impl Revision {
    fn of(name: &str) -> Option<Self> {
        if name == PRESENT { Some(Self::Present) } else { ContractVersionId::parse(name).map(Self::Kept) }
    }

    fn name(self) -> String {
        match self {
            Self::Present => PRESENT.to_owned(),
            Self::Kept(id) => id.to_string(),
        }
    }

    /// What it is called.
    fn words(self, app: App) -> String {
        let text = app.text();
        match self {
            Self::Present => text.version_present().to_owned(),
            Self::Kept(id) => app
                .watch::<VersionBrief>(id)
                .map(|it| format!("{} · {}", text.version_n(it.number), text.date(it.on)))
                .unwrap_or_default(),
        }
    }

    /// Its terms; nothing while a version is on its way from the disk.
    fn terms(self, editor: Editor) -> Option<Contract> {
        match self {
            Self::Present => Some(editor.record.get()),
            Self::Kept(id) => editor.app.watch::<ContractVersion>(id).map(|it| it.terms.clone()),
        }
    }

    /// Its paper in a language; nothing while a version is on its way.
    fn paper(self, editor: Editor, language: ContractLanguage) -> Option<Paper> {
        let app = editor.app;
        match self {
            Self::Present => Some(editor.record.with(|contract| {
                let (own, customer) = parties_of(app, contract);
                compose(contract, &own, &customer, language)
            })),
            Self::Kept(id) => app.watch::<ContractVersion>(id).map(|it| paper_of_version(app, &it, language)),
        }
    }
}

/// What the address asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    All,
    One(ContractVersionId),
    Two(Revision, Revision),
}

impl Asked {
    fn of(query: &Query) -> Self {
        let revision = |name: &str| query.filter(name).and_then(Revision::of);
        match (revision("paper"), revision("old"), revision("new")) {
            (Some(Revision::Kept(id)), _, _) => Self::One(id),
            (_, Some(old), Some(new)) => Self::Two(old, new),
            (Some(Revision::Present) | None, _, _) => Self::All,
        }
    }
}

/// The address of a version on paper.
fn on_paper(contract: ContractId, version: ContractVersionId) -> Route {
    Route::ContractVersions(contract, Query::default().with("paper", &version.to_string()))
}

/// The address of two beside each other.
fn beside(contract: ContractId, old: Revision, new: Revision) -> Route {
    Route::ContractVersions(contract, Query::default().with("old", &old.name()).with("new", &new.name()))
}

/// What is said in the place of a version that is not in memory: it may be on its way.
fn missing(app: App) -> &'static str {
    if app.all_read() { app.text().version_missing() } else { app.text().loading() }
}

/// The page.
#[component]
pub(super) fn Versions(editor: Editor, id: ContractId) -> impl IntoView {
    let router = use_router();
    let asked = Memo::new(move |_| {
        if let Route::ContractVersions(_, query) = router.current() { Asked::of(&query) } else { Asked::All }
    });
    move || match asked.get() {
        Asked::All => view! { <div class="deal__whole"><VersionList editor id /></div> }.into_any(),
        Asked::One(version) => view! { <OneVersion id version /> }.into_any(),
        Asked::Two(old, new) => view! { <Compare editor id old new /> }.into_any(),
    }
}

/// Which version or the present terms: for a box that offers them.
#[component]
fn RevisionBox(
    id: ContractId,
    name: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<Revision>,
    choose: Callback<Revision>,
) -> impl IntoView {
    let app = use_app();
    let options = move || {
        let kept = app.versions_of(id);
        let kept = kept.iter().rev().map(|it| Revision::Kept(it.id));
        std::iter::once(Revision::Present)
            .chain(kept)
            .map(|it| view! { <option value=it.name() selected=move || value.get() == it>{it.words(app)}</option> })
            .collect_view()
    };
    view! {
        <div class="field">
            <label class="field__label" for=name>{move || label.get()}</label>
            <div class="field__box">
                <select
                    id=name
                    prop:value=move || value.get().name()
                    on:change=move |event| {
                        if let Some(revision) = Revision::of(&event_target_value(&event)) {
                            choose.run(revision);
                        }
                    }
                >
                    {options}
                </select>
                {icon("chevron-down")}
            </div>
        </div>
    }
}
