//! What is paid when: the amounts and days of the plan as the account of the contract takes them.

use std::collections::{BTreeMap, BTreeSet};

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Instalment, Share};
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::id::InstalmentId;
use counterpart::domain::money::Currency;
use counterpart::domain::schedule::{Happened, Planned, due_day, planned_instalments};
use counterpart::export::paper::{Paper, Table};

use super::super::figures::{capital, percent, said};
use super::amounts::{head, in_chinese, in_english, minor};
use super::tables::{column, due, find, optional, parts, total};
use super::words::{chinese_count, english_count};

/// The first thing that the articles say for a field.
fn first(paper: &Paper, field: &str) -> (String, String) {
    let (zh, en) = said(paper, field);
    (zh.first().expect("said in Chinese").clone(), en.first().expect("said in English").clone())
}

/// The rows of the table against those of the engine; gives what their amounts add up to.
fn check_rows(table: &Table, instalments: &[Instalment], planned: &[Planned], currency: Currency) -> i64 {
    let ids: Vec<InstalmentId> = planned.iter().map(|it| it.part.id).collect();
    assert_eq!(parts(table), ids);
    let [numbers, shares, days] = ["No.", "Share", "Due"].map(|head| column(table, head));
    let (amounts, words) = (column(table, &head("Amount", currency)), optional(table, "In Chinese words"));
    assert_eq!(words.is_some(), currency == Currency::CNY, "only renminbi has words");
    let mut sum = 0;
    for (row, planned) in planned.iter().enumerate() {
        let no = planned.seq.to_string();
        assert_eq!(numbers[row], (no.clone(), no));
        assert_eq!(due(&days[row], Some(planned.part.id)), planned.part.due);
        let amount = (minor(&amounts[row].0, currency), minor(&amounts[row].1, currency));
        assert_eq!(amount, (planned.amount.minor, planned.amount.minor));
        if let Some(words) = &words {
            assert_eq!((capital(&words[row].0), capital(&words[row].1)), amount);
        }
        let share = (shares[row].0.as_str(), shares[row].1.as_str());
        match instalments[row].share {
            Share::Of(of) => assert_eq!((percent(share.0), percent(share.1)), (of.0, of.0)),
            Share::Sum(sum) => assert_eq!((share, sum), (("–", "–"), planned.amount)),
            Share::Equal => assert_eq!(share, ("等额", "equal")),
        }
        sum += amount.0;
    }
    sum
}

/// The plan of a contract; monthly settlement has no parts on the paper.
pub(super) fn check(paper: &Paper, contract: &Contract) -> BTreeSet<&'static str> {
    let table = find(paper, "Instalment");
    let brief = contract.brief();
    let Some(payment) = brief.payment.terms().filter(|it| !it.plan.is_monthly()) else {
        assert_eq!(table, None, "no plan");
        return BTreeSet::new();
    };
    let calendar = WorkCalendar::standard();
    let rules = brief.plan_rules(payment);
    let claims = brief.claims(payment, None, &calendar, &BTreeMap::new(), contract.drafted_on).expect("claims");
    let planned = planned_instalments(claims.amount, &claims.parts, rules, &calendar, &Happened::new());
    let planned = planned.expect("a plan that can be carried out").value;
    for it in &planned {
        // the day that was read leads where the account goes
        let on = due_day(it.part.due, rules.counting, &calendar, &Happened::new()).expect("a day").value;
        assert_eq!(it.due_on, on);
    }
    let Some(table) = table else {
        let amount = planned[0].amount;
        assert_eq!(planned.len(), 1);
        assert_eq!(due(&first(paper, field::PAYMENT_DUE), None), planned[0].part.due);
        let said_for = if let Plan::Prepaid { .. } = payment.plan { field::PAYMENT_BALANCE } else { field::LINES };
        let (zh, en) = said(paper, said_for);
        let has_words = |it: &&String| it.starts_with("人民币") || amount.currency != Currency::CNY;
        assert!(zh.iter().filter(has_words).any(|it| in_chinese(it) == Some(amount)), "{zh:?}");
        assert!(en.iter().filter(|it| it.ends_with(" Only)")).any(|it| in_english(it) == Some(amount)), "{en:?}");
        return BTreeSet::from([field::PAYMENT_DUE]);
    };
    let currency = contract.price.currency;
    let sum = check_rows(table, payment.plan.parts(), &planned, currency);
    let (share, amount) = (total(table, "Share"), total(table, &head("Amount", currency)));
    assert_eq!((minor(&amount.0, currency), minor(&amount.1, currency)), (sum, sum));
    if currency == Currency::CNY {
        assert_eq!(capital(&total(table, "In Chinese words").0), sum);
    }
    assert_eq!(sum, contract.total().expect("a total").minor);
    if !share.0.is_empty() {
        assert_eq!(percent(&share.0), 1_000_000, "all of it");
    }
    let count = i64::try_from(planned.len()).expect("few");
    let (zh, en) = first(paper, field::PAYMENT_PLAN);
    assert_eq!((chinese_count(&zh), english_count(&en)), (count, count));
    BTreeSet::from([field::PAYMENT_PLAN])
}
