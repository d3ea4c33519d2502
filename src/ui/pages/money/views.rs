//! The row of views above everything about money.

use leptos::prelude::*;

use crate::domain::saved_view::ViewedList;
use crate::i18n::{Message, Text};
use crate::ui::route::{Query, Route};
use crate::ui::widgets::list_views::ListViews;
use crate::ui::widgets::named_views::NamedViews;

/// The view that has a page of its own.
const RECEIVABLES: &str = "receivables";

const VIEWS: &[(Message, Option<&str>)] = &[
    (Text::money_open, None),
    (Text::receivables_title, Some(RECEIVABLES)),
    (Text::money_all, Some("all")),
    (Text::money_receipts, Some("receipts")),
    (Text::invoices_title, Some("invoices")),
];

/// Where a view is.
fn page(query: Query) -> Route {
    if query.filter("view") == Some(RECEIVABLES) {
        Route::Receivables(query.without("view"))
    } else {
        // the list of instalments is added up by nothing
        Route::Money(query.without("by"))
    }
}

/// The views of the list of money.
#[component]
pub(super) fn MoneyViews(query: Memo<Query>) -> impl IntoView {
    view! { <ListViews label=Text::money_title views=VIEWS query to=page /> }
}

/// The same above the receivables, with the views of them that somebody gave a name.
#[component]
pub(super) fn ReceivablesViews(query: Memo<Query>) -> impl IntoView {
    let asked = Memo::new(move |_| query.get().with("view", RECEIVABLES));
    let named = NamedViews::of(query, ViewedList::Receivables, Route::Receivables);
    view! { <ListViews label=Text::money_title views=VIEWS query=asked to=page named /> }
}
