//! Prices that follow an index: the boxes, and how a price came about.

use crate::domain::contract::adjustment::Counted;
use crate::domain::contract::adjustment::reckon::{AdjustmentError, Step};
use crate::domain::exact::{ExactError, Ratio, Rounding};
use crate::domain::rate::Ppm;
use crate::i18n::{Text, format};

messages! {
    adjustment => "按指数调价" | "Prices by index";
    adjustment_choice => "单价是否随指数调整" | "Unit prices follow an index";
    adjustment_no => "否，单价固定" | "No, they are fixed";
    adjustment_yes => "是，按公式调整" | "Yes, by a formula";
    adjustment_index => "指数名称" | "Index";
    adjustment_publisher => "发布机构" | "Published by";
    adjustment_base_month => "基期（年月）" | "Base month";
    adjustment_base_value => "基期指数" | "Index of the base month";
    adjustment_band => "不调价的幅度（±）" | "Prices stay within (±)";
    adjustment_counted => "超过时计入" | "Beyond it counts";
    adjustment_whole => "全部变动幅度" | "The whole change";
    adjustment_excess => "超出部分" | "What lies beyond";
    adjustment_share => "随指数变动的价格比例" | "Share of the price that follows";
    adjustment_every => "多久比较一次" | "Compared";
    adjustment_rounding => "单价取整" | "Rounded to";
    adjustment_minor => "最小货币单位（分）" | "The smallest unit (cents)";
    adjustment_major => "整数单位（元）" | "Whole units";
    adjustment_bad_month => "请写年月，如 2026-03。" | "Please write a month, such as 2026-03.";
}

messages! {
    adjusted_title => "试算调价" | "Work out the prices";
    adjusted_month => "哪个月" | "Month";
    adjusted_value => "当月指数" | "Index of that month";
    adjusted_enter => "填写月份和当月指数，看单价是否变动。" | "Enter a month and its index to see whether prices change.";
    adjusted_stays => "单价不变。" | "Unit prices stay as they are.";
    adjusted_was => "原单价" | "Unit price";
    adjusted_is => "调整后单价" | "Adjusted unit price";
    adjusted_total => "合计" | "Total";
    adjusted_amend => "按新单价起草补充协议" | "Draft an amendment with these prices";
    adjusted_reason(month: &str, value: &str) => "按{month}指数 {value} 调整单价" | "Unit prices adjusted to the index of {month}, {value}";
    adjusted_no_base => "还没有填写基期指数，无法计算。" | "The index of the base month is missing, so nothing can be reckoned.";
    adjusted_no_index => "指数应大于零。" | "An index lies above nought.";
    adjusted_below => "按这个指数取整后，单价会为零或者更低。" | "With this index a price would come to nought or less.";
    adjusted_too_large => "数字太大，无法计算。" | "The figures are too large to reckon.";
    adjusted_moved(now: &str, base: &str, by: &str) => "变动幅度：{now} ÷ {base} － 1 ＝ {by}" | "Change: {now} ÷ {base} − 1 = {by}";
    adjusted_within(band: &str) => "在 ±{band} 以内，单价不变" | "Within ±{band}: prices stay";
    adjusted_beyond(band: &str, by: &str) => "超过 ±{band}，全部变动幅度计入：{by}" | "Beyond ±{band}, the whole change counts: {by}";
    adjusted_beyond_excess(band: &str, by: &str) => "超过 ±{band}，只计超出部分：{by}" | "Beyond ±{band}, only the excess counts: {by}";
    adjusted_factor(share: &str, factor: &str) => "单价系数：1 ＋ {share} × 计入的幅度 ＝ {factor}" | "Factor: 1 + {share} × the change that counts = {factor}";
    adjusted_price(before: &str, exact: &str, after: &str) => "{before} × 系数 ＝ {exact}，四舍五入得 {after}" | "{before} × the factor = {exact}, rounded {after}";
}

impl Text {
    /// One step towards an adjusted price.
    pub fn adjustment_step(self, step: &Step) -> String {
        match step {
            Step::Moved { base, now, by } => {
                self.adjusted_moved(&format::quantity(*now), &format::quantity(*base), &move_words(self, *by))
            }
            Step::Within { band } => self.adjusted_within(&format::percent(*band)),
            Step::Beyond { band, counted: Counted::Whole, by } => {
                self.adjusted_beyond(&format::percent(*band), &move_words(self, *by))
            }
            Step::Beyond { band, counted: Counted::Excess, by } => {
                self.adjusted_beyond_excess(&format::percent(*band), &move_words(self, *by))
            }
            Step::Factor { share, factor } => {
                let factor =
                    millionths(*factor).map_or_else(|why| self.exact_fault(why).to_owned(), format::wide_percent);
                self.adjusted_factor(&format::percent(*share), &factor)
            }
            Step::Price { before, exact, after } => self.adjusted_price(
                &format::money(*before),
                &format::exact_amount(*exact, before.currency),
                &format::money(*after),
            ),
        }
    }

    /// Why a price cannot be adjusted.
    pub fn adjustment_error(self, why: AdjustmentError) -> &'static str {
        match why {
            AdjustmentError::NotAgreed | AdjustmentError::NoBase => self.adjusted_no_base(),
            AdjustmentError::NoIndex => self.adjusted_no_index(),
            AdjustmentError::BelowNought => self.adjusted_below(),
            AdjustmentError::Exact(_) => self.adjusted_too_large(),
        }
    }
}

/// A share of one in parts per million, rounded half up: what is finer than a ten-thousandth of a per cent is not shown.
fn millionths(share: Ratio) -> Result<i128, ExactError> {
    share.times(Ratio::whole(Ppm::WHOLE.wide())).and_then(|it| it.round(Rounding::HalfUp))
}

/// A move with its sign: `+5.2%`, `-3%`.
fn move_words(text: Text, by: Ratio) -> String {
    match millionths(by) {
        Ok(rate) => format!("{}{}", if rate > 0 { "+" } else { "" }, format::wide_percent(rate)),
        Err(why) => text.exact_fault(why).to_owned(),
    }
}
