//! The heads of the columns, and the cells of a row. Those of a row are drawn together: another customer at its place, as at every
//! key of a search, changes their words and makes no element anew.

use std::sync::Arc;

use leptos::prelude::*;

use super::Columns;
use crate::domain::activity::Followed;
use crate::domain::customer::Customer;
use crate::domain::customer_column::CustomerColumn;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{CustomerId, OwnFieldId};
use crate::domain::lifecycle::customer::CustomerStage;
use crate::domain::money::Money;
use crate::i18n::{Message, Text, format};
use crate::state::{App, CustomerStanding, own_box, use_app};
use crate::ui::pages::customers::activities::{LEAD_DAYS, meaning_of, step_words};
use crate::ui::pages::customers::stage::stage_mark;
use crate::ui::pages::customers::tags::row_tags;
use crate::ui::route::{Query, Route};
use crate::ui::widgets::status::{Meaning, status};
use crate::ui::widgets::table::ColumnHead;

/// What the card of a customer at phone width holds besides the name, whatever columns are chosen.
const CARD: [CustomerColumn; 3] = [CustomerColumn::State, CustomerColumn::Overdue, CustomerColumn::NextDue];

/// What a column is called; the reader follows the names of the fields that the team defined.
pub(super) fn called(app: App, columns: Columns, column: CustomerColumn) -> String {
    match words(column) {
        Ok(words) => words(app.text()).to_owned(),
        Err(id) => columns.fields.with(|fields| fields.get(id).map(|it| it.name.clone()).unwrap_or_default()),
    }
}

/// The name of a column in the page and in addresses.
pub(super) fn name_of(column: CustomerColumn) -> &'static str {
    column.known_name().unwrap_or_else(own_box)
}

/// The words of a column that each book has, or the field of another one.
fn words(column: CustomerColumn) -> Result<Message, OwnFieldId> {
    Ok(match column {
        CustomerColumn::Number => Text::customer_number,
        CustomerColumn::ShortName => Text::customer_short_name,
        CustomerColumn::Level => Text::customer_level,
        CustomerColumn::State => Text::customer_state,
        CustomerColumn::Owner => Text::customer_owner,
        CustomerColumn::Tags => Text::customer_tags,
        CustomerColumn::Role => Text::customer_role,
        CustomerColumn::Scale => Text::customer_scale,
        CustomerColumn::Industry => Text::customer_industry,
        CustomerColumn::Source => Text::customer_source,
        CustomerColumn::Region => Text::customer_region,
        CustomerColumn::Parent => Text::customer_parent,
        CustomerColumn::Code => Text::customer_code,
        CustomerColumn::Phone => Text::customer_phone,
        CustomerColumn::Email => Text::customer_email,
        CustomerColumn::Since => Text::customer_since,
        CustomerColumn::CreditLimit => Text::customer_credit_limit,
        CustomerColumn::LastContact => Text::columns_last_contact,
        CustomerColumn::NextStep => Text::columns_next_step,
        CustomerColumn::Contracts => Text::columns_contracts,
        CustomerColumn::InForce => Text::columns_in_force,
        CustomerColumn::Collected => Text::columns_collected,
        CustomerColumn::Receivable => Text::customer_receivable,
        CustomerColumn::Overdue => Text::customer_overdue,
        CustomerColumn::NextDue => Text::customer_next,
        CustomerColumn::Own(id) => return Err(id),
    })
}

/// The heads: the name, and what is chosen.
pub(in super::super) fn heads(query: Memo<Query>, columns: Columns) -> impl IntoView {
    let app = use_app();
    let sort = Signal::derive(move || query.with(|query| query.sort.clone()));
    let one = move |name: &'static str, label: Signal<String>, figures: bool| {
        let href = Signal::derive(move || Route::Customers(query.get().sorted_by(name)).href());
        view! { <ColumnHead column=name label sort href figures /> }
    };
    let head = move |column: CustomerColumn| {
        let label = Signal::derive(move || called(app, columns, column));
        if column.sorts() {
            return one(name_of(column), label, columns.is_figure(column)).into_any();
        }
        view! { <th scope="col">{move || label.get()}</th> }.into_any()
    };
    let name = Signal::derive(move || app.text().customer().to_owned());
    view! {
        {one("name", name, false)}
        {move || columns.shown.get().iter().map(|it| head(*it)).collect_view()}
    }
}

