//! Fallbacks: what is kept of a clause, what another contract takes of it, what is refused, and rings among clauses of one's own.

use std::collections::BTreeMap;

use counterpart::demo::Seeded;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::breach::{AgreedDamages, LiabilityLimit};
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::delivery::DeliveryTime;
use counterpart::domain::contract::payment::{Earnest, Plan};
use counterpart::domain::contract::plan::{Due, Period, Share};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::fallback::Fallback;
use counterpart::domain::id::{FallbackId, NewId, OwnClauseId, uuid_v7};
use counterpart::domain::late_fee::rate_table::RateTable;
use counterpart::domain::late_fee::rule::{DayCount, Fixing, LateRate};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::negotiation::clause::clause_of;
use counterpart::domain::negotiation::package::Misfit;
use counterpart::domain::negotiation::{Proposal, TermChange};
use counterpart::domain::own_clause::OwnClause;
use counterpart::domain::rate::Ppm;
use counterpart::record::terms::{changed_terms, currency_of, kept_terms, with_fallback, with_terms};
use serde_json::{Value, json};

use crate::paper::contracts::{day, flow_meters, payment_of, samples, secrecy, usual_with_goods};

/// Ids that count up.
struct Ids(u64);

impl NewId for Ids {
    fn new_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid_v7(1_790_000_000_000 + self.0, [9; 10])
    }
}

fn of(clause: ClauseId, changes: Vec<TermChange>) -> Fallback {
    Fallback {
        id: FallbackId::fresh(&mut Ids(100)),
        name: Wording::same("fallback"),
        clause,
        changes,
        kept_on: None,
        currency: None,
        when: String::new(),
        archived: false,
    }
}

fn kept(contract: &Contract, clause: ClauseId) -> Fallback {
    Fallback { kept_on: Some(contract.drafted_on), ..of(clause, kept_terms(contract, clause)) }
}

fn taken(draft: &Contract, fallback: &Fallback) -> Result<Contract, Misfit> {
    with_fallback(draft, fallback, &mut Ids(200))
}

fn change(path: &str, to: Option<&str>) -> TermChange {
    TermChange { path: path.to_owned(), from: None, to: to.map(str::to_owned) }
}

#[test]
fn a_contract_takes_the_kept_terms_and_keeps_what_belongs_to_its_own_deal() {
    let mut source = flow_meters();
    source.delivery.warranty = Period::months(24);
    source.delivery.quality = Wording::same("GB/T 1");
    let draft = usual_with_goods();
    let fallback = kept(&source, ClauseId::Delivery);
    let after = taken(&draft, &fallback).expect("it fits");
    assert_eq!((after.delivery.warranty, after.delivery.inspection), (Period::months(24), Period::working_days(10)));
    // its goods, its place, its time
    assert_eq!(after.delivery.quality, draft.delivery.quality);
    assert_eq!(after.delivery.place, Wording::new("乙方苏州工厂", "the Suzhou plant of Party B"));
    assert_eq!(after.delivery.time, draft.delivery.time);
    source.delivery.time = DeliveryTime::Between { from: day("2026-09-01"), to: day("2026-09-30") };
    assert_eq!(kept(&source, ClauseId::Delivery).changes, fallback.changes, "a day of that deal is not kept");
}

#[test]
fn of_every_clause_all_is_taken_and_nothing_of_any_other() {
    for source in samples() {
        for draft in samples() {
            for clause in Fallback::CLAUSES {
                let Ok(after) = taken(&draft, &kept(&source, *clause)) else {
                    assert!(draft.payment.terms().is_none(), "{clause:?} has a place wherever there is payment");
                    assert!([ClauseId::Payment, ClauseId::LatePayment].contains(clause), "{clause:?} fits");
                    continue;
                };
                for it in changed_terms(&draft, &after) {
                    assert_eq!(clause_of(&it.path), Some(*clause), "{}", it.path);
                }
                let stays =
                    ["delivery/quality", "delivery/sample", "delivery/acceptance", "delivery/time", "delivery/place"];
                let stays = stays.into_iter().chain(["term/length", "term/effective", "term/survives"]);
                // the parts of a plan get ids of their own
                let stays: Vec<&str> = stays.chain(["payment/included/plan"]).collect();
                for it in changed_terms(&source, &after).iter().filter(|it| clause_of(&it.path) == Some(*clause)) {
                    assert!(stays.iter().any(|path| it.path.starts_with(path)), "{clause:?}: {} differs", it.path);
                }
            }
        }
    }
}

