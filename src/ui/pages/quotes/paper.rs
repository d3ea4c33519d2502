//! A quote as the customer gets it: one sheet, in the language the person reads.

use leptos::prelude::*;

use crate::domain::amount_words::rmb::rmb_words;
use crate::domain::customer::Customer;
use crate::domain::exact::Worked;
use crate::domain::line::{Line, LineError, LineStep, Totals};
use crate::domain::money::Currency;
use crate::domain::quote::Quote;
use crate::domain::tax::TaxMode;
use crate::i18n::{Text, format};
use crate::state::App;
use crate::ui::widgets::editor::Editor;

/// The sheet, following what is typed.
#[component]
pub(super) fn QuotePaper(editor: Editor<Quote>) -> impl IntoView {
    let app = editor.app;
    // what was sent names whom it was sent to; a draft follows a customer that was merged
    let sheet = move || {
        let sent = editor.locked.get();
        editor.record.with(|quote| draw(app, quote, sent))
    };
    view! { <div class="desk">{sheet}</div> }
}

fn fact(label: &str, value: String) -> impl IntoView + use<> {
    let label = label.to_owned();
    view! {
        <span class="sheet__fact">
            <span class="sheet__label">{label}</span>
            {value}
        </span>
    }
}

fn draw(app: App, quote: &Quote, sent: bool) -> impl IntoView + use<> {
    let text = app.text();
    let own = app.own_entity();
    let customer = if sent { app.watch::<Customer>(quote.customer) } else { app.party(quote.customer) };
    let to = customer.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let address = customer.as_ref().map(|it| it.address.line.clone()).unwrap_or_default();
    let from = own.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let reach = own.as_ref().map(|it| {
        [quote.owner.clone(), it.phone.clone(), it.email.clone()]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    });
    let number = format!("{} {}", quote.number, text.quote_version_n(&quote.version.to_string()));
    let rows: Vec<_> = quote.lines.values().zip(1_usize..).map(|(line, row)| line_row(text, line, row)).collect();
    let said = [
        (text.quote_payment(), quote.payment.clone()),
        (text.quote_delivery(), quote.delivery.clone()),
        (text.quote_remark(), quote.remark.clone()),
    ];
    let said = said
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| view! { <h3 class="sheet__head">{label}</h3> <p class="sheet__p">{words}</p> })
        .collect::<Vec<_>>();
    let title = (!quote.title.is_empty()).then(|| view! { <p class="sheet__p sheet__about">{quote.title.clone()}</p> });
    view! {
        <article class="sheet" lang=text.pick("zh-CN", "en") id="quote-paper">
            <p class="sheet__number">{number}</p>
            <h2 class="sheet__title">{text.quote_heading()}</h2>
            <dl class="sheet__parties">
                <dt>{text.quote_to()}</dt>
                <dd><bdi>{to}</bdi><small>{address}</small></dd>
            </dl>
            <dl class="sheet__parties">
                <dt>{text.quote_from()}</dt>
                <dd><bdi>{from}</bdi><small>{reach}</small></dd>
            </dl>
            <div class="sheet__facts">
                {fact(text.quote_on(), text.date(quote.on))}
                {fact(text.quote_valid_until(), text.date(quote.valid_until))}
            </div>
            {title}
            <table class="sheet__table">
                <thead>
                    <tr>
                        <th scope="col">"#"</th>
                        <th scope="col">{text.line_name()}</th>
                        <th scope="col">{text.line_spec()}</th>
                        <th scope="col" class="num">{text.line_quantity()}</th>
                        <th scope="col">{text.line_unit()}</th>
                        <th scope="col" class="num">{text.line_price()}</th>
                        <th scope="col" class="num">{text.line_amount()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                {sums(text, quote)}
            </table>
            {said}
        </article>
    }
}

fn line_row(text: Text, line: &Line, row: usize) -> impl IntoView + use<> {
    let (zh, en) = line.names();
    let name = text.pick(zh, en).to_owned();
    let amount = line.amount().map(|worked| format::amount(worked.value)).unwrap_or_default();
    view! {
        <tr>
            <td>{row}</td>
            <td><bdi>{name}</bdi></td>
            <td><bdi>{line.spec.clone()}</bdi></td>
            <td class="num">{format::quantity(line.quantity)}</td>
            <td>{line.unit.clone()}</td>
            <td class="num">{format::amount(line.unit_price)}</td>
            <td class="num">{amount}</td>
        </tr>
    }
}

/// The figures under the lines, each from the one above: sum, discount, net, tax by rate, total, and the total in words.
fn sums(text: Text, quote: &Quote) -> AnyView {
    let totals: Result<Worked<Totals, LineStep>, LineError> = quote.totals();
    let totals = match totals {
        Ok(Worked { value, .. }) => value,
        Err(why) => {
            let words = text.quote_reckon_problem(why);
            return view! { <tfoot><tr><td colspan="7">{words}</td></tr></tfoot> }.into_any();
        }
    };
    let row = |label: String, value: String| {
        view! { <tr><td colspan="6" class="num">{label}</td><td class="num">{value}</td></tr> }
    };
    let discount = (!totals.discount.is_zero()).then(|| {
        view! {
            {row(text.quote_sum().to_owned(), format::amount(totals.lines))}
            {row(text.quote_off().to_owned(), format!("−{}", format::amount(totals.discount)))}
        }
    });
    let taxes = (quote.tax_mode != TaxMode::NotApplicable).then(|| {
        let by_rate = totals.by_rate.iter().filter(|it| it.rate.0 > 0);
        let rows = by_rate.map(|it| row(text.quote_tax(&format::percent(it.rate)), format::amount(it.split.tax)));
        let rows = rows.collect::<Vec<_>>();
        view! { {row(text.quote_net().to_owned(), format::amount(totals.net))} {rows} }
    });
    let words = (quote.currency == Currency::CNY).then(|| rmb_words(totals.gross).ok()).flatten();
    let words = words.filter(|_| text.pick(true, false)).map(|words| {
        view! { <tr><td colspan="7">{text.quote_words()}"："{words}</td></tr> }
    });
    view! {
        <tfoot>
            {discount}
            {taxes}
            <tr class="sheet__total">
                <td colspan="6" class="num"><b>{text.quote_total(quote.tax_mode)}</b></td>
                <td class="num"><b>{format::money(totals.gross)}</b></td>
            </tr>
            {words}
        </tfoot>
    }
    .into_any()
}