/// What the cells of a row read.
#[derive(Clone, Copy)]
pub(in super::super) struct Row {
    /// Whose row it is.
    pub(in super::super) id: Memo<CustomerId>,
    /// The customer.
    pub(in super::super) customer: Memo<Option<Arc<Customer>>>,
    /// Where it stands with us.
    pub(in super::super) standing: Memo<CustomerStanding>,
    /// Why its sums have no answer, if they have none.
    pub(in super::super) fault: Memo<Option<ExactError>>,
    /// What its history makes of it; not looked up where no cell shows it.
    pub(in super::super) stage: Memo<Option<CustomerStage>>,
}

/// The cells of a row besides the name.
pub(in super::super) fn cells(row: Row, columns: Columns) -> impl IntoView {
    let app = use_app();
    move || {
        let shown = columns.shown.get();
        let hidden = CARD.into_iter().filter(|it| !shown.contains(it));
        let hidden = hidden.map(|it| cell(app, row, columns, it, true)).collect::<Vec<_>>();
        let cells = shown.iter().map(|it| cell(app, row, columns, *it, false));
        // the last one that is seen is the last one of its row
        hidden.into_iter().chain(cells).collect_view()
    }
}

/// One cell as it is now; `only_card`: it belongs to the card at phone width and is in no column.
fn cell(app: App, row: Row, columns: Columns, column: CustomerColumn, only_card: bool) -> AnyView {
    let card = only_card.then_some("");
    let Row { id, customer, standing, fault, stage } = row;
    let plain = |read: fn(&Customer) -> &str| {
        let words = customer.with(|it| it.as_deref().map(|it| read(it).to_owned()).unwrap_or_default());
        view! { <td class="cust__more"><bdi>{words}</bdi></td> }.into_any()
    };
    let told = |read: fn(App, &Customer) -> String| {
        let words = customer.with(|it| it.as_deref().map(|it| read(app, it)).unwrap_or_default());
        view! { <td class="cust__more"><bdi>{words}</bdi></td> }.into_any()
    };
    let amount = |class: &'static str, read: fn(&CustomerStanding) -> Money| {
        let sum = sum(app, fault.get(), standing.with(read), false);
        view! { <td class=class>{sum}</td> }.into_any()
    };
    match column {
        CustomerColumn::Level => {
            let words = customer.with(|it| it.as_ref().map_or("", |it| app.text().level(it.level)));
            view! { <td class="cust__level">{words}</td> }.into_any()
        }
        CustomerColumn::State => {
            view! { <td class="cust__state" data-card=card>{stage_mark(app, stage.get())}</td> }.into_any()
        }
        CustomerColumn::Owner => {
            let words = customer.with(|it| it.as_ref().map(|it| it.owner.clone()).unwrap_or_default());
            view! { <td class="cust__owner">{words}</td> }.into_any()
        }
        CustomerColumn::Receivable => amount("num cust__rec", |it| it.receivable),
        CustomerColumn::Overdue => {
            let sum = sum(app, fault.get(), standing.with(|it| it.overdue), true);
            view! { <td class="num cust__over" data-card=card>{sum}</td> }.into_any()
        }
        CustomerColumn::NextDue => {
            let next = next_words(app, standing.with(|it| it.next_due));
            view! { <td class="cust__next" data-card=card>{next}</td> }.into_any()
        }
        CustomerColumn::InForce => amount("num cust__more", |it| it.in_force),
        CustomerColumn::Collected => amount("num cust__more", |it| it.collected),
        CustomerColumn::Contracts => {
            let words =
                if app.figures_ready() { format::count(standing.with(|it| it.contracts)) } else { "…".to_owned() };
            view! { <td class="num cust__more">{words}</td> }.into_any()
        }
        CustomerColumn::CreditLimit => {
            let limit = customer.with(|it| it.as_ref().and_then(|it| it.credit_limit).map(format::money));
            view! { <td class="num cust__more">{limit}</td> }.into_any()
        }
        CustomerColumn::Tags => {
            let tags = customer.with(|it| it.as_ref().map(|it| it.tags.clone()).unwrap_or_default());
            view! { <td class="cust__more"><span class="table__name">{row_tags(tags)}</span></td> }.into_any()
        }
        CustomerColumn::LastContact => view! { <td class="cust__more">{last_contact(app, id.get())}</td> }.into_any(),
        CustomerColumn::NextStep => view! { <td class="cust__more">{next_step(app, id.get())}</td> }.into_any(),
        CustomerColumn::Number => plain(|it| &it.number),
        CustomerColumn::ShortName => plain(|it| &it.short_name),
        CustomerColumn::Industry => plain(|it| &it.industry),
        CustomerColumn::Source => plain(|it| &it.source),
        CustomerColumn::Region => plain(|it| &it.address.region),
        CustomerColumn::Code => plain(|it| &it.code),
        CustomerColumn::Phone => plain(|it| &it.phone),
        CustomerColumn::Email => plain(|it| &it.email),
        CustomerColumn::Scale => told(|app, it| app.text().scale(it.scale).to_owned()),
        CustomerColumn::Role => told(|app, it| app.text().trade_role(it.role).to_owned()),
        CustomerColumn::Parent => told(|app, it| it.parent.map(|id| app.customer_name(id)).unwrap_or_default()),
        CustomerColumn::Own(id) => own_cell(app, customer, columns, id),
        CustomerColumn::Since => told(|app, it| it.since.map(|day| app.text().date(day)).unwrap_or_default()),
    }
}