#[test]
fn a_plan_that_is_taken_has_parts_of_its_own() {
    let (source, mut draft) = (flow_meters(), usual_with_goods());
    let fallback = kept(&source, ClauseId::Payment);
    let parts = |contract: &mut Contract| {
        let Plan::Instalments { parts } = &payment_of(contract).plan else { panic!("a plan in parts") };
        parts.clone()
    };
    let mut after = taken(&draft, &fallback).expect("it fits");
    let (was, now) = (parts(&mut source.clone()), parts(&mut after));
    let shares: Vec<Share> = now.iter().map(|it| it.share).collect();
    assert_eq!(shares, was.iter().map(|it| it.share).collect::<Vec<_>>());
    assert_eq!(now.len(), 4);
    assert!(now.iter().all(|it| was.iter().all(|known| known.id != it.id)), "no part is in two contracts");
    // the fee on late payment is a clause of its own
    assert_eq!(payment_of(&mut after).late_fee, payment_of(&mut draft).late_fee);
    // the very same terms change nothing
    assert_eq!(taken(&source, &fallback), Ok(source));
}

#[test]
fn the_days_of_a_plan_move_with_the_date_of_the_draft() {
    let (mut source, mut draft) = (flow_meters(), usual_with_goods());
    source.drafted_on = day("2026-05-20");
    let fallback = kept(&source, ClauseId::Payment);
    let early = Fallback { kept_on: None, ..fallback.clone() };
    let as_kept = ["2026-06-15", "2026-08-31", "2027-06-30"];
    for (drafted_on, fallback, expected) in [
        ("2026-05-20", &fallback, as_kept),
        // 365 days later, with a leap day between the last two
        ("2027-05-20", &fallback, ["2027-06-15", "2027-08-31", "2028-06-29"]),
        ("2026-05-10", &fallback, ["2026-06-05", "2026-08-21", "2027-06-20"]),
        // nobody noted where these came from
        ("2027-05-20", &early, as_kept),
    ] {
        draft.drafted_on = day(drafted_on);
        let mut after = taken(&draft, fallback).expect("it fits");
        let Plan::Instalments { parts } = &payment_of(&mut after).plan else { panic!("a plan in parts") };
        let days = parts.iter().filter_map(|it| if let Due::On(day) = it.due { Some(day) } else { None });
        assert_eq!(days.collect::<Vec<_>>(), expected.map(day), "{drafted_on}");
        assert!(matches!(parts[2].due, Due::After { .. }), "after acceptance, whenever that is");
    }
    // a clause that brings no plan moves none
    draft.drafted_on = day("2027-05-20");
    let mut after = taken(&draft, &kept(&source, ClauseId::LatePayment)).expect("it fits");
    assert_eq!(payment_of(&mut after).plan, payment_of(&mut draft).plan);
}

#[test]
fn text_written_by_hand_comes_along_and_goes_with_terms_that_are_bound() {
    let (bound, mut written) = (flow_meters(), flow_meters());
    written.write_by_hand(ClauseId::Disputes, Wording::new("争议由双方协商。", "The parties talk."));
    assert!(written.is_by_hand(ClauseId::Disputes));
    let after = taken(&bound, &kept(&written, ClauseId::Disputes)).expect("it fits");
    assert_eq!(after.written(ClauseId::Disputes), written.written(ClauseId::Disputes));
    let again = taken(&after, &kept(&bound, ClauseId::Disputes)).expect("it fits");
    assert_eq!(again, bound);
}

