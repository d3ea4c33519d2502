//! Who owes more than the credit limit allows, and by how much.

use leptos::prelude::*;

use crate::domain::receivables::open_part::OpenBook;
use crate::domain::receivables::over_limit::OverLimit;
use crate::i18n::format;
use crate::state::{App, use_app};
use crate::ui::route::{CustomerTab, Route};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::more::More;

/// So many are shown at first, and so many more each time.
const SHOWN: usize = 10;

/// The part of the page; nothing where nobody is over.
#[component]
pub(super) fn OverLimits(book: Memo<OpenBook>) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| book.with(|book| app.over_limit(book)));
    let drawn = RwSignal::new(SHOWN);
    let rows = move || found.with(|all| all.iter().take(drawn.get()).map(|it| row(app, *it)).collect_view());
    let any = move || found.with(|all| !all.is_empty());
    view! {
        <Show when=any>
            <section class="section" id="over-limit">
                <div class="section__head">
                    <h2>{move || app.text().over_limit_title()}</h2>
                    <span class="section__note status" data-tone="danger">
                        {icon("triangle-alert")} {move || format::count(found.with(Vec::len))}
                    </span>
                </div>
                <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().over_limit_title()>
                    <table class="table" aria-busy=move || (!app.figures_ready()).to_string()>
                        <thead>
                            <tr>
                                <th scope="col">{move || app.text().money_party()}</th>
                                <th scope="col" class="num">{move || app.text().credit_used()}</th>
                                <th scope="col" class="num">{move || app.text().credit_limit_of()}</th>
                                <th scope="col" class="num">{move || app.text().credit_over()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <More total=Signal::derive(move || found.with(Vec::len)) drawn step=SHOWN id="more-over-limit" />
            </section>
        </Show>
    }
}

/// A customer, with the way to the contracts that use the limit.
fn row(app: App, it: OverLimit) -> impl IntoView + use<> {
    let href = Route::Customer(it.customer, CustomerTab::Overview).href();
    view! {
        <tr data-row="">
            <td class="recv__who"><a href=href><bdi>{app.customer_name(it.customer)}</bdi></a></td>
            <td class="num">{format::money(it.used)}</td>
            <td class="num">{format::money(it.limit)}</td>
            <td class="num" data-tone="danger">{format::money(it.over)}</td>
        </tr>
    }
}
