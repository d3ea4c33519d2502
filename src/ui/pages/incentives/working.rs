//! How a commission came about: what counted, tier by tier, what is held, who gets what.

use leptos::prelude::*;

use crate::domain::commission::BasisLine;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::EvaluationId;
use crate::domain::incentive::due::{PeriodDue, Reckoned};
use crate::domain::incentive::source::{Counted, Size, Source};
use crate::i18n::{Text, format};
use crate::state::{App, PlainSheet, SheetCell};
use crate::ui::route::Route;

/// An amount or a number of units.
pub(super) fn size_words(size: Size) -> String {
    match size {
        Size::Money(money) => format::money(money),
        Size::Units(units) => format::quantity(units),
    }
}

/// A step in words, with what it comes to, and the evaluation that stands behind it, if one does.
struct Step {
    words: String,
    sum: String,
    sheet: Option<EvaluationId>,
}

/// The steps in words.
fn steps(app: App, text: Text, reckoned: &Reckoned, by_grade: bool) -> Vec<Step> {
    let currency = reckoned.accrual.earned.currency;
    let tax = reckoned.tax.iter().map(|line| {
        let (words, sum) = text.basis_line(line);
        match line {
            BasisLine::Row { contract, .. } => {
                let number = app.peek::<ContractBrief>(*contract).map(|it| it.number.clone()).unwrap_or_default();
                (format!("{number} · {words}"), sum)
            }
            BasisLine::Collected { .. } | BasisLine::WithoutTax(_) | BasisLine::Net(_) => (words, sum),
        }
    });
    let lines = reckoned.lines.iter().map(|line| text.commission_line(line, currency));
    let mut all: Vec<Step> = tax.chain(lines).map(|(words, sum)| Step { words, sum, sheet: None }).collect();
    for line in &reckoned.members {
        let name = app.member_name(line.member);
        let mut words = text.share_line(&name, &format::percent(line.share));
        if !line.accrual.held.is_zero() {
            words = format!("{words} · {} {}", text.booking_held(), format::money(line.accrual.held));
        }
        if by_grade {
            words = format!("{words} · {}", text.accrual_grade(line.grade.as_ref()));
        }
        let sheet = line.grade.as_ref().map(|it| it.evaluation);
        all.push(Step { words, sum: format::money(line.accrual.earned), sheet });
    }
    all
}

