//! The versions that were kept, with what keeps one more and what compares two.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::editor::Editor;
use super::keep::{digest_now, keep, take_back};
use super::{Revision, RevisionBox, beside, on_paper};
use crate::domain::contract::version::{ContractVersion, VersionBrief};
use crate::domain::id::{ContractId, ContractVersionId};
use crate::domain::lifecycle::digest::Digest;
use crate::i18n::Text;
use crate::state::{App, Form, PlainSheet, SheetCell, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::status::{Meaning, status};

/// So many characters of a digest tell versions apart.
const DIGEST: usize = 8;

/// What the life of the contract makes of its versions.
#[derive(Clone, Default, PartialEq)]
struct Marked {
    present: Option<Digest>,
    locked: Vec<Digest>,
    signed: Option<Digest>,
}

/// The list.
#[component]
pub(super) fn VersionList(editor: Editor, id: ContractId) -> impl IntoView {
    let app = use_app();
    let versions = Memo::new(move |_| app.versions_of(id));
    let marked = Memo::new(move |_| {
        let standing = app.contract_today(id);
        let life = standing.as_ref().map(|standing| &standing.life);
        Marked {
            present: editor.record.with(|contract| digest_now(app, contract)),
            locked: life.map(|life| life.locked().map(|it| it.sha256).collect()).unwrap_or_default(),
            signed: life.and_then(|life| life.stage.agreement()).map(|agreement| agreement.version.sha256),
        }
    });
    let handed = Callback::new(move |()| {
        let text = app.untracked_text();
        versions.with(|all| marked.with(|marked| sheet(text, all, marked)))
    });
    let rows = move || {
        let marked = marked.get();
        versions.get().into_iter().rev().map(|it| row(app, editor, it, &marked)).collect_view()
    };
    view! {
        <div class="page versions">
            <Show when=move || !editor.locked.get()>
                <KeepForm editor id />
            </Show>
            <Show when=move || versions.with(|all| !all.is_empty())>
                <Pick id versions marked />
            </Show>
            <section class="section" aria-labelledby="versions-title">
                <div class="section__head">
                    <h2 id="versions-title">{move || app.text().versions_list()}</h2>
                    <span class="section__note">{move || app.text().versions_lead()}</span>
                </div>
                <Show
                    when=move || versions.with(|all| !all.is_empty())
                    fallback=move || view! { <p class="faint empty__line">{move || app.text().versions_none()}</p> }
                >
                    <div class="table__wide" tabindex="0" role="region" aria-labelledby="versions-title">
                        <table class="table" id="versions" aria-labelledby="versions-title">
                            <thead>
                                <tr>
                                    <th scope="col">{move || app.text().version_number()}</th>
                                    <th scope="col">{move || app.text().version_on()}</th>
                                    <th scope="col">{move || app.text().version_by()}</th>
                                    <th scope="col">{move || app.text().version_reason()}</th>
                                    <th scope="col">{move || app.text().version_digest()}</th>
                                    <th scope="col">{move || app.text().version_state()}</th>
                                    <th scope="col"><span class="unseen">{move || app.text().next_steps()}</span></th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                    <p class="list__more">
                        <PlainExport name="export-versions" sheet="versions" words=Text::versions_list table=handed />
                    </p>
                </Show>
            </section>
        </div>
    }
}

/// Why a version was kept.
fn reason_of(text: Text, version: &VersionBrief) -> &str {
    if version.reason.is_empty() { text.version_occasion(version.occasion) } else { &version.reason }
}

/// All of them for other programs, the last one first as on the page.
fn sheet(text: Text, all: &[Arc<VersionBrief>], marked: &Marked) -> PlainSheet {
    let row = |it: &Arc<VersionBrief>| {
        let state = if marked.signed == Some(it.sha256) {
            text.version_signed()
        } else if marked.locked.contains(&it.sha256) {
            text.version_locked()
        } else {
            text.version_open()
        };
        vec![
            SheetCell::Count(u64::from(it.number)),
            SheetCell::Day(it.on),
            SheetCell::words(&it.by),
            SheetCell::words(reason_of(text, it)),
            SheetCell::Text(it.sha256.to_string()),
            SheetCell::words(state),
        ]
    };
    PlainSheet {
        sheet: text.versions_list(),
        file: text.sheet_versions_file(),
        headings: vec![
            text.version_number(),
            text.version_on(),
            text.version_by(),
            text.version_reason(),
            text.version_digest(),
            text.version_state(),
        ],
        rows: all.iter().rev().map(row).collect(),
    }
}

#[component]
fn KeepForm(editor: Editor, id: ContractId) -> impl IntoView {
    let app = editor.app;
    let form = Form::start(app, format!("contract/version/{id}"), vec![("reason", String::new())]);
    let refused = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = Signal::derive(move || refused.get().then(|| app.text().version_reason_missing().to_owned()));
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <section class="section" data-first="">
            <form
                class="versions__keep"
                id="keep-version"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    let reason = form.text("reason");
                    refused.set(reason.trim().is_empty());
                    if !reason.trim().is_empty() {
                        keep(editor, busy, &reason, move || form.restart());
                    }
                }
            >
                <TextField name="version-reason" label=label(Text::version_reason) value=form.field("reason") problem hint=label(Text::version_reason_hint) />
                <button class="button" type="submit" id="keep-now">{icon("file-plus-2")} {move || app.text().version_keep()}</button>
            </form>
        </section>
    }
}