#[test]
fn what_has_no_place_is_refused() {
    let nowhere = |path: &str| Err(Misfit::NoPlace { path: path.to_owned() });
    // a clause brings no terms of another one, and nothing of the book
    for path in ["price/tax_rate", "customer", "payment/included/plan"] {
        let fallback = of(ClauseId::Delivery, vec![change(path, Some("1"))]);
        assert_eq!(taken(&flow_meters(), &fallback), nowhere(path));
    }
    assert!(taken(&secrecy(), &kept(&flow_meters(), ClauseId::LatePayment)).is_err(), "it has no payment");
    let fallback = of(ClauseId::Delivery, vec![change("delivery/warranty", Some("\"long\""))]);
    assert_eq!(taken(&flow_meters(), &fallback), Err(Misfit::NotAContract));
}

#[test]
fn a_sum_is_not_taken_into_a_contract_in_another_currency() {
    let (yuan, mut dollars) = (flow_meters(), flow_meters());
    dollars.price.currency = Currency::USD;
    let sum = Money::cny(5_000_000);
    let mut paid = flow_meters();
    let plan = &mut payment_of(&mut paid).plan;
    let Plan::Instalments { parts } = plan else { panic!("a plan in parts") };
    parts[0].share = Share::Sum(sum);
    for (clause, path, to) in [
        (ClauseId::Breach, "breach/included/our_limit", json!(LiabilityLimit::Sum(sum))),
        (ClauseId::Breach, "breach/included/general", json!(AgreedDamages::Sum(sum))),
        (ClauseId::Payment, "payment/included/earnest", json!(Earnest::Sum(sum))),
        (ClauseId::Payment, "payment/included/cash_limit", json!(sum)),
        (ClauseId::Payment, "payment/included/plan", json!(plan)),
    ] {
        let fallback = of(clause, vec![change(path, Some(&to.to_string()))]);
        assert_eq!(taken(&dollars, &fallback), Err(Misfit::NoPlace { path: path.to_owned() }));
        assert_eq!(currency_of(&fallback), Some(Currency::CNY), "{path}: an example of it is in yuan");
        assert!(taken(&yuan, &fallback).is_ok(), "{path} in its own currency");
    }
    let shares = change("breach/included/our_limit", Some(&json!(LiabilityLimit::OfPrice(Ppm(1_500_000))).to_string()));
    let shares = of(ClauseId::Breach, vec![shares]);
    assert!(taken(&dollars, &shares).is_ok(), "a share is one of any sum");
    assert_eq!(currency_of(&shares), None);
}

#[test]
fn a_reference_rate_is_not_taken_into_a_contract_in_another_currency() {
    let (yuan, mut dollars) = (flow_meters(), flow_meters());
    dollars.price.currency = Currency::USD;
    let table = || RateTable::constant(Ppm(30_000)).expect("a rate");
    let (day_count, fixing) = (DayCount::Actual365, Fixing::AtBreach);
    let path = "payment/included/late_fee/rate";
    for (rate, goes_by_reference) in [
        (LateRate::ReferenceMultiple { reference: table(), hundredths: 150, day_count, fixing }, true),
        (LateRate::ReferencePlus { reference: table(), margin: Ppm(80_000), day_count, fixing }, true),
        (LateRate::Daily { table: table() }, false),
    ] {
        let rate = of(ClauseId::LatePayment, vec![change(path, Some(&json!(rate).to_string()))]);
        let of_yuan = Fallback { currency: Some(Currency::CNY), ..rate.clone() };
        let refused = Err(Misfit::NoPlace { path: path.to_owned() });
        assert_eq!(taken(&dollars, &of_yuan) == refused, goes_by_reference, "{of_yuan:?}");
        assert_eq!(taken(&dollars, &of_yuan).is_ok(), !goes_by_reference, "by the day it is one of any money");
        assert!(taken(&yuan, &of_yuan).is_ok(), "in its own currency");
        assert!(taken(&dollars, &rate).is_ok(), "nobody noted where it came from");
    }
    // what is kept of the whole clause is refused as well
    let mut source = flow_meters();
    payment_of(&mut source).late_fee.rate =
        LateRate::ReferenceMultiple { reference: table(), hundredths: 150, day_count, fixing };
    let whole = Fallback { currency: Some(Currency::CNY), ..kept(&source, ClauseId::LatePayment) };
    assert!(matches!(taken(&dollars, &whole), Err(Misfit::NoPlace { .. })));
    assert!(taken(&yuan, &whole).is_ok());
}

