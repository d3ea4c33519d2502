//! What a part of the payment plan waits for besides its day (S8 `schedule[].condition`): a column only where any part has one; and what
//! of a price falls on the accounts of the months (S8.d), or is the fee of a month (S4).

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::party::ContractKind;
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::price::PriceForm;
use counterpart::domain::contract::service::ServiceCredit;
use counterpart::domain::contract::term::TermLength;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::rate::Ppm;
use counterpart::export::paper::{compose, plain_text};

use super::contracts;
use super::variants::{BOTH, included};

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

/// The account of a contract shares a fixed price over the settlement days of its term; without an end each has the whole of it. Orders
/// are paid as they are supplied.
#[test]
fn a_price_that_is_settled_monthly_says_what_falls_on_an_account() {
    let monthly = Plan::Monthly {
        day: 25,
        statement_within: Period::working_days(5),
        confirm_within: Period::working_days(5),
        pay_within: Period::days(30),
    };
    let shared = [
        "合同总价等额计入合同期限内的各结算日；",
        "The contract price is shared equally by the accounts made up during the term;",
    ];
    let each = ["合同总价为每一结算日的应付金额。", "The contract price is the amount of each account."];
    let mut contract = contracts::flow_meters();
    contracts::payment_of(&mut contract).plan = monthly;
    let said = text(&contract);
    assert!(shared.iter().all(|it| said.contains(it)) && !each.iter().any(|it| said.contains(it)), "{said}");
    contract.term.length = TermLength::OpenEnded { start: contract.term.length.start() };
    let said = text(&contract);
    assert!(each.iter().all(|it| said.contains(it)) && !shared.iter().any(|it| said.contains(it)), "{said}");
    let orders = text(&contracts::distribution());
    assert!(!shared.iter().chain(&each).any(|it| orders.contains(it)), "{orders}");
}

/// A credit is a share of the fee of the month in which the limit ran out: that of the plan where it is monthly, else a part of the price.
/// Orders have no price to be shared.
#[test]
fn a_credit_says_what_the_fee_of_a_month_is() {
    let told = [
        "当月为时限届满的月份；当月服务费按月结算的为当月应付的价款，",
        "otherwise the contract price shared equally over the months of the term.",
    ];
    let mut contract = contracts::usual(ContractKind::CustomerManagement);
    contract.price.form = PriceForm::FixedTotal;
    let said = text(&contract);
    assert!(!told.iter().any(|it| said.contains(it)), "{said}");
    included(&mut contract.service).credit = ServiceCredit::Share { each: Ppm(50_000), cap: Ppm(300_000) };
    let said = text(&contract);
    assert!(told.iter().all(|it| said.contains(it)), "{said}");
    contract.price.form = PriceForm::Framework { accept_within: Period::working_days(3) };
    let said = text(&contract);
    assert!(said.contains("当月服务费的5%") && !told.iter().any(|it| said.contains(it)), "{said}");
}
