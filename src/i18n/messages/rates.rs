//! Reference rates kept by hand.

use crate::domain::late_fee::convention::Reference;
use crate::domain::reference_rates::RateRefusal;
use crate::i18n::Text;

messages! {
    rates_title => "参考利率" | "Reference rates";
    rates_lead => "审查逾期违约金时，与签约当日的参考利率比较；约定按参考利率计算违约金的合同，起草后公布的利率也从这里取用。本工具不内置任何利率，请按公布的数值录入，每次调整各记一行。" | "Late fees are measured by the reference rate of the day of signing. Contracts whose late fee follows a reference rate also take from here the rates published after they were drafted. No rate is built in: enter the published figures, one line for each change.";
    rate_lpr => "一年期贷款市场报价利率（LPR）" | "One-year loan prime rate (LPR)";
    rate_ecb => "欧洲央行主要再融资利率" | "ECB main refinancing rate";
    rate_boe => "英格兰银行基准利率" | "Bank of England base rate";
    rate_pboc => "中国人民银行贷款基准利率" | "PBoC benchmark lending rate";
    rate_from => "自哪天起" | "From";
    rate_yearly => "年利率" | "Rate per year";
    rate_add => "加一行" | "Add";
    rate_remove(from: &str) => "删去自 {from} 起的利率" | "Remove the rate from {from}";
    rates_none => "还没有录入。没有利率时，与它比较的规则不作判断。" | "None entered. Without a rate, the rules that measure by it stay silent.";
    rate_added(name: &str) => "已记下{name}。" | "{name} is noted.";
    rate_removed(name: &str) => "已删去一行{name}。" | "A line of {name} was removed.";
    rate_no_date => "请填写日期。" | "Please enter a date.";
    rate_no_rate => "请填写百分比，例如 3.1%。" | "Please enter a percentage, such as 3.1%.";
    rate_twice => "这一天已经有一行了；要改数值，请先删去那一行。" | "This day has a line already; remove it first to change the figure.";
    rate_out_of_range => "年利率应在 −5% 到 50% 之间，请核对单位。" | "A yearly rate lies between −5% and 50%. Please check the unit.";
}

impl Text {
    /// What a reference rate is called.
    pub const fn reference_rate(self, rate: Reference) -> &'static str {
        match rate {
            Reference::LprOneYear => self.rate_lpr(),
            Reference::EcbMainRefinancing => self.rate_ecb(),
            Reference::BankOfEngland => self.rate_boe(),
            Reference::PbocBenchmark => self.rate_pboc(),
        }
    }

    /// Why a rate is not taken.
    pub const fn rate_refusal(self, refusal: RateRefusal) -> &'static str {
        match refusal {
            RateRefusal::Twice => self.rate_twice(),
            RateRefusal::OutOfRange | RateRefusal::NotKept => self.rate_out_of_range(),
        }
    }
}