/// A proposal is about the words of this version; a fallback may be years old.
#[test]
fn terms_that_another_version_kept_are_taken_as_far_as_they_are_known() {
    let draft = flow_meters();
    let mut value = serde_json::to_value(&draft.force_majeure).expect("JSON");
    value["notice"] = json!(Period::days(3));
    value["of_another_version"] = json!(1);
    let changes = vec![change("force_majeure", Some(&value.to_string()))];
    assert_eq!(with_terms(&draft, &changes), Err(Misfit::NotAContract));
    let after = taken(&draft, &of(ClauseId::ForceMajeure, changes)).expect("it is read");
    assert_eq!(after.force_majeure.notice, Period::days(3));
}

#[test]
fn a_clause_of_ones_own_falls_back_neither_on_itself_nor_in_a_ring() {
    let mut ids = Ids(300);
    let mut fresh = || OwnClauseId::fresh(&mut ids);
    let [a, b, c, ring] = [fresh(), fresh(), fresh(), fresh()];
    // a falls back on b, b on c; the last was made a ring with another by two copies of the book
    let other = fresh();
    let known = BTreeMap::from([(a, b), (b, c), (ring, other), (other, ring)]);
    let may = |from: OwnClauseId, to: OwnClauseId| {
        OwnClause::new(from, Wording::same("clause")).may_fall_back_on(to, |id| known.get(&id).copied())
    };
    for (from, to, expected) in [
        (a, a, false),
        (c, a, false),
        (c, b, false),
        (b, a, false),
        (a, c, true),
        (ring, a, true),
        (a, ring, true),
        (c, ring, true),
    ] {
        assert_eq!(may(from, to), expected, "{from} on {to}");
    }
}

#[test]
fn clauses_and_proposals_that_were_written_before_there_were_fallbacks_are_read() {
    let clause: OwnClause =
        serde_json::from_value(json!({ "id": "019b76da-ab00-7000-8000-5e364932cb21" })).expect("read");
    assert_eq!((clause.fallback, clause.fairness.as_str()), (None, ""));
    let proposal: Value = json!({
        "id": "019b76da-aa12-7b39-8f15-b18885878502",
        "contract": "019b76da-a83f-7000-8000-5e364932cb51",
        "round": "019b76da-aa11-7b39-8f15-b18885878501",
        "side": "us",
        "changes": [],
        "fallback": "18 months",
    });
    let proposal: Proposal = serde_json::from_value(proposal).expect("read");
    assert_eq!((proposal.fallback.as_str(), proposal.fallback_of), ("18 months", None));
}

#[test]
fn the_fallbacks_of_the_sample_book_fit_the_contract_that_is_talked_about() {
    let book = counterpart::demo::book(day("2026-05-20"), &mut Seeded::new(1)).expect("a book");
    assert_eq!(book.fallbacks.len(), 3);
    let talked_of = book.negotiation_rounds[0].contract;
    let draft = book.contracts.iter().find(|it| it.id == talked_of).expect("its contract");
    for fallback in &book.fallbacks {
        assert!(!fallback.name.zh.is_empty() && !fallback.name.en.is_empty() && !fallback.when.is_empty());
        assert_ne!(taken(draft, fallback).as_ref(), Ok(draft), "{} says something else", fallback.name.zh);
        assert!(taken(draft, fallback).is_ok(), "{} fits", fallback.name.zh);
    }
    let counter = book.proposals.iter().find(|it| it.fallback_of.is_some()).expect("one started from a fallback");
    assert_eq!((counter.fallback_of, counter.fallback.as_str()), (Some(book.fallbacks[0].id), "质保十八个月"));
}
