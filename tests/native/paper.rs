//! The contract's terms, and the paper made from them.

#[path = "paper/abroad.rs"]
mod abroad;
#[path = "paper/acceptance.rs"]
mod acceptance;
#[path = "paper/cash.rs"]
mod cash;
#[path = "paper/catalogue.rs"]
mod catalogue;
#[path = "paper/check.rs"]
mod check;
#[path = "paper/conditions.rs"]
mod conditions;
#[path = "paper/contracts.rs"]
pub(crate) mod contracts;
#[path = "paper/declared.rs"]
mod declared;
#[path = "paper/defined.rs"]
mod defined;
#[path = "paper/division.rs"]
mod division;
#[path = "paper/figures.rs"]
mod figures;
#[path = "paper/items.rs"]
mod items;
#[path = "paper/levels.rs"]
mod levels;
#[path = "paper/licence.rs"]
mod licence;
#[path = "paper/limitation.rs"]
mod limitation;
#[path = "paper/payee.rs"]
mod payee;
#[path = "paper/persons.rs"]
mod persons;
#[path = "paper/promotion.rs"]
mod promotion;
#[path = "paper/read_back.rs"]
mod read_back;
#[path = "paper/remedies.rs"]
mod remedies;
#[path = "paper/seats.rs"]
mod seats;
#[path = "paper/texts.rs"]
mod texts;
#[path = "paper/traditional.rs"]
mod traditional;
#[path = "paper/variants.rs"]
mod variants;

use counterpart::domain::contract::adjustment::Adjustment;
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::party::{ContractKind, PartyNames};
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::term::{Objection, Renewal, RenewalTimes, TermLength};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::id::OwnClauseId;
use counterpart::domain::own_clause::OwnClause;
use counterpart::domain::term;

use contracts::usual;

#[test]
fn the_usual_terms_lack_only_the_name_of_the_arbitration_institution() {
    for kind in ContractKind::ALL {
        let problems = usual(*kind).check();
        let fields: Vec<&str> = problems.iter().map(|problem| problem.place.field).collect();
        assert_eq!(fields, [field::DISPUTES_INSTITUTION], "{kind:?}");
    }
}

#[test]
fn a_contract_is_read_back_as_it_was_written() {
    for contract in contracts::samples() {
        let written = serde_json::to_string(&contract).expect("written");
        let read: Contract = serde_json::from_str(&written).expect("read");
        assert_eq!(read, contract);
    }
}

#[test]
fn the_register_of_every_field_is_a_top_level_field_of_the_contract() {
    let mut contract = contracts::flow_meters();
    // clauses of one's own are written where there are any
    let clause = OwnClause::new(OwnClauseId::fresh(&mut contracts::Counter(0)), Wording::same("甲"));
    contract.take_own_clause(&clause, &mut contracts::Counter(1));
    // and so are texts that were written by hand
    contract.write_by_hand(ClauseId::Breach, Wording::same("甲"));
    // prices that follow an index are agreed on or not
    contract.adjustment = Some(Adjustment::usual());
    // letters are what the sides are called where nothing is said
    contract.party_names = PartyNames::SellerBuyer;
    let written = serde_json::to_value(contract).expect("written");
    for path in field::ALL {
        let register = path.split('.').next().expect("a first part");
        assert!(written.get(register).is_some(), "{path}");
    }
}

/// A term of months from a day, and its last day.
fn check_last_day(start: &str, months: u16, last: &str) {
    let length = TermLength::Months { start: contracts::day(start), months };
    assert_eq!(length.last_day(), Ok(Some(contracts::day(last))), "{start} and {months} months");
}

#[test]
fn a_term_of_months_ends_the_day_before_its_corresponding_day() {
    // domain.md 6.7
    check_last_day("2026-03-01", 12, "2027-02-28");
    check_last_day("2024-02-29", 12, "2025-02-28");
    check_last_day("2026-01-31", 1, "2026-02-28");
    check_last_day("2026-01-28", 1, "2026-02-27");
    check_last_day("2025-08-31", 6, "2026-02-28");
    check_last_day("2026-12-15", 36, "2029-12-14");
}

#[test]
fn terms_go_to_the_calculations_as_they_were_written() {
    let (start, end) = (contracts::day("2026-06-01"), contracts::day("2027-05-31"));
    let fixed = term::Term::from(TermLength::Fixed { start, end });
    assert_eq!(fixed, term::Term::Fixed { start, length: term::TermLength::Until(end) });
    assert_eq!(term::Term::from(TermLength::OpenEnded { start }), term::Term::Indefinite { start });
    let written = Renewal::Automatic {
        months: 12,
        times: RenewalTimes::AtMost(2),
        objection: Objection::Before(Period::days(30)),
    };
    let reckoned = term::renewal::Renewal::Automatic {
        months: 12,
        notice: Period::days(30),
        limit: term::renewal::RenewalLimit::Times(2),
    };
    assert_eq!(written.reckoned(12), reckoned);
    let hours = Renewal::ByAgreement { talk_before: Period::hours(25) };
    assert_eq!(hours.reckoned(6), term::renewal::Renewal::ByAgreement { months: 6, notice: Period::days(2) });
}
