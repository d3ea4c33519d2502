//! What a part of the payment plan waits for besides its day (S8 `schedule[].condition`): a column only where any part has one.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::wording::Wording;
use counterpart::export::paper::{compose, plain_text};

use super::contracts;
use super::variants::BOTH;

/// The flow-meter sale, whose second part waits for a report.
fn reported() -> Contract {
    let mut contract = contracts::flow_meters();
    let Plan::Instalments { parts } = &mut contracts::payment_of(&mut contract).plan else { panic!("a plan in parts") };
    parts[1].condition = Wording::new("收到出厂检验报告", "the works test report is received");
    contract
}

fn text(contract: &Contract) -> String {
    plain_text(&compose(contract, &contracts::own(), &contracts::customer(), BOTH))
}

#[test]
fn a_condition_stands_in_a_column_of_its_own() {
    let said = text(&reported());
    for row in [
        "| 期 / No. | 名称 / Instalment | 付款条件 / Condition | 比例 / Share | 到期日 / Due | ",
        "| 1 | 预付款 / Advance | – | 30% | 2026年6月15日 / 15 June 2026 | ",
        " | 收到出厂检验报告 / the works test report is received | 40% | ",
    ] {
        assert!(said.contains(row), "{row} in {said}");
    }
    assert!(!text(&contracts::flow_meters()).contains("付款条件 / Condition"));
}

#[test]
fn a_part_without_a_condition_is_kept_as_before() {
    let old = serde_json::to_value(contracts::flow_meters()).expect("written");
    let part = &old["payment"]["included"]["plan"]["instalments"]["parts"][1];
    assert!(part["label"] == "progress" && part.get("condition").is_none(), "an old record keeps its bytes: {part}");
    let written = serde_json::to_value(reported()).expect("written");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), reported());
}