/// Which two are compared: the last one that says something else and the present terms, until somebody chooses.
#[component]
fn Pick(id: ContractId, versions: Memo<Vec<Arc<VersionBrief>>>, marked: Memo<Marked>) -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new((None::<Revision>, Revision::Present));
    let old = Signal::derive(move || {
        let present = marked.with(|marked| marked.present);
        let last = versions.with(|all| {
            let other = all.iter().rev().find(|it| Some(it.sha256) != present);
            other.or(all.last()).map_or(Revision::Present, |it| Revision::Kept(it.id))
        });
        chosen.get().0.unwrap_or(last)
    });
    let new = Signal::derive(move || chosen.get().1);
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <section class="section" aria-labelledby="compare-title">
            <div class="section__head"><h2 id="compare-title">{move || app.text().compare_title()}</h2></div>
            <div class="versions__pick">
                <RevisionBox id name="compare-old" label=label(Text::compare_old) value=old choose=Callback::new(move |it| chosen.update(|all| all.0 = Some(it))) />
                <RevisionBox id name="compare-new" label=label(Text::compare_new) value=new choose=Callback::new(move |it| chosen.update(|all| all.1 = it)) />
                <a class="button" id="compare-go" href=move || beside(id, old.get(), new.get()).href()>
                    {icon("combine")} {move || app.text().version_compare_short()}
                </a>
            </div>
        </section>
    }
}

fn row(app: App, editor: Editor, version: Arc<VersionBrief>, marked: &Marked) -> impl IntoView + use<> {
    let text = app.text();
    let (id, number) = (version.contract, version.number);
    let reason = reason_of(text, &version);
    let digest = version.sha256.to_string();
    let short: String = digest.chars().take(DIGEST).collect();
    let is = |digest: Option<Digest>| digest == Some(version.sha256);
    let state = if is(marked.signed) {
        status(Meaning::Good, "circle-check", text.version_signed()).into_any()
    } else if marked.locked.contains(&version.sha256) {
        status(Meaning::Accent, "lock", text.version_locked()).into_any()
    } else {
        status(Meaning::Plain, "circle-dashed", text.version_open()).into_any()
    };
    let same = is(marked.present).then(|| view! { <span class="faint">" · " {text.version_as_present()}</span> });
    let may_return = !is(marked.present);
    let kept = version.id;
    view! {
        <tr data-version=number>
            <th scope="row"><a href=on_paper(id, kept).href() title=text.version_show(number)>{text.version_n(number)}</a></th>
            <td>{text.date(version.on)}</td>
            <td><bdi>{version.by.clone()}</bdi></td>
            <td class="versions__reason"><bdi>{reason.to_owned()}</bdi></td>
            <td><code title=digest.clone()>{short}</code></td>
            <td>{state}{same}</td>
            <td>
                <div class="versions__acts">
                    <a class="button" data-kind="quiet" href=beside(id, Revision::Kept(kept), Revision::Present).href() aria-label=text.version_compare(number)>
                        {text.version_compare_short()}
                    </a>
                    <Show when=move || may_return && !editor.locked.get()>
                        <ReturnButton editor version=kept number />
                    </Show>
                </div>
            </td>
        </tr>
    }
}

/// Takes a version back as the draft. Its terms are read while the button is looked at.
#[component]
fn ReturnButton(editor: Editor, version: ContractVersionId, number: u32) -> impl IntoView {
    let app = editor.app;
    let router = use_router();
    let whole = Memo::new(move |_| app.watch::<ContractVersion>(version));
    let busy = RwSignal::new(false);
    let act = move |_| {
        if let Some(version) = whole.get_untracked() {
            let paper = Route::contract(version.contract);
            take_back(editor, busy, &version, move || router.go(&paper));
        }
    };
    view! {
        <button
            class="button"
            data-kind="quiet"
            type="button"
            data-return=number
            disabled=move || whole.with(Option::is_none)
            aria-label=move || app.text().version_take_back(number)
            on:click=act
        >
            {icon("rotate-ccw")}
            {move || app.text().version_take_back_short()}
        </button>
    }
}