/// The steps as a table; `by_grade`: the plan asks how its members were evaluated.
pub(super) fn working(app: App, reckoned: &Reckoned, by_grade: bool) -> impl IntoView + use<> {
    let text = app.text();
    let row = |Step { words, sum, sheet }: Step| {
        let sheet = sheet.map(|id| {
            let href = Route::Evaluation(id).href();
            view! { " " <a class="incentives__link" href=href>{text.accrual_grade_sheet()}</a> }
        });
        view! { <tr><td>{words} {sheet}</td><td class="num">{sum}</td></tr> }
    };
    let rows = steps(app, text, reckoned, by_grade).into_iter().map(row).collect_view();
    view! {
        <table class="table incentives__working" aria-label=text.accrual_working()>
            <thead>
                <tr>
                    <th scope="col">{text.scheme_working_what()}</th>
                    <th scope="col" class="num">{text.scheme_working_amount()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The steps of every period for other programs, the latest first.
pub(super) fn working_sheet(app: App, dues: &[PeriodDue], by_grade: bool) -> PlainSheet {
    let text = app.untracked_text();
    let of_period = |due: &PeriodDue| {
        let steps = due.reckoned.as_ref().map(|it| steps(app, text, it, by_grade)).unwrap_or_default();
        let period = text.pay_period(due.period);
        let row = |it: Step| vec![SheetCell::Text(period.clone()), SheetCell::Text(it.words), SheetCell::Text(it.sum)];
        steps.into_iter().map(row).collect::<Vec<_>>()
    };
    PlainSheet {
        sheet: text.accrual_working(),
        file: text.sheet_accrual_working_file(),
        headings: vec![text.commission_statement_period(), text.scheme_working_what(), text.scheme_working_amount()],
        rows: dues.iter().rev().flat_map(of_period).collect(),
    }
}

/// What counted in every period for other programs, the latest first.
pub(super) fn base_sheet(app: App, dues: &[PeriodDue]) -> PlainSheet {
    let text = app.untracked_text();
    let row = |due: &PeriodDue, it: &Counted| {
        let brief = app.peek::<ContractBrief>(it.contract);
        let number = brief.as_ref().map(|it| it.number.clone()).unwrap_or_default();
        let party = brief.and_then(|it| app.peek_party(it.customer)).map(|it| it.name.clone()).unwrap_or_default();
        let (size, currency) = match it.size {
            Size::Money(money) => (SheetCell::Amount(money), SheetCell::words(money.currency.code())),
            Size::Units(units) => (SheetCell::Quantity(units), SheetCell::empty()),
        };
        vec![
            SheetCell::Text(text.pay_period(due.period)),
            SheetCell::words(source_words(text, it.source)),
            SheetCell::Day(it.happened),
            SheetCell::Text(number),
            SheetCell::Text(party),
            size,
            currency,
        ]
    };
    let of_period = |due: &PeriodDue| due.rows.iter().map(|it| row(due, it)).collect::<Vec<_>>();
    PlainSheet {
        sheet: text.accrual_base(),
        file: text.sheet_accrual_base_file(),
        headings: vec![
            text.commission_statement_period(),
            text.booking_cause(),
            text.step_on(),
            text.contract(),
            text.customer(),
            text.scheme_working_amount(),
            text.home_currency(),
        ],
        rows: dues.iter().rev().flat_map(of_period).collect(),
    }
}

const fn source_words(text: Text, source: Source) -> &'static str {
    match source {
        Source::Receipt(_) => text.accrual_source_receipt(),
        Source::Reversal(_) => text.accrual_source_reversal(),
        Source::Contract(_) => text.accrual_source_contract(),
        Source::Invoice(_) => text.accrual_source_invoice(),
    }
}

/// What counted, row by row, with its sum.
pub(super) fn base(app: App, rows: &[Counted], total: Option<Size>) -> AnyView {
    let text = app.text();
    if rows.is_empty() {
        return view! { <p class="faint small">{text.accrual_base_none()}</p> }.into_any();
    }
    let line = |row: &Counted| {
        let brief = app.peek::<ContractBrief>(row.contract);
        let number = brief.as_ref().map(|it| it.number.clone()).unwrap_or_default();
        let party = brief.and_then(|it| app.peek_party(it.customer)).map(|it| it.name.clone()).unwrap_or_default();
        view! {
            <tr data-back=row.takes_back().then_some("")>
                <td>{source_words(text, row.source)}</td>
                <td>{text.date(row.happened)}</td>
                <td>
                    <a class="incentives__link" href=Route::contract(row.contract).href()>{number}</a>
                    " "
                    <bdi class="soft">{party}</bdi>
                </td>
                <td class="num">{size_words(row.size)}</td>
            </tr>
        }
    };
    let body = rows.iter().map(line).collect_view();
    let foot = total.map(|total| {
        view! {
            <tfoot>
                <tr>
                    <td colspan="3">{text.accrual_total()}</td>
                    <td class="num">{size_words(total)}</td>
                </tr>
            </tfoot>
        }
    });
    view! {
        <div class="table__wide" tabindex="0" role="region" aria-label=text.accrual_base()>
            <table class="table incentives__base">
                <thead>
                    <tr>
                        <th scope="col">{text.booking_cause()}</th>
                        <th scope="col">{text.step_on()}</th>
                        <th scope="col">{text.contract()}</th>
                        <th scope="col" class="num">{text.scheme_working_amount()}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
                {foot}
            </table>
        </div>
    }
    .into_any()
}
