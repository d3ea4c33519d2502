//! Sales targets: whose, of what, how far, and how that was reckoned.

use crate::domain::contract::targets::{Cycle, Measure, Metric, Unfollowed};
use crate::domain::date::Date;
use crate::domain::exact::{Ratio, Rounding};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::lifecycle::target::{Guard, Stage, TargetStatus};
use crate::domain::rate::Quantity;
use crate::domain::sales_measure::{Happening, SalesMetric, Unit};
use crate::domain::sales_target::attained::{Attained, AttainedLine, Pace, Reach};
use crate::domain::sales_target::cells::{PlanError, Span};
use crate::domain::sales_target::done::Done;
use crate::domain::sales_target::{Level, Scope};
use crate::domain::scorecard::plan::Measured;
use crate::i18n::{Text, format, month};

messages! {
    kind_sales_target => "销售目标" | "Sales targets";
    places_targets => "目标" | "Targets";
    targets_title => "销售目标" | "Sales targets";
    targets_running => "进行中" | "Running";
    targets_drafts => "草稿" | "Drafts";
    targets_over => "待结算" | "To be closed";
    targets_closed_view => "已关闭" | "Closed";
    targets_all => "全部" | "All";
    targets_search => "找承担人、合同、产品" | "Find a bearer, contract, product";
    targets_count(n: &str) => "共 {n} 个" | "Targets: {n}";
    targets_empty => "还没有销售目标。写一个，或在合同里加上目标条款：签署之后，目标自己就在这里。" | "No sales targets yet. Write one, or put targets into a contract: once it is signed its target stands here by itself.";
    targets_none_match => "没有符合条件的目标。" | "No target matches.";
    targets_scope_filter => "谁的" | "Whose";
    target_new => "新目标" | "New target";
    target_edit => "修改目标" | "Edit target";
    target_note_edit => "修改备注" | "Edit note";
    target_scope => "承担人" | "Borne by";
    target_contract => "合同" | "Contract";
    target_contract_problem => "请选一份合同。" | "Please choose a contract.";
    target_member => "成员" | "Member";
    target_member_problem => "请选一位成员。" | "Please choose a member.";
    target_team => "团队" | "Team";
    target_team_problem => "请写团队的名字，与成员资料里的一致。" | "Please name the team as its members' records do.";
    target_choose => "请选择" | "Choose";
    target_metric => "指标" | "Metric";
    target_product => "只算产品" | "Only of product";
    target_product_hint => "选填，按明细名称" | "optional, by the name of the line";
    target_measure => "计什么" | "What is counted";
    target_measure_hint => "例如：走访次数" | "such as visits";
    target_measure_problem => "写明计什么。" | "Say what is counted.";
    target_done => "完成登记" | "What was done";
    target_done_none => "还没有登记。" | "Nothing is entered yet.";
    target_done_figure => "完成数" | "How much";
    target_done_note => "依据" | "Where it comes from";
    target_done_by => "登记人" | "Entered by";
    target_done_add => "登记" | "Enter";
    target_done_saved => "已登记" | "Entered";
    target_done_removed => "已移除登记" | "The entry is removed";
    target_done_remove(day: &str) => "移除{day}的登记" | "Remove the entry of {day}";
    target_done_day_problem => "写期间以内、不晚于今天的一天。" | "Give a day of the period, not after today.";
    target_currency => "币种" | "Currency";
    target_from => "从" | "From";
    target_to => "到" | "To";
    target_period => "期间" | "Period";
    target_to_problem => "结束日不能早于开始日。" | "The last day cannot come before the first.";
    target_too_long => "期间最多分 120 格。" | "A period has at most 120 parts.";
    target_grain => "按什么分" | "Cut by";
    target_base => "目标" | "Target";
    target_stretch => "冲刺" | "Stretch";
    target_challenge => "挑战" | "Challenge";
    target_base_problem => "请写大于零的数。" | "Please write a figure above zero.";
    target_levels_problem => "要高于前一档。" | "It has to be above the level before.";
    target_levels_below => "要低于前一档，不低于零。" | "It has to be below the level before, and not below zero.";
    target_too_large => "数太大了。" | "The figure is too large.";
    target_distribution => "分解" | "Distribution";
    target_distribution_help => "每一格都能改；合计要与目标一分不差。" | "Every part may be altered; together they make the target to the last cent.";
    target_split_equally => "平均分" | "Split equally";
    target_fill_last => "差额放进最后一格" | "Put the difference into the last part";
    target_part_problem => "有的格不是数。" | "Some part is no figure.";
    target_adds_up(sum: &str) => "合计 {sum}，正好" | "Together {sum}: exact";
    target_lacks(sum: &str, missing: &str) => "合计 {sum}，还差 {missing}" | "Together {sum}; {missing} missing";
    target_exceeds(sum: &str, over: &str) => "合计 {sum}，多了 {over}" | "Together {sum}; {over} too much";
    target_no_parts => "先写期间和目标。" | "Write the period and the target first.";
    target_saved => "目标已保存" | "The target is saved";
    target_deleted => "目标已删除" | "The target is deleted";
    target_agree => "确认" | "Agree";
    target_agree_title => "确认目标" | "Agree the target";
    target_agree_help => "确认之后，数字不再改。" | "Once agreed, its figures no longer change.";
    target_agreed_by => "由谁确认" | "Agreed by";
    target_agreed_said => "目标已确认" | "The target is agreed";
    target_close => "关闭" | "Close";
    target_closed_said => "目标已关闭" | "The target is closed";
    target_draft_mark => "草稿" | "Draft";
    target_upcoming => "未开始" | "Not begun";
    target_is_running => "进行中" | "Running";
    target_is_over => "已到期，待结算" | "Over, to be closed";
    target_is_closed => "已关闭" | "Closed";
    target_by_clause => "合同条款所定" | "Set by the contract";
    target_by_clause_note => "这个目标由合同的目标条款算出，合同变了它跟着变。" | "This target follows from the targets clause of the contract and changes with it.";
    target_about => "说明" | "About";
    target_actual => "完成" | "Actual";
    target_plan => "计划" | "Plan";
    target_running_total => "累计" | "Running total";
    target_of(actual: &str, base: &str) => "{actual} / {base}" | "{actual} of {base}";
    target_pace_at(share: &str) => "照此可达 {share}" | "On track for {share}";
    target_pace_ended(share: &str) => "期末达成 {share}" | "Ended at {share}";
    target_pace_not_begun => "还没开始" | "Not begun";
    target_pace_nothing => "这些天没有计划" | "Nothing planned so far";
    target_pace_reached(day: &str) => "{day}已达到" | "Reached on {day}";
    target_projected(figure: &str, level: &str) => "照此期末 {figure}，可达{level}" | "At this pace {figure} by the end: enough for the {level}";
    target_projected_below(figure: &str) => "照此期末 {figure}，达不到目标" | "At this pace {figure} by the end: below the target";
    target_entered_note => "这一项账册不计量：对方报来的数登记在这里，考核直接取用。" | "The book does not measure this: what they report is entered here, and evaluations take it from here.";
    target_unfollowed(which: &str) => "只作考核、不设累计目标的：{which}" | "Evaluated only, not followed as targets: {which}";
    target_missing(level: &str, missing: &str) => "距{level}还差 {missing}" | "{missing} to the {level}";
    target_reached(level: &str) => "已达{level}" | "{level} reached";
    target_reached_none => "还没达到目标" | "Below the target";
    target_chart_label => "逐格计划与完成" | "Plan and actual by part";
    target_cell_said(part: &str, plan: &str, actual: &str, total: &str) => "{part}：计划 {plan}，完成 {actual}，累计 {total}" | "{part}: plan {plan}, actual {actual}, running total {total}";
    target_bar_label(who: &str, share: &str) => "{who} 达成 {share}" | "{who}: {share} attained";
    target_why => "怎么算的" | "How it is reckoned";
    target_rows => "算在里面的" | "What made it";
    target_rows_none => "到这一天，账册里还没有可算的。" | "By this day the book shows nothing that counts.";
    target_row_day => "日期" | "Day";
    target_row_what => "事项" | "What";
    target_row_amount => "计入" | "Counts";
    target_beside(amount: &str) => "另有其他币种 {amount}，不相加。" | "Besides, {amount} in another currency, which is never added.";
    target_home => "销售目标" | "Sales targets";
    target_home_none => "现在没有进行中的目标。" | "No target runs at present.";
    target_home_all => "全部目标" | "All targets";
    target_under_none => "这份合同没有目标。" | "This contract has no target.";
    target_nobody => "（无名）" | "(nobody)";
    target_life => "经过" | "What happened";
    target_was_agreed(by: &str) => "{by} 确认" | "Agreed by {by}";
    target_was_signed => "合同签署，目标成立" | "The contract was signed: the target stands";
    target_was_closed => "关闭" | "Closed";
    target_in_future => "日期在以后。" | "The day lies ahead.";
    target_before_last => "日期早于上一步。" | "The day comes before the step before.";
    target_who_missing => "请写由谁确认。" | "Please say who agrees.";
    target_not_yet => "先要确认。" | "It has to be agreed first.";
    target_past => "已经做过了。" | "That was done already.";
    target_parts_file => "目标分解" | "target-parts";
    target_rows_file => "目标明细" | "target-records";
    target_sheet => "销售目标" | "Sales targets";
    target_sheet_file => "销售目标" | "sales-targets";
}

