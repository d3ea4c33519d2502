//! A contract of many true articles, for the figures here and in the browser: what is built in, one clause of it written by hand, and
//! clauses of one's own whose blanks and words of the terms are filled in anew at every key.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::customer::Customer;
use counterpart::domain::id::{NewId, OwnClauseId};
use counterpart::domain::money::Money;
use counterpart::domain::own_clause::OwnClause;
use counterpart::domain::own_clause::blank::{Blank, Limits, Sort};
use counterpart::domain::own_entity::OwnEntity;
use counterpart::domain::rate::Ppm;
use counterpart::export::paper::{compose, starting_words};

/// The clause that is written by hand: in the very words that it had.
const BY_HAND: ClauseId = ClauseId::Confidentiality;

/// Writes one clause by hand, and takes clauses of one's own in until the paper has so many articles.
pub(crate) fn fill_up(
    contract: &mut Contract,
    own: &OwnEntity,
    customer: &Customer,
    articles: usize,
    ids: &mut impl NewId,
) {
    let words = starting_words(contract, own, customer, BY_HAND);
    contract.write_by_hand(BY_HAND, words);
    assert!(contract.is_by_hand(BY_HAND), "one clause is written by hand");
    let printed = |contract: &Contract| compose(contract, own, customer, contract.language).articles.len();
    let built_in = printed(contract);
    for number in built_in + 1..=articles {
        let clause = clause(number, OwnClauseId::fresh(ids));
        contract.take_own_clause(&clause, ids);
    }
    assert_eq!(printed(contract), articles, "beside {built_in} that are built in");
}

/// A clause with a blank of every sort that people count in, in two paragraphs.
fn clause(number: usize, id: OwnClauseId) -> OwnClause {
    let days = Limits { least: Some(1), most: Some(60), usual: Some(5) };
    let fee =
        Limits { least: Some(Money::cny(0)), most: Some(Money::cny(2_000_000)), usual: Some(Money::cny(150_000)) };
    let share = Limits { least: Some(Ppm(500_000)), most: Some(Ppm(1_000_000)), usual: Some(Ppm(900_000)) };
    let what = Wording::new("传感器、转换器和密封件", "sensors, converters and seals");
    OwnClause {
        text: Wording::new(
            "{对方}应在设备到场前{准备天数}个工作日完成基础、管路接口和供电，并书面通知{我方}。\n现场不具备安装条件的，{我方}再次到场的差旅费每次{到场费用}，与{条款：付款}所列款项一并支付；{备件范围}在{质保期}的质保期届满后按价目表价格的{备件比例}计价。",
            "{them} shall finish foundations, pipe connections and power supply {days to prepare} Working Days before the equipment arrives and tell {us} in writing.\nIf the site is not ready, every further visit of {us} costs {fee of a visit}, payable with the sums under {article: payment}; after the warranty period of {warranty period}, {spare parts} cost {share of the price} of the list price.",
        ),
        after: ClauseId::Delivery,
        blanks: vec![
            Blank { name: Wording::new("准备天数", "days to prepare"), sort: Sort::Number(days) },
            Blank { name: Wording::new("到场费用", "fee of a visit"), sort: Sort::Money(fee) },
            Blank { name: Wording::new("备件范围", "spare parts"), sort: Sort::Text { usual: what } },
            Blank { name: Wording::new("备件比例", "share of the price"), sort: Sort::Percent(share) },
        ],
        ..OwnClause::new(
            id,
            Wording::new(format!("第{number}条的安装配合"), format!("Help with installation {number}")),
        )
    }
}
