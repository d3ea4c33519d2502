//! One amendment: its terms beside its document, what it comes to, what the checker says, its life.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::check::{CheckReport, Checked};
use super::super::editor::Editor;
use super::super::living::PaperView;
use super::super::pictures::{PicturesOf, WithPictures};
use super::super::terms::Terms;
use super::begins::BeginsPart;
use super::compare::Beside;
use super::effect::EffectTable;
use super::life::AmendmentLife;
use super::{amends, look, named_in};
use crate::domain::attachment::Subject;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::id::{AmendmentId, ContractId};
use crate::export::paper::{Paper, compose, compose_amendment};
use crate::i18n::Text;
use crate::state::{App, Batch, SignedPaper, use_app};
use crate::ui::pages::files::FilesPart;
use crate::ui::route::{AmendmentTab, ContractTab, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::print::PrintButton;
use crate::ui::widgets::status::status;

/// The page.
#[component]
pub(in crate::ui) fn AmendmentPage(contract: ContractId, id: AmendmentId) -> impl IntoView {
    let app = use_app();
    // the contract is read when it is opened
    let here = Memo::new(move |_| {
        app.watch::<Amendment>(id).is_some_and(|it| it.contract == contract)
            && app.watch::<Contract>(contract).is_some()
    });
    let words = move || if app.all_read() { app.text().amendment_missing() } else { app.text().loading() };
    move || {
        let amendment = here.get().then(|| app.peek::<Amendment>(id)).flatten();
        amendment.map_or_else(
            || view! { <p class="page faint" role="status">{words}</p> }.into_any(),
            |amendment| view! { <Open amendment /> }.into_any(),
        )
    }
}

#[component]
fn Open(amendment: Arc<Amendment>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let (id, contract) = (amendment.id, amendment.contract);
    let now = Memo::new(move |_| app.watch::<Amendment>(id));
    let locked = Memo::new(move |_| now.with(|it| it.as_ref().is_none_or(|it| it.state(app.today.get()).is_locked())));
    let terms = Memo::new(move |_| now.with(|it| it.as_ref().map(|it| it.terms.clone())));
    let keep = Callback::new(move |terms: Contract| keep(app, id, terms));
    let editor = Editor::within(app, amendment.terms.clone(), locked, terms, keep);
    let checked = Checked::start(editor);
    let draft = Signal::derive(move || !locked.get());
    let document = Memo::new(move |_| document(app, editor, now));
    let carried = Memo::new(move |_| app.version_to_carry(SignedPaper::Amendment(contract, id)));
    let tab =
        Memo::new(move |_| if let Route::Amendment(_, _, tab) = router.current() { tab } else { AmendmentTab::Terms });
    view! {
        <div class="deal amendment" data-tab=move || if tab.get() == AmendmentTab::Terms { "paper" } else { "check" }>
            <Head editor contract id now tab />
            {move || match tab.get() {
                AmendmentTab::Terms => view! {
                    <div class="deal__terms">
                        <BeginsPart app amendment=now locked />
                        <Terms editor checked />
                    </div>
                    <div class="deal__desk" tabindex="0" role="region" aria-label=move || app.text().amendment_document()>
                        <WithPictures contract version=carried><PaperView paper=document draft /></WithPictures>
                    </div>
                }
                .into_any(),
                AmendmentTab::Effect => view! { <div class="deal__whole"><EffectTable editor amendment=now locked /></div> }.into_any(),
                AmendmentTab::Check => view! { <div class="deal__whole"><CheckReport checked id=contract /></div> }.into_any(),
                AmendmentTab::Compare => view! { <Beside editor amendment=now /> }.into_any(),
                AmendmentTab::Life => view! {
                    <div class="deal__whole">
                        <AmendmentLife editor amendment=now />
                        <div class="page"><PicturesOf paper=SignedPaper::Amendment(contract, id) /></div>
                        <div class="page"><FilesPart subject=Subject::Contract(contract) /></div>
                    </div>
                }
                .into_any(),
            }}
        </div>
    }
}

/// What was typed goes into the amendment; nothing else of it changes.
fn keep(app: App, id: AmendmentId, terms: Contract) {
    if let Some(seen) = app.peek::<Amendment>(id) {
        app.save_quietly(Batch::new().edit(Some(seen.as_ref()), &Amendment { terms, ..Amendment::clone(&seen) }));
    }
}

/// Its document as it is typed; the whole of the terms while the contract is still on its way.
fn document(app: App, editor: Editor, now: Memo<Option<Arc<Amendment>>>) -> Paper {
    let written = now.get().and_then(|it| {
        let (own, customer) = named_in(app, &it);
        let amends = amends(app, &it)?;
        Some(editor.record.with(|terms| compose_amendment(&amends.amending(terms), &own, &customer, terms.language)))
    });
    written.unwrap_or_else(|| {
        editor.record.with(|terms| {
            let (own, customer) = super::super::parties::parties_of(app, terms);
            compose(terms, &own, &customer, terms.language)
        })
    })
}

#[component]
fn Head(
    editor: Editor,
    contract: ContractId,
    id: AmendmentId,
    now: Memo<Option<Arc<Amendment>>>,
    tab: Memo<AmendmentTab>,
) -> impl IntoView {
    let app = editor.app;
    let number = Memo::new(move |_| now.with(|it| it.as_ref().map(|it| it.number.clone()).unwrap_or_default()));
    let changed = move || app.text().amendment_of(&editor.record.with(|it| it.number.clone()));
    let state = move || {
        now.with(|it| it.as_ref().map(|it| it.state(app.as_of()))).map(|state| {
            let (meaning, mark) = look(state);
            status(meaning, mark, app.text().amendment_state_words(state))
        })
    };
    let settles = move || {
        let of = app.disputes_under(contract).into_iter().find(|it| it.course.amended() == Some(id))?;
        let words = app.text().owed_of_dispute(&of.dispute.number);
        Some(view! { " · " <a data-settles="" href=Route::Dispute(of.dispute.id).href()>{words}</a> })
    };
    let reason = move || now.with(|it| it.as_ref().map(|it| it.reason.clone()).unwrap_or_default());
    let tabs = AmendmentTab::ALL
        .iter()
        .map(|it| {
            let it = *it;
            view! {
                <a class="views__item" href=Route::Amendment(contract, id, it).href() aria-current=move || (tab.get() == it).then_some("page")>
                    {move || tab_words(app.text(), it)}
                </a>
            }
        })
        .collect_view();
    let word = move |_| {
        editor.flush();
        let Some(it) = now.get_untracked() else { return };
        let (own, customer) = untrack(|| named_in(app, &it));
        if let Some(amends) = untrack(|| amends(app, &it)) {
            let draft = !editor.locked.get_untracked();
            let version = untrack(|| app.version_to_carry(SignedPaper::Amendment(contract, id)));
            app.export_amendment(editor.record.get_untracked(), own, customer, draft, amends, version);
        }
    };
    view! {
        <div class="deal__head">
            <div class="deal__line">
                <div class="deal__name"><h1 class="clip"><bdi>{move || app.text().kind_amendment()} " " {move || number.get()}</bdi></h1></div>
                <div class="page__acts">
                    <button class="button" data-kind="quiet" id="word" on:click=word>
                        {icon("file-text")}
                        {move || app.text().word()}
                    </button>
                    <PrintButton words=Text::print />
                </div>
            </div>
            <div class="deal__line deal__meta">
                <span class="soft deal__facts">
                    <a href=Route::Contract(contract, ContractTab::Amendments).href()>{changed}</a>
                    " · " <span id="amendment-state">{state}</span> " · " <bdi>{reason}</bdi> {settles}
                </span>
            </div>
            <nav class="views deal__tabs" aria-label=move || number.get()>{tabs}</nav>
        </div>
    }
}

fn tab_words(text: Text, tab: AmendmentTab) -> &'static str {
    match tab {
        AmendmentTab::Terms => text.amendment_tab_terms(),
        AmendmentTab::Effect => text.amendment_tab_effect(),
        AmendmentTab::Check => text.tab_check(),
        AmendmentTab::Compare => text.amendment_tab_compare(),
        AmendmentTab::Life => text.tab_life(),
    }
}