impl Text {
    /// A figure in its unit: `¥1,200.00`, `35.5`, `12`.
    pub fn target_figure(self, unit: Unit, figure: i64) -> String {
        Self::target_wide(unit, i128::from(figure))
    }

    /// As [`Text::target_figure`], of a sum that no figure need hold.
    fn target_wide(unit: Unit, figure: i128) -> String {
        match unit {
            Unit::Money(currency) => format::wide_money(figure, currency),
            Unit::Quantity => format::wide_quantity(figure),
            Unit::Count => format::wide_count(figure),
        }
    }

    /// A figure before it is rounded.
    fn target_exact(unit: Unit, exact: Ratio) -> String {
        match unit {
            Unit::Money(currency) => {
                let digits = format::exact_amount(exact, currency);
                let sign = format::symbol(currency);
                format!("{sign}{digits}")
            }
            Unit::Quantity | Unit::Count => {
                let scale = if unit == Unit::Count { i128::from(Quantity::SCALE) } else { 1 };
                let thousandths = exact.times(Ratio::whole(scale)).and_then(|it| it.round(Rounding::HalfUp));
                let thousandths = thousandths.ok().and_then(|it| i64::try_from(it).ok()).unwrap_or_default();
                format::quantity(Quantity { thousandths })
            }
        }
    }

