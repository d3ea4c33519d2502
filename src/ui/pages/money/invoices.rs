//! The invoices of a contract, or of the whole book.

use std::sync::Arc;

use leptos::prelude::*;

use super::invoice_contents::InvoiceContents;
use super::invoice_steps::deliver;
use crate::domain::attachment::Subject;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::{ContractId, CustomerId, InvoiceId};
use crate::domain::invoice::{Invoice, invoiced_by_currency, invoiced_share};
use crate::domain::lifecycle::invoice::Stage;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Message, Text, format};
use crate::state::{App, InvoiceRow, Layer, Sheet, ppm, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::more::More;
use crate::ui::widgets::opened::{Opened, opened_of, opening_figure};
use crate::ui::widgets::status::{Meaning, status};

/// How many rows are drawn at first, and how many more at a press.
const AT_ONCE: usize = 200;

/// The invoices as of the date looked at, the newest first. An earlier day than today knows none of a later date.
pub(super) fn invoices(app: App, contract: Option<ContractId>) -> Vec<InvoiceRow> {
    let (day, today) = (app.as_of(), app.today.get());
    let mut all = contract.map_or_else(|| app.all_invoices(day), |contract| app.invoices_of(contract, day));
    all.retain(|row| day >= today || row.invoice.on <= day);
    newest_first(&mut all);
    all
}

/// The same of all contracts of a customer.
pub(super) fn invoices_to(app: App, customer: CustomerId) -> Vec<InvoiceRow> {
    let contracts = app.contracts_of(customer);
    let mut all: Vec<InvoiceRow> = contracts.iter().flat_map(|it| invoices(app, Some(it.id))).collect();
    newest_first(&mut all);
    all
}

fn newest_first(all: &mut [InvoiceRow]) {
    all.sort_by_key(|row| std::cmp::Reverse((row.invoice.on, row.invoice.id)));
}

/// The table of one contract, under what was invoiced of it.
#[component]
pub(super) fn ContractInvoices(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let binding = Memo::new(move |_| app.contract_today(contract).is_some_and(|standing| standing.is_binding()));
    let all = Memo::new(move |_| invoices(app, Some(contract)));
    let sums = Memo::new(move |_| {
        let total = app.contract_account(contract)?.total;
        Some((app.invoiced_of(contract, app.as_of(), total), total))
    });
    let share = move || {
        let (issued, total) = sums.get()?;
        let share = invoiced_share(issued, total)?.value;
        let text = app.text();
        Some(text.invoices_share(&format::percent_floor(ppm(share)), &format::money(issued), &format::money(total)))
    };
    // two copies that were brought together may each have issued up to the amount
    let over = move || {
        let (issued, total) = sums.get()?;
        let beyond = issued.minus(total).ok().filter(|it| it.minor > 0)?;
        Some(status(Meaning::Danger, "octagon-alert", app.text().invoices_over(&format::money(beyond))))
    };
    view! {
        <section class="section" id="invoices">
            <div class="section__head">
                <h2>{move || app.text().invoices_title()}</h2>
                <span class="faint small" id="invoiced-share">{share}</span>
                <button
                    type="button"
                    class="button section__act"
                    data-kind="word"
                    id="new-invoice"
                    disabled=move || !binding.get()
                    title=move || (!binding.get()).then(|| app.text().invoice_not_binding())
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Invoice(contract, None))))
                >
                    {icon("receipt-text")}
                    {move || app.text().invoice_new()}
                </button>
            </div>
            {over}
            <Invoices all whole=false />
        </section>
    }
}

/// What was issued in all, by currency, over the list of the book.
pub(super) fn answer(app: App, all: &[InvoiceRow]) -> String {
    let text = app.text();
    let rows = all.iter().map(|row| (row.invoice.as_ref(), &row.stage));
    let sums = match invoiced_by_currency(rows) {
        Ok(sums) if sums.is_empty() => vec![Money::zero(Currency::CNY)],
        Ok(sums) => sums,
        Err(fault) => return text.exact_fault(fault).to_owned(),
    };
    text.invoices_all(&format::count(all.len()), &text.sums_words(Ok(sums)))
}

/// The table; `whole`: that of the book, whose rows name contract and customer.
#[component]
pub(super) fn Invoices(
    all: Memo<Vec<InvoiceRow>>,
    whole: bool,
    /// Whether some were left out.
    #[prop(into, default = Signal::stored(false))]
    narrowed: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let drawn = RwSignal::new(AT_ONCE);
    let opened = RwSignal::new(None::<Opened<InvoiceId, ()>>);
    let head = move |words: Message, class: Option<&'static str>| {
        view! { <th scope="col" class=class>{move || words(app.text())}</th> }
    };
    let nothing = move || {
        let text = app.text();
        if narrowed.get() { text.money_none_match() } else { text.invoices_none() }
    };
    let rows = move || {
        let first = all.with(|all| all.iter().take(drawn.get()).cloned().collect::<Vec<_>>());
        first.into_iter().map(|row| row_view(app, &row, whole, opened)).collect_view()
    };
    view! {
        <Show
            when=move || all.with(|all| !all.is_empty())
            fallback=move || view! { <p class="faint empty__line">{nothing}</p> }
        >
            <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().invoices_title()>
                <table class="table invoices" role="table">
                    <thead>
                        <tr>
                            {head(Text::invoice_number, None)} {head(Text::invoice_on, None)}
                            {whole.then(|| head(Text::money_party, None))} {whole.then(|| head(Text::money_contract, None))}
                            {head(Text::invoice_kind_label, None)} {head(Text::invoice_gross, Some("num"))}
                            {head(Text::invoice_net, Some("num"))} {head(Text::invoice_tax, Some("num"))}
                            {head(Text::invoice_state, None)}
                            <th scope="col"><span class="unseen">{move || app.text().invoice_issue()}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <More total=Signal::derive(move || all.with(Vec::len)) drawn step=AT_ONCE />
        </Show>
    }
}

