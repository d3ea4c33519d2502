//! The list of the pool, and of what belongs into it.

use std::sync::Arc;

use leptos::prelude::*;

use super::acts::{event_words, falls, pick, put, why_not, working};
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::pool::Verdict;
use crate::i18n::Text;
use crate::state::{App, Layer, Pursuits, Sheet, Whose, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::walk::use_walk;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::initial::{Of, initial};
use crate::ui::widgets::status::{Meaning, status};
use crate::ui::widgets::table::RowKeys;
use crate::ui::widgets::virtual_list::{LongBody, Viewport};

/// The rows with what may be done with them. `falling` lists what belongs into the pool, else what is in it; of what these people
/// look after.
#[component]
pub(in crate::ui::pages::customers) fn PoolRows(
    ids: Memo<Arc<[CustomerId]>>,
    falling: bool,
    whose: Memo<Whose>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let viewport = Viewport::new();
    let keys = RowKeys::new();
    use_walk().follow(ids, Route::customer);
    let count = move || ids.with(|ids| ids.len());
    keys.listen(viewport, count, move |at| {
        if let Some(id) = ids.with_untracked(|ids| ids.get(at).copied()) {
            router.go(&Route::customer(id));
        }
    });
    let is_today = Memo::new(move |_| app.as_of() == app.today.get());
    let pursuits = Memo::new(move |_| app.pursuits());
    // who looks at what fell wants to know what comes next
    let next = Memo::new(move |_| {
        let first = if falling { pursuits.with(|pursuits| app.next_pool_fall(whose.get(), pursuits)) } else { None };
        let (text, as_of) = (app.text(), app.as_of());
        first.map(|(customer, fall)| text.pool_next(&customer.name, &falls(text, &fall, as_of)))
    });
    let head = move |words: fn(Text) -> &'static str, figures: bool| {
        view! { <th scope="col" class:num=figures>{move || words(app.text())}</th> }
    };
    let all = move || {
        let shown = count();
        if shown < 2 || !is_today.get() {
            return ().into_any();
        }
        let text = app.text();
        let words = if falling { text.pool_put_all(shown) } else { text.pool_pick_all(shown) };
        let press = move |_| {
            let ids = ids.get_untracked();
            if falling { put(app, &ids) } else { pick(app, &ids) }
        };
        view! { <button class="button" id="pool-all" type="button" on:click=press>{words}</button> }.into_any()
    };
    let empty = move || {
        let text = app.text();
        if falling && app.book_settings().pool.quiet_days == 0 {
            text.pool_falling_off()
        } else if falling {
            text.pool_falling_empty()
        } else {
            text.pool_empty()
        }
    };
    view! {
        <div class="custs__bar pool__bar">
            <span class="soft small">{move || app.text().pool_note()}</span>
            <span class="page__acts">
                <button
                    class="button"
                    data-kind="quiet"
                    id="pool-rules"
                    type="button"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::PoolRules)))
                >
                    {icon("settings")}
                    {move || app.text().pool_rules()}
                </button>
                {all}
            </span>
        </div>
        {move || next.get().map(|words| view! { <p class="soft small pool__next" id="pool-next">{words}</p> })}
        <div class="custs__scroll" node_ref=viewport.node on:scroll=move |_| viewport.scrolled()>
            <table
                class="table cust pool"
                data-inset=""
                role="table"
                aria-busy=move || (!app.figures_ready()).to_string()
                aria-rowcount=move || count().to_string()
            >
                <thead>
                    <tr>
                        {head(Text::customer, false)} {head(Text::customer_level, false)} {head(Text::pool_why, false)}
                        {head(if falling { Text::customer_owner } else { Text::pool_had }, false)}
                        {(!falling).then(|| head(Text::pool_since, false))} <th scope="col"></th>
                    </tr>
                </thead>
                <LongBody ids viewport columns=6 row=move |id| row(id, keys, ids, falling, is_today, pursuits) />
            </table>
            <Show when=move || count() == 0>
                <p class="empty__line faint">{empty}</p>
            </Show>
        </div>
    }
}

