//! Which contracts the ledger shows, and in which order.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::id::ContractId;
use crate::domain::money::Money;
use crate::domain::progress::Progress;
use crate::domain::rate::Bp;
use crate::domain::receivables::ledger::LedgerLine;
use crate::state::{App, Whose};
use crate::ui::pages::contracts::list::is_in_view;
use crate::ui::route::{Direction, Query};

/// When both sides had signed.
pub(super) fn signed_on(standing: &Progress) -> Option<Date> {
    standing.life.stage.agreement().map(|agreement| agreement.signed_on)
}

/// The years in which contracts were signed, the latest first.
pub(super) fn years(app: App) -> Vec<i32> {
    let ids: Vec<ContractId> = app.watch_all::<ContractBrief>().iter().map(|brief| brief.id).collect();
    let signed = app.each_contract(ids, |_, standing| standing.and_then(signed_on).map(Date::year));
    let mut years: Vec<i32> = signed.into_iter().flatten().collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    years
}

/// The contracts that the query asks for, its words aside: by number, the latest first, if it says nothing else.
pub(super) fn chosen(app: App, query: &Query) -> Vec<ContractId> {
    let view = query.filter("view");
    let year = query.filter("year");
    let (column, direction) = query.sort.clone().unwrap_or_else(|| ("number".to_owned(), Direction::Descending));
    let mut briefs = app.watch_all::<ContractBrief>();
    app.retain_kept(&mut briefs, Whose::of(query.filter("whose")));
    // the money of the whole book is gone through for a share only: what was invoiced stands with no contract
    let part: Option<fn(&LedgerLine) -> Option<Bp>> = match column.as_str() {
        "collected-share" => Some(LedgerLine::collected_part),
        "invoiced-share" => Some(LedgerLine::invoiced_part),
        _ => None,
    };
    let shares = part.map(|part| (part, app.ledger_lines()));
    let places = app.each_contract(briefs.iter().map(|it| it.id), |id, standing| {
        let is_asked = is_asked(standing, view) && year.is_none_or(|year| is_of(standing, year));
        is_asked.then(|| match &shares {
            // what is told no share of stands below nought
            Some((part, lines)) => (None, "", lines.of(id).and_then(*part).map_or(-1, |share| share.0)),
            None => standing.map_or((None, "", 0), |standing| place(&column, standing)),
        })
    });
    let mut found: Vec<(Place, Arc<ContractBrief>)> =
        briefs.into_iter().zip(places).filter_map(|(brief, place)| Some((place?, brief))).collect();
    found.sort_unstable_by(|(a_place, a), (b_place, b)| {
        let by_column = turned(a_place.cmp(b_place), direction);
        let by_number = a.number.cmp(&b.number);
        let by_number = if column == "number" { turned(by_number, direction) } else { by_number.reverse() };
        by_column.then(by_number).then_with(|| a.id.cmp(&b.id))
    });
    found.into_iter().map(|(_, brief)| brief.id).collect()
}

const fn turned(order: Ordering, direction: Direction) -> Ordering {
    match direction {
        Direction::Ascending => order,
        Direction::Descending => order.reverse(),
    }
}

fn is_asked(standing: Option<&Progress>, view: Option<&str>) -> bool {
    match (view, standing) {
        (Some("all"), _) => true,
        (None, standing) => standing.is_some_and(Progress::is_binding),
        (Some(view), standing) => standing.is_some_and(|standing| is_in_view(standing, view)),
    }
}

fn is_of(standing: Option<&Progress>, year: &str) -> bool {
    standing.and_then(signed_on).is_some_and(|day| day.year().to_string() == year)
}

/// Where a contract stands by a column: by a day, or by a sum, the currencies apart as in the totals.
type Place = (Option<Date>, &'static str, i64);

/// The place of a contract by a column.
fn place(column: &str, standing: &Progress) -> Place {
    let account = standing.account.as_ref().ok();
    let owed = account.filter(|_| standing.is_binding());
    let sum = |sum: Option<Money>| sum.map_or((None, "", 0), |sum| (None, sum.currency.code(), sum.minor));
    match column {
        "signed" => (signed_on(standing), "", 0),
        "ends" => (standing.facts.term.last_day(), "", 0),
        "amount" => sum(account.map(|it| it.total)),
        "collected" => sum(owed.map(|it| it.collected)),
        "open" => sum(owed.map(|it| it.open)),
        "overdue" => sum(owed.map(|it| it.overdue)),
        _ => (None, "", 0),
    }
}