    /// What is measured.
    pub fn sales_metric(self, metric: SalesMetric) -> &'static str {
        match metric {
            SalesMetric::Signed => self.pick("签约额", "Signed"),
            SalesMetric::Invoiced => self.pick("开票额", "Invoiced"),
            SalesMetric::NetSales => self.pick("净销售额", "Net sales"),
            SalesMetric::Collected => self.pick("回款额", "Collected"),
            SalesMetric::Quantity => self.pick("销量", "Quantity"),
            SalesMetric::NewCustomers => self.pick("新客户数", "New customers"),
            SalesMetric::Own => self.pick("自定义", "Something else"),
        }
    }

    /// What a metric counts, in a sentence.
    pub fn sales_metric_help(self, metric: SalesMetric) -> &'static str {
        match metric {
            SalesMetric::Signed => self.pick(
                "双方签齐之日的合同总额，含税。",
                "What contracts come to on the day both sides had signed, with tax.",
            ),
            SalesMetric::Invoiced => self.pick(
                "开出的发票，含税；作废和红冲在当日扣回。",
                "Invoices issued, with tax; void and red ones subtract on their own day.",
            ),
            SalesMetric::NetSales => self.pick(
                "开出的发票，不含税；作废和红冲在当日扣回。",
                "Invoices issued, without tax; void and red ones subtract on their own day.",
            ),
            SalesMetric::Collected => self.pick(
                "到账的货款和预收，不含违约金和费用；抵销没有款项到账，不计；冲正在当日扣回。",
                "Money received for the price or in advance, without late fees and costs, and without set-offs, which bring no money; what is reversed subtracts on its own day.",
            ),
            SalesMetric::Quantity => {
                self.pick("已签合同明细的数量。", "The quantities in the lines of signed contracts.")
            }
            SalesMetric::NewCustomers => {
                self.pick("签下第一份合同的客户。", "Customers that signed their first contract.")
            }
            SalesMetric::Own => self.pick(
                "账册不计量的事项，完成多少在目标页上登记。",
                "Something that the book does not measure: what was done is entered on the page of the target.",
            ),
        }
    }

    /// Who bears a target.
    pub fn target_scope_name(self, scope: Scope) -> &'static str {
        match scope {
            Scope::Firm => self.pick("全公司", "The firm"),
            Scope::Team => self.pick("团队", "A team"),
            Scope::Member => self.pick("成员", "A member"),
            Scope::Contract => self.pick("合同对方", "A contract's other side"),
        }
    }

    /// Who bears a target of this scope, by name; `bearer` is empty where it is not known, and of the firm.
    pub fn target_whose(self, scope: Scope, bearer: &str) -> String {
        let words = match scope {
            Scope::Firm => self.target_scope_name(Scope::Firm),
            Scope::Team | Scope::Member | Scope::Contract if bearer.is_empty() => self.target_nobody(),
            Scope::Team | Scope::Member | Scope::Contract => bearer,
        };
        words.to_owned()
    }

    /// What a target measures: the metric, and of which product; where the book does not measure it, what is counted.
    pub fn target_measured(self, metric: SalesMetric, of_what: &str) -> String {
        let name = self.sales_metric(metric);
        match of_what.trim() {
            "" => name.to_owned(),
            measure if metric == SalesMetric::Own => measure.to_owned(),
            product => format!("{name} · {product}"),
        }
    }

    /// What was entered as done towards a target: the day, how much, and where it comes from.
    pub fn target_done_words(self, it: &Done) -> String {
        let figure = format::quantity(Quantity { thousandths: it.figure });
        let words = [self.date(it.on), figure, it.note.clone()];
        words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// How a period is cut.
    pub fn target_grain_name(self, grain: Cycle) -> &'static str {
        match grain {
            Cycle::Month => self.pick("月", "Month"),
            Cycle::Quarter => self.pick("季度", "Quarter"),
            Cycle::HalfYear => self.pick("半年", "Half-year"),
            Cycle::Year => self.pick("年", "Year"),
        }
    }

    /// A level, inside a sentence.
    pub fn target_level(self, level: Level) -> &'static str {
        match level {
            Level::Base => self.pick("目标", "target"),
            Level::Stretch => self.pick("冲刺", "stretch"),
            Level::Challenge => self.pick("挑战", "challenge"),
        }
    }

    /// A level by itself.
    pub const fn target_level_name(self, level: Level) -> &'static str {
        match level {
            Level::Base => self.target_base(),
            Level::Stretch => self.target_stretch(),
            Level::Challenge => self.target_challenge(),
        }
    }

    /// What a target is on a day.
    pub const fn target_status_name(self, status: TargetStatus) -> &'static str {
        match status {
            TargetStatus::Draft => self.target_draft_mark(),
            TargetStatus::Upcoming => self.target_upcoming(),
            TargetStatus::Running => self.target_is_running(),
            TargetStatus::Over => self.target_is_over(),
            TargetStatus::Closed => self.target_is_closed(),
        }
    }

    /// Where it is heading, or, once its days are over, where it ended.
    pub fn target_pace_words(self, pace: Pace, ended: bool) -> String {
        match pace {
            Pace::NotBegun => self.target_pace_not_begun().to_owned(),
            Pace::NothingPlanned => self.target_pace_nothing().to_owned(),
            Pace::At(share) if ended => self.target_pace_ended(&format::percent_floor(share)),
            Pace::At(share) => self.target_pace_at(&format::percent_floor(share)),
        }
    }

    /// Where a level is heading, or ended, or since when it is reached.
    pub fn target_reach_words(self, it: &Reach, ended: bool) -> String {
        match it.reached_on {
            Some(day) if it.missing == 0 => self.target_pace_reached(&self.date(day)),
            Some(_) | None => self.target_pace_words(it.pace, ended),
        }
    }

    /// What a target comes to by its last day if it goes on like that, and which level that is; nothing while there is no pace.
    pub fn target_projected_words(self, unit: Unit, it: &Attained) -> Option<String> {
        let figure = self.target_figure(unit, it.projected?);
        Some(match it.heading {
            Some(level) => self.target_projected(&figure, self.target_level(level)),
            None => self.target_projected_below(&figure),
        })
    }

    /// What a clause measures.
    pub fn clause_metric(self, metric: &Metric) -> String {
        self.measured_name(&Measured::from(metric))
    }

    /// The measures of a clause that no target follows, each with the reason; nothing where a target follows all of them.
    pub fn target_unfollowed_words(self, measures: &[Measure]) -> Option<String> {
        let each = measures.iter().filter_map(|it| {
            let (name, why) = (self.clause_metric(&it.metric), it.unfollowed()?);
            let why = match why {
                Unfollowed::Range => self.pick("区间内为佳", "best within a range"),
                Unfollowed::Lower => self.pick("越低越好", "less is better"),
                Unfollowed::NoSum => self.pick("不能逐期相加", "periods do not add up"),
            };
            Some(self.pick(format!("{name}（{why}）"), format!("{name} ({why})")))
        });
        let each: Vec<String> = each.collect();
        (!each.is_empty()).then(|| self.target_unfollowed(&each.join(self.pick("、", ", "))))
    }

    /// Days: a month, quarter, half or whole year of the calendar by its name, others by their ends.
    pub fn target_span(self, span: Span, grain: Cycle) -> String {
        let whole = crate::domain::sales_target::cells::around(span.from, grain).is_ok_and(|it| it == span);
        let (year, month) = (span.from.year(), span.from.month());
        match grain {
            Cycle::Month if whole => self.month(span.from),
            Cycle::Quarter if whole => {
                let quarter = month.saturating_sub(1) / 3 + 1;
                self.pick(format!("{year} 年第 {quarter} 季度"), format!("Q{quarter} {year}"))
            }
            Cycle::HalfYear if whole => {
                let half = if month == 1 { 1 } else { 2 };
                let word = if half == 1 { "上" } else { "下" };
                self.pick(format!("{year} 年{word}半年"), format!("H{half} {year}"))
            }
            Cycle::Year if whole => self.pick(format!("{year} 年"), year.to_string()),
            Cycle::Month | Cycle::Quarter | Cycle::HalfYear | Cycle::Year => self.target_days(span.from, span.to),
        }
    }

    /// A period by its place in any year of the calendar, from nought: a month, quarter or half by its name.
    pub fn period_of_year(self, cycle: Cycle, place: usize) -> String {
        let nth = place.saturating_add(1);
        match cycle {
            Cycle::Month => {
                let name = month::name(u32::try_from(nth).unwrap_or(0));
                self.pick(format!("{nth}月"), name.to_owned())
            }
            Cycle::Quarter => self.pick(format!("第 {nth} 季度"), format!("Q{nth}")),
            Cycle::HalfYear => {
                let word = if place == 0 { "上" } else { "下" };
                self.pick(format!("{word}半年"), format!("H{nth}"))
            }
            Cycle::Year => self.pick("全年", "Year").to_owned(),
        }
    }

    /// From a day to a day; a year of the calendar, or a month, by its name.
    pub fn target_days(self, from: Date, to: Date) -> String {
        let (from, to) = (self.date(from), self.date(to));
        self.pick(format!("{from}至{to}"), format!("{from} to {to}"))
    }

    /// The same of a whole period: the widest name of the calendar that fits.
    pub fn target_period_words(self, from: Date, to: Date) -> String {
        let span = Span { from, to };
        let grains = [Cycle::Year, Cycle::HalfYear, Cycle::Quarter, Cycle::Month];
        let fits = |grain: &Cycle| crate::domain::sales_target::cells::around(from, *grain).is_ok_and(|it| it == span);
        match grains.into_iter().find(fits) {
            Some(grain) => self.target_span(span, grain),
            None => self.target_days(from, to),
        }
    }

    /// A line of the reckoning: what, and the figure it comes to.
    pub fn target_line(self, line: &AttainedLine, unit: Unit, grain: Cycle) -> (String, String) {
        let figure = |it: i64| self.target_figure(unit, it);
        match line {
            AttainedLine::Share { actual, base, shown } => {
                let (actual, base) = (figure(*actual), figure(*base));
                let what = self.pick(
                    format!("达成率：完成 {actual} ÷ 目标 {base}，舍去尾数"),
                    format!("Attained: actual {actual} ÷ target {base}, cut off"),
                );
                (what, format::percent_floor(*shown))
            }
            AttainedLine::Over { span, plan } => {
                let span = self.target_span(*span, grain);
                (self.pick(format!("{span}：已过，全额计划"), format!("{span}: over, planned in full")), figure(*plan))
            }
            AttainedLine::Runs { span, plan, gone, exact } => {
                let (all, name, plan) = (span.days(), self.target_span(*span, grain), figure(*plan));
                let what = self.pick(
                    format!("{name}：计划 {plan} × 已过 {gone} 天 ÷ {all} 天"),
                    format!("{name}: plan {plan} × {gone} days over ÷ {all} days"),
                );
                (what, Self::target_exact(unit, *exact))
            }
            AttainedLine::Pace { actual, planned, shown } => {
                let (actual, planned) = (figure(*actual), Self::target_exact(unit, *planned));
                let what = self.pick(
                    format!("进度：完成 {actual} ÷ 到今天的计划 {planned}，舍去尾数"),
                    format!("Pace: actual {actual} ÷ planned by the day {planned}, cut off"),
                );
                (what, format::percent_floor(*shown))
            }
            AttainedLine::Projected { base, actual, planned, shown } => {
                let (base, actual) = (figure(*base), figure(*actual));
                let planned = Self::target_exact(unit, *planned);
                let what = self.pick(
                    format!("照此期末：目标 {base} × 完成 {actual} ÷ 到今天的计划 {planned}，舍去尾数"),
                    format!("By the end: target {base} × actual {actual} ÷ planned by the day {planned}, cut off"),
                );
                (what, figure(*shown))
            }
            AttainedLine::LevelPace { level, at, ahead, shown } => {
                let (name, at, ahead) = (self.target_level(*level), figure(*at), Self::target_exact(unit, *ahead));
                let what = self.pick(
                    format!("{name}的进度：照此期末 {ahead} ÷ {name} {at}，舍去尾数"),
                    format!("Pace of the {name}: {ahead} by the end ÷ {at}, cut off"),
                );
                (what, format::percent_floor(*shown))
            }
            AttainedLine::Reached { level, at, on } => {
                let (name, at) = (self.target_level(*level), figure(*at));
                (self.pick(format!("{name} {at} 达到之日"), format!("The {name}, {at}, is reached on")), self.date(*on))
            }
            AttainedLine::Missing { level, at, missing } => {
                let (name, at) = (self.target_level(*level), figure(*at));
                (self.pick(format!("距{name} {at} 还差"), format!("Missing to the {name}, {at}")), figure(*missing))
            }
        }
    }

    /// What happened, as a row of a measure tells it.
    pub fn sales_happening(self, what: &Happening, back: bool) -> String {
        match what {
            Happening::Signed { .. } => self.pick("合同签署", "Contract signed").to_owned(),
            Happening::Amended { .. } => self.pick("补充协议变更合同额", "Amendment changed the amount").to_owned(),
            Happening::Line { product, .. } => product.to_string(),
            Happening::Invoiced { gross, .. } if gross.minor < 0 => self.pick("红字发票", "Red invoice").to_owned(),
            Happening::Invoiced { .. } if back => self.pick("发票作废", "Invoice made void").to_owned(),
            Happening::Invoiced { .. } => self.pick("开票", "Invoice").to_owned(),
            Happening::Collected { .. } if back => self.pick("收款冲正", "Receipt taken back").to_owned(),
            Happening::Collected { .. } => self.pick("收款", "Receipt").to_owned(),
            Happening::FirstContract => self.pick("第一份合同", "First contract").to_owned(),
        }
    }

    /// Why a plan does not stand.
    pub fn target_plan_fault(self, fault: PlanError) -> String {
        match fault {
            PlanError::UpsideDown => self.target_to_problem().to_owned(),
            PlanError::TooLong => self.target_too_long().to_owned(),
            PlanError::PartsDoNotFit { parts, figures } => self.pick(
                format!("期间分 {parts} 格，分解却有 {figures} 个数。"),
                format!("The period has {parts} parts, the distribution {figures} figures."),
            ),
            PlanError::NotPositive => self.target_base_problem().to_owned(),
            PlanError::Exact(_) => self.target_too_large().to_owned(),
        }
    }

    /// Why a step of a target is refused.
    pub fn target_refusal(self, refusal: &Refusal<Stage>, unit: Unit) -> String {
        match refusal {
            Refusal::DatedInFuture { .. } => self.target_in_future().to_owned(),
            Refusal::BeforeLastStep { .. } => self.target_before_last().to_owned(),
            Refusal::NameMissing | Refusal::ReasonMissing => self.target_who_missing().to_owned(),
            Refusal::NeedsFirst { .. } | Refusal::Instead { .. } => self.target_not_yet().to_owned(),
            Refusal::AlreadyPast { .. } | Refusal::Ended { .. } => self.target_past().to_owned(),
            Refusal::Guard(Guard::DistributionOff { whole, parts }) => {
                self.target_sum_words(unit, *parts, i128::from(*whole).saturating_sub(*parts))
            }
            Refusal::Guard(Guard::PeriodRuns { until }) => {
                let until = self.date(*until);
                self.pick(format!("期间到 {until} 才结束。"), format!("The period runs until {until}."))
            }
        }
    }

    /// What the parts come to, and what is missing.
    pub fn target_sum_words(self, unit: Unit, sum: i128, missing: i128) -> String {
        let sum = Self::target_wide(unit, sum);
        match missing {
            0 => self.target_adds_up(&sum),
            1.. => self.target_lacks(&sum, &Self::target_wide(unit, missing)),
            _ => self.target_exceeds(&sum, &Self::target_wide(unit, missing.saturating_neg())),
        }
    }

    /// What a field of a target is called.
    pub(in crate::i18n) fn target_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "scope" => self.target_scope(),
            "contract" => self.target_contract(),
            "member" => self.target_member(),
            "team" => self.target_team(),
            "metric" => self.target_metric(),
            "product" => self.target_product(),
            "measure" => self.target_measure(),
            "done" => self.target_done(),
            "currency" => self.target_currency(),
            "from" => self.target_from(),
            "to" => self.target_to(),
            "grain" => self.target_grain(),
            "base" => self.target_base(),
            "stretch" => self.target_stretch(),
            "challenge" => self.target_challenge(),
            "parts" => self.target_distribution(),
            "life" => self.target_life(),
            "note" => self.customer_note(),
            _ => return None,
        })
    }
}