fn row(
    id: Memo<CustomerId>,
    keys: RowKeys,
    ids: Memo<Arc<[CustomerId]>>,
    falling: bool,
    is_today: Memo<bool>,
    pursuits: Memo<Pursuits>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let customer = Memo::new(move |_| app.watch::<Customer>(id.get()));
    let rules = Memo::new(move |_| app.book_settings().pool);
    let event = Memo::new(move |_| customer.with(|it| it.as_ref().and_then(|it| app.in_pool(it))));
    let focused = move || ids.with(|ids| ids.get(keys.at()).copied()) == Some(id.get());
    let name = move || customer.with(|it| it.as_ref().map(|it| it.name.clone()).unwrap_or_default());
    let level = move || customer.with(|it| it.as_ref().map_or("", |it| app.text().level(it.level)));
    let why = move || {
        let (text, as_of) = (app.text(), app.as_of());
        if !falling {
            return event.with(|it| it.as_ref().map(|it| event_words(text, it, as_of))).unwrap_or_default();
        }
        let verdict = customer.with(|it| {
            it.as_ref().map(|it| pursuits.with(|pursuits| app.pool_verdict(it, &rules.get(), as_of, pursuits)))
        });
        match verdict {
            Some(Verdict::Falls(quiet)) => working(text, quiet, rules.get().quiet_days, as_of),
            Some(Verdict::Stays(_)) | None => String::new(),
        }
    };
    let had = move || {
        let from = event.with(|it| it.as_ref().map(|it| it.from.clone()));
        from.unwrap_or_else(|| customer.with(|it| it.as_ref().map(|it| it.owner.clone()).unwrap_or_default()))
    };
    let since = move || event.with(|it| it.as_ref().map(|it| app.text().near_date(it.on, app.as_of())));
    let act = move || is_today.get().then(|| act(app, id.get(), customer, rules, falling));
    view! {
        <tr
            data-row=""
            data-focus=move || focused().then_some("")
            on:click=move |event| {
                if !event.default_prevented() && !event.ctrl_key() && !event.meta_key() {
                    router.go(&Route::customer(id.get_untracked()));
                }
            }
        >
            <td class="cust__name">
                <div class="table__name">
                    {move || initial(&name(), id.get().0, Of::Firm)}
                    <a href=move || Route::customer(id.get()).href() on:click=|event| event.stop_propagation()>
                        <bdi>{name}</bdi>
                    </a>
                </div>
            </td>
            <td class="cust__level">{level}</td>
            <td class="cust__state pool__why">{why}</td>
            <td class="cust__owner">{had}</td>
            {(!falling).then(|| view! { <td class="cust__rec pool__since">{since}</td> })}
            <td class="cust__next">{act}</td>
        </tr>
    }
}

/// The button of a row; where it may not be pressed, the reason in its place.
fn act(
    app: App,
    id: CustomerId,
    customer: Memo<Option<Arc<Customer>>>,
    rules: Memo<crate::domain::pool::PoolRules>,
    falling: bool,
) -> AnyView {
    let text = app.text();
    if falling {
        let press = move |event: leptos::ev::MouseEvent| {
            event.stop_propagation();
            put(app, &[id]);
        };
        return view! { <button class="button" data-kind="word" type="button" on:click=press>{text.pool_put()}</button> }
            .into_any();
    }
    let refused = customer.with(|it| it.as_ref().and_then(|it| why_not(app, it, &rules.get())));
    match refused {
        // what stops everything is said once, when it is tried
        Some(words) if !app.my_name().is_empty() => {
            let title = words.clone();
            view! { <span class="pool__not" title=title>{status(Meaning::Plain, "clock", words)}</span> }.into_any()
        }
        Some(_) | None => {
            let press = move |event: leptos::ev::MouseEvent| {
                event.stop_propagation();
                pick(app, &[id]);
            };
            view! { <button class="button" data-kind="word" type="button" data-pick="" on:click=press>{text.pool_pick()}</button> }
                .into_any()
        }
    }
}
