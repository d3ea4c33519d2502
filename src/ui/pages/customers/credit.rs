//! What is used of a customer's credit limit, contract by contract.

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::credit::OpenClaim;
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::i18n::format;
use crate::state::{App, ppm, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::more::More;

/// So many contracts are shown at first, and so many more each time.
const SHOWN: usize = 10;

/// The part of the page; nothing without a limit.
#[component]
pub(super) fn Credit(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| app.watch::<Customer>(id).and_then(|it| app.credit_use(&it)));
    let claims = Memo::new(move |_| found.with(|it| it.as_ref().map(|it| it.working.clone()).unwrap_or_default()));
    let shown = RwSignal::new(SHOWN);
    let rows = move || claims.with(|all| all.iter().take(shown.get()).map(|it| row(app, it)).collect_view());
    let value = Memo::new(move |_| found.with(|it| it.as_ref().map(|it| it.value)));
    let limit = move || value.get().map(|it| format::money(it.limit));
    let used = move || value.get().map(|it| format::money(it.used));
    let share = move || {
        let share = value.get().and_then(|it| it.share);
        share.map(|it| app.text().figures_credit_used(&format::percent_floor(ppm(it))))
    };
    let is_over = move || value.get().is_some_and(|it| it.left.minor < 0);
    let left_words = move || if is_over() { app.text().credit_over() } else { app.text().credit_left() };
    let left = move || {
        let left = value.get()?.left;
        Some(format::money(if left.minor < 0 { left.negated().unwrap_or(left) } else { left }))
    };
    let others = move || {
        let others = value.get().map_or(0, |it| it.others);
        (others > 0).then(|| app.text().credit_others(&format::count(others)))
    };
    let any = move || claims.with(|all| !all.is_empty());
    view! {
        <Show when=move || value.with(Option::is_some)>
            <section class="rec__part" id="credit" aria-label=move || app.text().credit_use()>
                <div class="section__head">
                    <h2>{move || app.text().credit_use()}</h2>
                    <span class="section__note">{share}</span>
                </div>
                <p class="soft small">{move || app.text().credit_note()} " " {others}</p>
                <table class="table" aria-busy=move || (!app.figures_ready()).to_string()>
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().credit_open()}</th>
                            <th scope="col" class="num">{move || app.text().figures_receivable()}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <Show
                            when=any
                            fallback=move || view! { <tr><td class="faint" colspan="2">{move || app.text().credit_nothing()}</td></tr> }
                        >
                            {rows}
                        </Show>
                    </tbody>
                    <tfoot>
                        <tr><td>{move || app.text().credit_used()}</td><td class="num" id="credit-used">{used}</td></tr>
                        <tr><td>{move || app.text().credit_limit_of()}</td><td class="num" id="credit-limit">{limit}</td></tr>
                        <tr>
                            <td>{left_words}</td>
                            <td class="num credit__left" id="credit-left" data-tone=move || is_over().then_some("danger")>{left}</td>
                        </tr>
                    </tfoot>
                </table>
                <More total=Signal::derive(move || claims.with(Vec::len)) drawn=shown step=SHOWN id="more-claims" />
            </section>
        </Show>
    }
}

fn row(app: App, claim: &OpenClaim) -> impl IntoView + use<> {
    let brief = app.peek::<ContractBrief>(claim.contract);
    let number = brief.as_ref().map(|it| it.number.clone()).unwrap_or_default();
    let title = move || brief.as_ref().map(|it| app.text().wording(&it.title).to_owned()).unwrap_or_default();
    view! {
        <tr>
            <td class="bought__what">
                <a href=Route::contract(claim.contract).href()><bdi>{number}</bdi></a>
                " "
                <span class="soft"><bdi>{title}</bdi></span>
            </td>
            <td class="num">{format::money(claim.open)}</td>
        </tr>
    }
}
