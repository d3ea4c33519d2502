//! Customers that are likely the same, at `#/customers/duplicates`.

use leptos::prelude::*;

use super::two::say_two;
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::i18n::format;
use crate::state::{App, Group, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::initial::{Of, initial};

/// So many groups are drawn; the rest follows as these are settled.
const DRAWN: usize = 100;

/// How many groups there are; nothing is counted while the book is still being named.
pub(in crate::ui::pages::customers) fn groups(app: App) -> Option<Vec<Group<CustomerId>>> {
    (!app.is_naming()).then(|| app.likely_duplicates())
}

/// The page.
#[component]
pub(in crate::ui) fn DuplicatesPage() -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| groups(app));
    let list = move || match all.get() {
        None => view! { <p class="faint" role="status">{move || app.text().duplicates_naming()}</p> }.into_any(),
        Some(all) if all.is_empty() => view! {
            <p id="no-duplicates">
                <span class="status" data-tone="good">{icon("circle-check")}</span>
                " "
                {move || app.text().duplicates_none()}
            </p>
        }
        .into_any(),
        Some(all) => all.iter().take(DRAWN).map(|it| group(app, it)).collect_view().into_any(),
    };
    let count = move || all.with(|all| all.as_ref().map(|all| format::count(all.len())));
    view! {
        <div class="page merge" id="duplicates">
            <div class="page__head">
                <div class="page__title">
                    <h1>{move || app.text().duplicates()} " " <span class="faint">{count}</span></h1>
                    <p class="soft">{move || app.text().duplicates_lead()}</p>
                </div>
            </div>
            {list}
        </div>
    }
}

fn group(app: App, group: &Group<CustomerId>) -> impl IntoView + use<> {
    let by = group.by;
    let first = group.members.first().copied();
    let pair = group.members.len() == 2;
    let rows = group.members.iter().map(|id| member(app, *id, first.filter(|_| !pair))).collect_view();
    let compare = match (pair, group.members.as_slice()) {
        (true, [a, b]) => Some((*a, *b)),
        _ => None,
    };
    view! {
        <section class="section merge__group">
            <div class="section__head">
                <h2>{move || app.text().same_by(by)}</h2>
                {compare
                    .map(|(a, b)| {
                        view! {
                            <button
                                class="button merge__with"
                                data-kind="word"
                                type="button"
                                on:click=move |_| say_two(app, a, b, true)
                            >
                                {move || app.text().two_say()}
                            </button>
                            <a class="button section__act" href=Route::Merge(a, Some(b)).href()>
                                {icon("combine")}
                                {move || app.text().duplicates_compare()}
                            </a>
                        }
                    })}
            </div>
            <ul class="rows">{rows}</ul>
        </section>
    }
}

/// One of a group; `with`: the one it is compared with, where there are several.
fn member(app: App, id: CustomerId, with: Option<CustomerId>) -> impl IntoView {
    let customer = Memo::new(move |_| app.watch::<Customer>(id));
    let read = move |part: fn(&Customer) -> String| customer.with(|it| it.as_deref().map(part).unwrap_or_default());
    let name = move || read(|it| it.name.clone());
    let sub = move || {
        read(|it| {
            let parts = [&it.number, &it.code, &it.address.region, &it.phone, &it.email, &it.owner];
            parts.into_iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
        })
    };
    let act = with.filter(|with| *with != id).map(|with| {
        let whom = move || app.text().duplicates_compare_with(&app.customer_name(with));
        view! {
            <a class="button" data-kind="word" href=Route::Merge(with, Some(id)).href() aria-label=whom>
                {move || app.text().duplicates_compare()}
            </a>
        }
    });
    view! {
        <li class="rows__item">
            {move || initial(&name(), id.0, Of::Firm)}
            <div class="rows__text">
                <a href=Route::customer(id).href()><bdi>{name}</bdi></a>
                <span class="rows__sub"><bdi>{sub}</bdi></span>
            </div>
            <span class="rows__end">{act}</span>
        </li>
    }
}
