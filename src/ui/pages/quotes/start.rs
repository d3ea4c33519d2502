//! Where quotes begin: a first version from an opportunity, a further one from the last.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::id::{CustomerId, LineId, QuoteId};
use crate::domain::line::{DocumentDiscount, Line};
use crate::domain::money::Currency;
use crate::domain::numbering::Numbered;
use crate::domain::opportunity::Opportunity;
use crate::domain::quote::Quote;
use crate::domain::tax::TaxMode;
use crate::state::{App, Batch, BrowserIds};
use crate::ui::route::Route;
use crate::ui::router::Router;

/// How long an offer stands unless said otherwise, in days.
const VALID_DAYS: i64 = 30;

fn valid_until(on: Date) -> Date {
    on.plus_days(VALID_DAYS).unwrap_or(on)
}

/// Makes a draft and opens it: of an opportunity with its lines, in its currency.
pub(in crate::ui) fn start_quote(app: App, router: Router, customer: CustomerId, known: Option<&Opportunity>) {
    let on = app.today.get_untracked();
    let owner = known.map(|it| it.owner.clone()).filter(|it| !it.is_empty());
    let owner = owner.or_else(|| app.peek_party(customer).map(|it| it.owner.clone())).unwrap_or_default();
    let quote = Quote {
        id: QuoteId::fresh(&mut BrowserIds),
        number: app.next_number(Numbered::Quote, on),
        version: 1,
        customer,
        opportunity: known.map(|it| it.id),
        title: known.map(|it| it.name.clone()).unwrap_or_default(),
        on,
        valid_until: valid_until(on),
        currency: known.map_or(Currency::CNY, Opportunity::currency),
        tax_mode: TaxMode::TaxIncluded,
        discount: DocumentDiscount::None,
        lines: known.map(|it| fresh_lines(&it.lines)).unwrap_or_default(),
        payment: String::new(),
        delivery: String::new(),
        remark: String::new(),
        owner,
    };
    keep(app, router, &quote);
}

/// Makes the next version of a quote, with everything it says, and opens it.
pub(super) fn next_version(app: App, router: Router, quote: &Quote) {
    let on = app.today.get_untracked();
    let all = app.peek_all::<Quote>();
    let same = all.iter().filter(|it| it.number == quote.number && it.customer == quote.customer);
    let last = same.map(|it| it.version).max().unwrap_or(quote.version);
    let next = Quote {
        id: QuoteId::fresh(&mut BrowserIds),
        version: last.saturating_add(1),
        on,
        valid_until: valid_until(on),
        lines: fresh_lines(&quote.lines),
        ..quote.clone()
    };
    keep(app, router, &next);
}

/// The same lines under ids of their own, in the same order: what is changed here must not change there.
pub(super) fn fresh_lines(lines: &BTreeMap<LineId, Line>) -> BTreeMap<LineId, Line> {
    let fresh = |line: &Line| {
        let id = LineId::fresh(&mut BrowserIds);
        (id, Line { id, ..line.clone() })
    };
    lines.values().map(fresh).collect()
}

fn keep(app: App, router: Router, quote: &Quote) {
    let id = quote.id;
    app.save_new(Batch::of(quote), app.untracked_text().quote_started(&quote.number), move || {
        router.go(&Route::Quote(id));
    });
}