/// How a stage looks.
const fn look(stage: &Stage) -> (Meaning, &'static str) {
    match stage {
        Stage::Draft => (Meaning::Plain, "circle-dashed"),
        Stage::Issued { .. } => (Meaning::Accent, "circle-dot"),
        Stage::Delivered { .. } => (Meaning::Good, "circle-check"),
        Stage::Void { .. } | Stage::Red { .. } => (Meaning::Plain, "x"),
    }
}

fn row_view(
    app: App,
    row: &InvoiceRow,
    whole: bool,
    opened: RwSignal<Option<Opened<InvoiceId, ()>>>,
) -> impl IntoView + use<> {
    let text = app.text();
    let invoice = &row.invoice;
    let id = invoice.id;
    // a draft has no number yet
    let called = if invoice.number.is_empty() { text.invoice_stage_draft().to_owned() } else { invoice.number.clone() };
    let number = opening_figure(Opened { of: Some(id), figure: () }, called, text.invoice_says(), opened);
    let open = opened_of(opened, Some(id));
    let columns = if whole { 10 } else { 8 };
    let split = invoice.split().ok().map(|worked| worked.value);
    let (meaning, mark) = look(&row.stage);
    let state = text.invoice_stage(&row.stage);
    let state =
        if invoice.red_of.is_some() { format!("{state} · {}", text.invoice_is_red()) } else { state.to_owned() };
    let in_part = matches!(row.stage, Stage::Issued { .. } | Stage::Delivered { .. })
        .then(|| app.taken_back_of(invoice, app.as_of()))
        .filter(|sum| sum.minor > 0)
        .map(|sum| view! { <span class="faint small" data-taken-back="">{text.invoice_red_part(&format::money(sum))}</span> });
    let whose = whole.then(|| {
        let brief = app.watch::<ContractBrief>(invoice.contract);
        let customer = brief.as_ref().map(|it| it.customer);
        let number = brief.map(|it| it.number.clone()).unwrap_or_default();
        let contract = invoice.contract;
        view! {
            <td><a href=customer.map(|id| Route::customer(app.survivor(id)).href())><bdi>{customer.map(|id| app.customer_name(id))}</bdi></a></td>
            <td><a href=Route::Contract(contract, ContractTab::Money).href()>{number}</a></td>
        }
    });
    let amount = |read: fn(&crate::domain::tax::TaxSplit) -> Money| split.as_ref().map(|it| format::amount(read(it)));
    view! {
        <tr data-row="">
            <td>{number}</td>
            <td>{text.date(invoice.on)}</td>
            {whose}
            <td class="soft">{text.invoice_kind(invoice.kind)}</td>
            <td class="num">{format::amount(invoice.gross)}</td>
            <td class="num soft">{amount(|it| it.net)}</td>
            <td class="num soft">{amount(|it| it.tax)}</td>
            <td>{status(meaning, mark, state)} {in_part}</td>
            <td class="num">{acts(app, Arc::clone(invoice))}</td>
        </tr>
        {move || {
            open.get()
                .map(|()| view! { <tr class="ledger__host"><td colspan=columns><InvoiceContents id /></td></tr> })
        }}
    }
}

/// What can be done with an invoice today.
fn acts(app: App, invoice: Arc<Invoice>) -> impl IntoView + use<> {
    let text = app.text();
    let (id, contract) = (invoice.id, invoice.contract);
    let stage = app.invoice_stage(&invoice, app.today.get());
    let open = move |name: &'static str, words: &'static str, sheet: Sheet| {
        view! {
            <button type="button" class="button" data-kind="word" data-act=name on:click=move |_| app.layer.set(Some(Layer::Sheet(sheet)))>
                {words}
            </button>
        }
        .into_any()
    };
    let handed = move || {
        let invoice = Arc::clone(&invoice);
        view! {
            <button type="button" class="button" data-kind="word" data-act="deliver" on:click=move |_| deliver(app, &invoice)>
                {text.invoice_deliver()}
            </button>
        }
        .into_any()
    };
    let is_red = app.peek::<Invoice>(id).is_some_and(|it| it.red_of.is_some());
    let ending = move || {
        // what takes another one back is itself not taken back
        if is_red {
            return Vec::new();
        }
        vec![
            open("void", text.invoice_void(), Sheet::VoidInvoice(id)),
            open("red", text.invoice_red(), Sheet::RedInvoice(id)),
        ]
    };
    let mut acts = match stage {
        Stage::Draft => vec![
            open("edit", text.edit(), Sheet::Invoice(contract, Some(id))),
            open("issue", text.invoice_issue(), Sheet::IssueInvoice(id)),
        ],
        Stage::Issued { .. } => std::iter::once(handed()).chain(ending()).collect(),
        Stage::Delivered { .. } => ending(),
        Stage::Void { .. } | Stage::Red { .. } => Vec::new(),
    };
    acts.push(files(app, id));
    acts
}

/// The way to its files, with how many there are.
fn files(app: App, id: InvoiceId) -> AnyView {
    let count = app.files_of(Subject::Invoice(id)).len();
    let counted = (count > 0).then(|| format!(" {}", format::count(count)));
    let open = move |_| app.layer.set(Some(Layer::Sheet(Sheet::InvoiceFiles(id))));
    view! {
        <button type="button" class="button" data-kind="word" data-act="files" on:click=open>
            {app.text().files()}
            {counted}
        </button>
    }
    .into_any()
}
