//! Who belongs to whom: the choice of the parent company, and what a whole group owes.

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::domain::group::CircleFault;
use crate::domain::id::CustomerId;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Text, format};
use crate::state::{App, Owed, PlainSheet, SheetCell, Sums, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::list_export::PlainExport;

/// Why a customer called `name` may not belong to `parent`: the whole circle, by name.
pub(super) fn circle_words(app: App, id: CustomerId, name: &str, parent: CustomerId) -> Option<String> {
    let text = app.untracked_text();
    match untrack(|| app.groups()).check(id, app.peek_survivor(parent)) {
        Ok(()) => None,
        Err(CircleFault::Itself) => Some(text.parent_itself().to_owned()),
        Err(CircleFault::Below(way)) => {
            let called = |id: &CustomerId| app.peek::<Customer>(*id).map(|it| it.name.clone()).unwrap_or_default();
            let own = || std::iter::once(name.to_owned());
            let line: Vec<String> = own().chain(way.iter().map(called)).chain(own()).collect();
            Some(text.parent_circle(&line.join(" → ")))
        }
    }
}

/// The choice of the parent company.
#[component]
pub(super) fn ParentField(
    /// The customer; nothing while it is being entered.
    id: Option<CustomerId>,
    value: RwSignal<String>,
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let label = Signal::derive(move || app.text().customer_parent().to_owned());
    view! { <CustomerField name="customer-parent" label value none=Text::parent_none optional=true but=Signal::stored(id) problem /> }
}

/// A company of the group: where it stands, and what it owes.
#[derive(Clone, PartialEq)]
struct Member {
    id: CustomerId,
    depth: usize,
    owed: Owed,
}

/// The group on the page of one of its companies; nothing for a customer that stands alone.
#[component]
pub(super) fn GroupPart(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let members = Memo::new(move |_| {
        let groups = app.groups();
        if !groups.is_in_one(id) {
            return Vec::new();
        }
        let all = groups.members(groups.head(id)).into_iter();
        all.map(|(id, depth)| Member { id, depth, owed: app.owed(id) }).collect::<Vec<_>>()
    });
    let sum = Memo::new(move |_| members.with(|all| Owed::sum(all.iter().map(|it| &it.owed))));
    let handed = Callback::new(move |()| members.with(|all| table(app, all)));
    let rows = move || members.get().into_iter().map(|it| row(app, id, it)).collect_view();
    view! {
        <Show when=move || members.with(|all| !all.is_empty())>
            <section class="rec__part" id="group" aria-label=move || app.text().group()>
                <div class="section__head">
                    <h2>{move || app.text().group()}</h2>
                    <span class="section__note">{move || app.text().group_count(members.with(Vec::len))}</span>
                    <PlainExport name="export-group" sheet="group" words=Text::group table=handed />
                </div>
                <p class="soft small">{move || app.text().group_note()}</p>
                <table class="table group" aria-busy=move || (!app.figures_ready()).to_string()>
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().customer()}</th>
                            <th scope="col" class="num">{move || app.text().group_receivable()}</th>
                            <th scope="col" class="num">{move || app.text().group_overdue()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <td>{move || app.text().group_total()}</td>
                            <td class="num">{move || sum.with(|sum| amounts(app, &sum.receivable))}</td>
                            <td class="num">{move || sum.with(|sum| amounts(app, &sum.overdue))}</td>
                        </tr>
                    </tfoot>
                </table>
            </section>
        </Show>
    }
}

/// The group as a table: a row for each currency that a company owes in, and one for a company that owes nothing.
fn table(app: App, members: &[Member]) -> PlainSheet {
    let text = app.text();
    let of =
        |all: &[Money], currency: Currency| SheetCell::amount(all.iter().find(|it| it.currency == currency).copied());
    let rows_of = |it: &Member| {
        let name = app.customer_name(it.id);
        let (receivable, overdue) = match (&it.owed.receivable, &it.owed.overdue) {
            (Ok(receivable), Ok(overdue)) => (receivable, overdue),
            (Err(fault), _) | (_, Err(fault)) => {
                let why = SheetCell::words(text.exact_fault(*fault));
                return vec![vec![SheetCell::Text(name), why, SheetCell::empty(), SheetCell::empty()]];
            }
        };
        let mut currencies: Vec<Currency> = Vec::new();
        for amount in receivable.iter().chain(overdue) {
            if !currencies.contains(&amount.currency) {
                currencies.push(amount.currency);
            }
        }
        if currencies.is_empty() {
            return vec![vec![SheetCell::Text(name), SheetCell::empty(), SheetCell::empty(), SheetCell::empty()]];
        }
        let row = |currency: Currency| {
            vec![
                SheetCell::words(&name),
                of(receivable, currency),
                of(overdue, currency),
                SheetCell::words(currency.code()),
            ]
        };
        currencies.into_iter().map(row).collect::<Vec<_>>()
    };
    PlainSheet {
        sheet: text.group(),
        file: text.group_file(),
        headings: vec![text.customer(), text.group_receivable(), text.group_overdue(), text.home_currency()],
        rows: members.iter().flat_map(rows_of).collect(),
    }
}

fn row(app: App, here: CustomerId, member: Member) -> impl IntoView {
    let Member { id, depth, owed } = member;
    let name = move || app.customer_name(id);
    let called = if id == here {
        view! { <b><bdi>{name}</bdi></b> " " <span class="faint small">{move || app.text().group_here()}</span> }
            .into_any()
    } else {
        view! { <a href=Route::customer(id).href()><bdi>{name}</bdi></a> }.into_any()
    };
    let (receivable, overdue) = (owed.receivable, owed.overdue);
    view! {
        <tr data-member=id.to_string()>
            <td class="group__name" data-depth=depth.min(4).to_string()>{called}</td>
            <td class="num">{move || amounts(app, &receivable)}</td>
            <td class="num">{move || amounts(app, &overdue)}</td>
        </tr>
    }
}

/// Amounts one below the other, a currency on each line; or why there are none.
fn amounts(app: App, all: &Sums) -> AnyView {
    if !app.figures_ready() {
        return view! { <span class="faint">"…"</span> }.into_any();
    }
    let all = match all {
        Ok(all) => all,
        Err(fault) => return view! { <span class="faint">{app.text().exact_fault(*fault)}</span> }.into_any(),
    };
    if all.is_empty() {
        return view! { <span class="faint">"–"</span> }.into_any();
    }
    let line = |amount: &Money| view! { <span class="group__amount">{format::money(*amount)}</span> };
    view! { <span class="group__amounts">{all.iter().map(line).collect_view()}</span> }.into_any()
}
