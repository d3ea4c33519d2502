//! G3.e: unit prices that follow an index by a formula.

use super::super::draft::Draft;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use crate::domain::contract::adjustment::{Adjustment, Counted, PriceStep};
use crate::domain::contract::annex::AnnexId;
use crate::domain::contract::field;
use crate::domain::contract::targets::Cycle;
use crate::domain::date::Date;
use crate::domain::problem::Place;
use crate::i18n::{format, month};

/// The index and its base, the band, the formula, and how a new price comes to bind.
pub(super) fn adjustment(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Adjustment) {
    let index = || insert::wording(field::ADJUSTMENT_INDEX, &terms.index);
    let publisher = || insert::wording(field::ADJUSTMENT_PUBLISHER, &terms.publisher);
    draft.say(
        "单价按{0}（由{1}发布，下称“指数”）调整。基期为{2}，基期指数为{3}。",
        "Unit prices follow {0} as published by {1} (the “Index”). The base month is {2}; the Index of that month is {3}.",
        &[index(), publisher(), base_month(terms.base_month), base_value(terms)],
    );
    let band = || insert::percent(field::ADJUSTMENT_BAND, terms.band);
    let every = insert::choice(
        field::ADJUSTMENT_EVERY,
        match terms.every {
            Cycle::Month => ("每月", "Every month"),
            Cycle::Quarter => ("每季度末月", "In the last month of every quarter"),
            Cycle::HalfYear => ("每半年末月", "In the last month of every half-year"),
            Cycle::Year => ("每年末月", "In the last month of every year"),
        },
    );
    draft.say(
        "{0}将当月指数与基期指数比较一次，当月指数除以基期指数再减一，为变动幅度。变动幅度不超过±{1}的，单价不变；超过的，自次月起交付的\
         标的物按下列公式计价：",
        "{0} the Index of the month is compared with that of the base month; the former divided by the latter, less one, is \
         the change. As long as the change lies within ±{1} unit prices stay; beyond that, what is delivered from the next \
         month on is priced by this formula:",
        &[every, band()],
    );
    let share = insert::percent(field::ADJUSTMENT_SHARE, terms.share);
    match terms.counted {
        Counted::Whole => draft.join(
            "P＝P₀×［1＋{0}×d］，其中d为{1}。",
            " P = P₀ × [1 + {0} × d], where d is {1}.",
            &[
                share,
                insert::choice(
                    field::ADJUSTMENT_COUNTED,
                    ("全部变动幅度，下跌时为负数", "the whole change, negative where the Index falls"),
                ),
            ],
        ),
        Counted::Excess => {
            let counted = (
                "变动幅度超出上述范围的部分，下跌时为负数",
                "the part of the change beyond that range, negative where the Index falls",
            );
            draft.join(
                "P＝P₀×［1＋{0}×d］，其中d为{1}。",
                " P = P₀ × [1 + {0} × d], where d is {1}.",
                &[share, insert::choice(field::ADJUSTMENT_COUNTED, counted)],
            );
        }
    }
    let digits = outline.contract.price.currency.exponent();
    let step = match (terms.rounding, digits) {
        (PriceStep::Minor, 1..) => (format!("小数点后{digits}位"), format!("{digits} decimals")),
        (PriceStep::Minor, 0) | (PriceStep::Major, _) => ("整数".to_owned(), "whole units".to_owned()),
    };
    let list = if outline.annex_number(AnnexId::Items).is_some() {
        outline.annex(AnnexId::Items)
    } else {
        Insert::Words(("本合同明细".to_owned(), "the table of this contract".to_owned()))
    };
    draft.more(
        "P为调整后的单价，P₀为{0}所列单价；曾经调整的，P₀为最近一次调整后的单价。调整后的单价四舍五入至{1}。",
        "P is the adjusted unit price and P₀ the one in {0} or, after an adjustment, the one last adjusted. Adjusted unit \
         prices are rounded half up to {1}.",
        &[list, insert::term(Place::of(field::ADJUSTMENT_ROUNDING), step)],
    );
    draft.say(
        "任何一方可以凭发布机构公布的数据书面通知对方调整，双方以补充协议确认新的单价；该次调整所依据的月份和指数即为新的基期和基期指数。\
         已经交付的部分不作调整。指数停止发布或者编制方法发生重大变化的，双方协商改用最接近的指数，协商期间单价不变。",
        "Either party may ask for the adjustment in writing, with the figures as published; the parties confirm the new unit \
         prices in a supplementary agreement, and the month and Index on which it rests become the new base. What has been \
         delivered is not adjusted. If the Index is no longer published, or the way it is compiled changes materially, the \
         parties agree on the closest one; unit prices stay meanwhile.",
        &[],
    );
}

fn base_month(month: Option<Date>) -> Insert {
    let place = Place::of(field::ADJUSTMENT_BASE_MONTH);
    month.map_or(Insert::Blank { place }, |day| {
        let name = month::name(day.month());
        insert::term(place, (format!("{}年{}月", day.year(), day.month()), format!("{name} {}", day.year())))
    })
}

fn base_value(terms: &Adjustment) -> Insert {
    let place = Place::of(field::ADJUSTMENT_BASE_VALUE);
    terms.base_value.map_or(Insert::Blank { place }, |value| {
        let text = format::quantity(value);
        insert::term(place, (text.clone(), text))
    })
}
