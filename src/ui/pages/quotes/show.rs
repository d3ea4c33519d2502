//! One quote, at `#/quotes/:id`: its boxes beside its paper.

use leptos::prelude::*;

use super::paper::QuotePaper;
use super::rows::{state_words, total_words};
use super::start::next_version;
use super::terms::Terms;
use super::{contract, steps};
use crate::domain::attachment::Subject;
use crate::domain::id::QuoteId;
use crate::domain::lifecycle::quote::Stage;
use crate::domain::opportunity::Opportunity;
use crate::domain::quote::{Quote, QuoteEvent, QuoteState};
use crate::i18n::Text;
use crate::state::{Layer, Quoted, Sheet, use_app};
use crate::ui::pages::files::FilesPart;
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::dispute::dispute_mark;
use crate::ui::widgets::editor::Editor;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::print::PrintButton;

/// The page.
#[component]
pub(in crate::ui) fn QuotePage(id: QuoteId) -> impl IntoView {
    let app = use_app();
    let there = Memo::new(move |_| app.watch::<Quote>(id).is_some());
    move || match app.peek::<Quote>(id).filter(|_| there.get()) {
        None => view! { <NotFoundPage /> }.into_any(),
        Some(quote) => view! { <Sheets quote=(*quote).clone() /> }.into_any(),
    }
}

#[component]
fn Sheets(quote: Quote) -> impl IntoView {
    let app = use_app();
    let id = quote.id;
    let quoted = Memo::new(move |_| app.quoted(id));
    let state = Memo::new(move |_| app.quoted_today(id).map_or(QuoteState::Draft, |it| it.state));
    let locked = Memo::new(move |_| !state.get().is_draft());
    let editor = Editor::start(app, quote, locked);
    view! {
        <div class="deal" data-tab="paper">
            <Head editor id quoted state />
            <div class="deal__terms">
                <Terms editor />
                <FilesPart subject=Subject::Quote(id) />
            </div>
            <div class="deal__desk" tabindex="0" role="region" aria-label=move || app.text().quote_heading()>
                <QuotePaper editor />
            </div>
        </div>
    }
}

#[component]
fn Head(
    editor: Editor<Quote>,
    id: QuoteId,
    /// Where it stands on the date looked at.
    quoted: Memo<Option<Quoted>>,
    /// Where it stands today.
    state: Memo<QuoteState>,
) -> impl IntoView {
    let app = use_app();
    let number = move || {
        editor.record.with(|it| format!("{} {}", it.number, app.text().quote_version_n(&it.version.to_string())))
    };
    let customer = Memo::new(move |_| app.survivor(editor.record.with(|it| it.customer)));
    let opportunity = Memo::new(move |_| editor.record.with(|it| it.opportunity));
    let chance = move || {
        opportunity.get().and_then(|id| app.watch::<Opportunity>(id)).map(|it| {
            view! {
                <span class="faint">" · "</span>
                <a href=Route::Opportunity(it.id).href()><bdi>{app.text().quote_part_of(&it.name)}</bdi></a>
            }
        })
    };
    let total = move || editor.record.with(total_words);
    let where_it_stands = move || quoted.get().map(|it| state_words(app, &it));
    view! {
        <div class="deal__head">
            <div class="deal__line">
                <div class="deal__name"><h1 class="clip">{number}</h1></div>
                <Acts editor id state />
            </div>
            <div class="deal__line deal__meta">
                <span class="soft deal__facts">
                    <a href=move || Route::customer(customer.get()).href()><bdi>{move || app.customer_name(customer.get())}</bdi></a>
                    {chance}
                    <span class="faint">" · "</span>
                    <b id="quote-total">{total}</b>
                    {dispute_mark(app, id.0)}
                </span>
                <span id="quote-state">{where_it_stands}</span>
            </div>
        </div>
    }
}

#[component]
fn Acts(editor: Editor<Quote>, id: QuoteId, state: Memo<QuoteState>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    // what was typed a moment ago goes to disk before a step counts on it
    let now = move || {
        editor.flush();
        editor.record.get_untracked()
    };
    let is = move |wanted: &'static [QuoteState]| move || wanted.contains(&state.get());
    let made = move || {
        let events = app.watch_all::<QuoteEvent>();
        let life = app.watch::<Quote>(id)?.life(events.iter().map(AsRef::as_ref), app.today.get());
        if let Stage::Contracted { contract, .. } = life.stage { Some(contract) } else { None }
    };
    let delete = move |_| {
        let quote = now();
        let back =
            quote.opportunity.map_or_else(|| Route::customer(app.peek_survivor(quote.customer)), Route::Opportunity);
        app.save(steps::without(app, id), app.untracked_text().quote_deleted(&quote.number), move || router.go(&back));
    };
    view! {
        <div class="page__acts">
            <Show when=is(&[QuoteState::Draft])>
                <button class="button" data-kind="quiet" id="delete-quote" on:click=delete>
                    {move || app.text().delete()}
                </button>
            </Show>
            <PrintButton words=Text::quote_print kind="quiet" />
            <Show when=move || state.get() != QuoteState::Draft && state.get() != QuoteState::Contracted>
                <button class="button" id="next-version" on:click=move |_| next_version(app, router, &now())>
                    {icon("pen-line")}
                    {move || app.text().quote_new_version()}
                </button>
            </Show>
            <Show when=is(&[QuoteState::Draft])>
                <button class="button" data-kind="main" id="send-quote" on:click=move |_| steps::send(app, &now())>
                    {icon("mail")}
                    {move || app.text().quote_send()}
                </button>
            </Show>
            <Show when=is(&[QuoteState::Sent, QuoteState::Expired])>
                <button
                    class="button"
                    id="reject-quote"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::RejectQuote(id))))
                >
                    {icon("x")}
                    {move || app.text().quote_reject()}
                </button>
            </Show>
            <Show when=is(&[QuoteState::Sent])>
                <button class="button" data-kind="main" id="accept-quote" on:click=move |_| steps::accept(app, &now())>
                    {icon("circle-check")}
                    {move || app.text().quote_accept()}
                </button>
            </Show>
            <Show when=is(&[QuoteState::Accepted])>
                <button class="button" data-kind="main" id="make-contract" on:click=move |_| contract::make(app, router, &now())>
                    {icon("file-plus-2")}
                    {move || app.text().quote_make_contract()}
                </button>
            </Show>
            {move || made().map(|contract| {
                view! {
                    <a class="button" data-kind="main" href=Route::contract(contract).href()>
                        {icon("file-text")}
                        {move || app.text().quote_see_contract()}
                    </a>
                }
            })}
        </div>
    }
}
