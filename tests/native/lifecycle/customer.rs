//! What its history makes of a customer.

#[cfg(not(target_arch = "wasm32"))]
use counterpart::domain::date::Date;
use counterpart::domain::lifecycle::customer::{CustomerHistory, CustomerStage, InForce, QuietDays};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(not(target_arch = "wasm32"))]
use super::any_day;
use super::day;

fn check(history: &CustomerHistory, as_of: &str, expected: CustomerStage) {
    assert_eq!(history.stage(QuietDays::default(), day(as_of)), expected, "{history:?} on {as_of}");
}

#[test]
fn a_customer_is_a_prospect_until_its_first_deal_then_active_dormant_and_lost_by_its_quiet_days() {
    use CustomerStage::{Active, Dormant, Lost, Prospect};
    let nobody = CustomerHistory::default();
    check(&nobody, "9999-12-31", Prospect);
    let courted = CustomerHistory { activities: vec![day("2020-01-01")], ..nobody.clone() };
    check(&courted, "2026-01-01", Prospect);
    let bought = CustomerHistory { deals: vec![day("2024-01-01")], ..nobody.clone() };
    for (as_of, expected) in [
        ("1900-01-01", Prospect),
        ("2023-12-31", Prospect),
        ("2024-01-01", Active),
        ("2024-06-29", Active),
        // 180 quiet days end on 2024-06-29, 720 on 2025-12-21
        ("2024-06-30", Dormant),
        ("2025-12-21", Dormant),
        ("2025-12-22", Lost),
        ("9999-12-31", Lost),
    ] {
        check(&bought, as_of, expected);
    }
    let called = CustomerHistory { activities: vec![day("2025-12-20")], ..bought };
    check(&called, "2025-12-19", Dormant);
    check(&called, "2025-12-22", Active);
}

#[test]
fn a_customer_with_a_contract_in_force_is_active_however_quiet() {
    use CustomerStage::{Active, Dormant, Prospect};
    let under = |until| CustomerHistory {
        contracts: vec![InForce { from: day("2020-01-01"), until }],
        ..CustomerHistory::default()
    };
    check(&under(None), "2019-12-31", Prospect);
    check(&under(None), "2020-01-01", Active);
    check(&under(None), "9999-12-31", Active);
    let ended = under(Some(day("2022-12-31")));
    check(&ended, "2022-12-31", Active);
    check(&ended, "2023-06-29", Active);
    // 180 quiet days end on 2023-06-29
    check(&ended, "2023-06-30", Dormant);
}

#[test]
fn the_last_activity_is_the_last_day_known_by_then() {
    let history = CustomerHistory {
        deals: vec![day("2026-01-10")],
        activities: vec![day("2026-01-05"), day("2026-02-01")],
        contracts: vec![],
    };
    for (as_of, expected) in [
        ("2026-01-04", None),
        ("2026-01-05", Some("2026-01-05")),
        ("2026-01-31", Some("2026-01-10")),
        ("2026-02-01", Some("2026-02-01")),
    ] {
        assert_eq!(history.last_activity(day(as_of)), expected.map(day), "{as_of}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn days() -> impl Strategy<Value = Vec<Date>> {
    prop::collection::vec((0_u16..3_000).prop_map(any_day), 0..5)
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn the_stage_of_a_customer_is_total_and_ignores_what_comes_later(
        deals in days(), activities in days(), as_of in 0_u16..3_000, dormant in any::<u16>(), lost in any::<u16>(),
    ) {
        let as_of = any_day(as_of);
        let quiet = QuietDays { dormant_after: dormant, lost_after: lost };
        let known = |days: &[Date]| days.iter().copied().filter(|day| *day <= as_of).collect::<Vec<_>>();
        let past = CustomerHistory { deals: known(&deals), activities: known(&activities), contracts: vec![] };
        let all = CustomerHistory { deals, activities, contracts: vec![] };
        prop_assert_eq!(all.stage(quiet, as_of), past.stage(quiet, as_of));
    }
}