/// The cell of a field that the team defined.
fn own_cell(app: App, customer: Memo<Option<Arc<Customer>>>, columns: Columns, id: OwnFieldId) -> AnyView {
    let words = customer.with(|it| {
        let value = it.as_ref()?.own.get(&id)?;
        Some(columns.fields.with(|fields| app.text().own_value(fields.get(id), value)))
    });
    let class = if columns.is_figure(CustomerColumn::Own(id)) { "num cust__more" } else { "cust__more" };
    view! { <td class=class><bdi>{words}</bdi></td> }.into_any()
}

/// A sum in its cell, or what stands where there is none, none yet, or one that has no answer: the same element for all of them.
fn sum(app: App, fault: Option<ExactError>, amount: Money, is_overdue: bool) -> impl IntoView {
    let text = app.text();
    let (class, words) = if fault.is_some() {
        (Some("faint"), text.ledger_unreckoned().to_owned())
    } else if !app.figures_ready() {
        (Some("faint"), "…".to_owned())
    } else if amount.is_zero() {
        (Some("faint"), "–".to_owned())
    } else {
        (is_overdue.then_some("over"), format::amount(amount))
    };
    let word = (class == Some("over")).then(|| text.customer_overdue_word());
    view! { <span class=class title=fault.map(|why| text.exact_fault(why)) data-word=word>{words}</span> }
}

fn next_words(app: App, next_due: Option<Date>) -> AnyView {
    let text = app.text();
    let quiet = |class: &'static str, words: String| view! { <span class=class>{words}</span> }.into_any();
    if !app.figures_ready() {
        return quiet("faint", "…".to_owned());
    }
    match next_due {
        None => quiet("faint", text.none().to_owned()),
        Some(due) => {
            let days = app.as_of().days_until(due);
            let words = text.near_date(due, app.as_of());
            if days < 0 {
                status(Meaning::Danger, "octagon-alert", text.days_late(days.unsigned_abs())).into_any()
            } else if days <= 7 {
                status(Meaning::Warn, "clock", words).into_any()
            } else {
                quiet("soft", words)
            }
        }
    }
}

/// The day something was last said or done.
fn last_contact(app: App, id: CustomerId) -> AnyView {
    let as_of = app.as_of();
    let last = app.activities_of(id).iter().map(|it| it.on).filter(|on| *on <= as_of).max();
    match last {
        None => view! { <span class="faint">{app.text().none()}</span> }.into_any(),
        Some(day) => view! { <span class="soft">{app.text().near_date(day, as_of)}</span> }.into_any(),
    }
}

/// The step that comes first: when, and what.
fn next_step(app: App, id: CustomerId) -> AnyView {
    let (text, as_of) = (app.text(), app.as_of());
    let step = app.open_step_of(Followed::Customer(id), as_of);
    let found = step.as_ref().and_then(|it| Some((it, it.open_on(as_of)?, it.next_step(as_of, LEAD_DAYS)?)));
    let Some((step, day, standing)) = found else {
        return view! { <span class="faint">{text.none()}</span> }.into_any();
    };
    let (meaning, mark) = meaning_of(standing);
    view! { {status(meaning, mark, text.near_date(day, as_of))} " " <bdi>{step_words(text, step)}</bdi> }.into_any()
}
