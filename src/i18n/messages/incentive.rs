//! Incentives and commission: plans, what is due and booked, runs, statements.

use crate::domain::id::CommissionEntryId;
use crate::domain::incentive::due::DueError;
use crate::domain::incentive::entry::{Cause, Standing};
use crate::domain::incentive::period::{Grain, PayPeriod};
use crate::domain::incentive::plan::{Metric, Reach, Release};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::lifecycle::{commission_entry, incentive, payout_run};
use crate::domain::money::Money;
use crate::i18n::{Text, format};

messages! {
    places_incentives => "提成" | "Incentives";
    incentives_title => "激励与提成" | "Incentives and commission";
    kind_incentive_plan => "激励方案" | "Incentive plans";
    kind_commission_entry => "提成记录" | "Commission entries";
    kind_payout_run => "提成发放" | "Payout runs";
    kind_incentive_event => "提成进展" | "Steps of plans, entries and runs";
    scheme_new => "新建方案" | "New plan";
    scheme_edit => "修改方案" | "Edit the plan";
    scheme_new_version => "新版本" | "New version";
    scheme_name => "方案名称" | "Name of the plan";
    scheme_currency => "币种" | "Currency";
    scheme_metric => "计算基数" | "What counts";
    scheme_reach => "计入哪些合同" | "Whose contracts count";
    scheme_method => "计算方法" | "Method";
    scheme_marginal => "分段累进：每一档各用自己的比例" | "By bands: each part at its own rate";
    scheme_whole => "全额：全部按达到的那一档" | "On the whole: all of it at the rate reached";
    scheme_per_unit => "按件：每一档各有单价" | "Per unit: each band at its own amount";
    scheme_on_target => "达标奖金：按完成率" | "Bonus on target: by attainment";
    scheme_marginal_short => "分段累进" | "By bands";
    scheme_whole_short => "全额" | "On the whole";
    scheme_per_unit_short => "按件" | "Per unit";
    scheme_on_target_short => "达标奖金" | "Bonus on target";
    scheme_grain => "结算周期" | "Period";
    scheme_from => "从哪天起" | "Counts from";
    scheme_to => "到哪天止" | "Counts to";
    scheme_hold => "暂扣比例" | "Held back";
    scheme_release => "暂扣何时释放" | "Released";
    scheme_release_collected => "计入的合同全部收清时" | "once every contract that counted is fully collected";
    scheme_release_days_choice => "周期结束若干天以后" | "so many days after the period ends";
    scheme_release_days => "多少天" | "How many days";
    scheme_cap => "每期上限" | "Most per period";
    scheme_net => "扣税后计入" | "Tax taken out first";
    scheme_net_hint => "选填；明细没有税率时按此" | "optional; for lines without a rate";
    scheme_net_words(rate: &str) => "按各合同明细的税率；明细没有税率时按 {rate}" | "at the rates of each contract’s lines; {rate} where they say none";
    scheme_goal => "每期目标" | "Target of a period";
    scheme_bonus => "达标奖金" | "Bonus at 100 %";
    scheme_tiers => "分档" | "Tiers";
    scheme_tiers_hint => "一行一档，从低到高；最后一档的上限留空，表示不封顶。上限归入下面一档。" | "One tier per row, from the lowest. Leave the last bound empty: it is open. A bound belongs to the tier below it.";
    scheme_points_hint => "从完成率 0 % 开始；两点之间按直线，最后一点以上不再增加。" | "Begin at an attainment of 0 %. Between two points it is a straight line; above the last one it stays.";
    scheme_up_to => "上限" | "Up to";
    scheme_rate => "比例" | "Rate";
    scheme_each => "每件" | "Per unit";
    scheme_attained => "完成率" | "Attainment";
    scheme_paid_share => "奖金比例" | "Share of the bonus";
    scheme_participants => "参与人" | "Who shares";
    scheme_member => "成员" | "Member";
    scheme_part => "份额" | "Share";
    scheme_member_none => "不选" | "Nobody";
    scheme_delete_said => "已删除方案" | "Plan deleted";
    scheme_approve => "批准方案" | "Approve the plan";
    scheme_retire => "停用方案" | "Retire the plan";
    scheme_why => "原因" | "Why";
    scheme_approver => "批准人" | "Approved by";
    scheme_is_fixed => "方案批准后不再修改；要改，请做一个新版本。" | "An approved plan stays as it is. To change it, make a new version.";
    scheme_changed_after => "批准之后，另一份副本里又改了这个方案：仍按批准时的内容计算。要采用这些改动，请做一个新版本，改动已经填好。" | "Changed on another copy after its approval: the approved terms hold. To take the changes over, make a new version; they are filled in there.";
    scheme_draft => "草稿" | "Draft";
    scheme_approved => "已批准" | "Approved";
    scheme_retired => "已停用" | "Retired";
    scheme_versions => "版本" | "Versions";
    scheme_replaced => "由新版本取代" | "Replaced by a new version";
    scheme_terms => "方案内容" | "Terms of the plan";
    scheme_none => "还没有激励方案。先建一个方案，写明计什么、怎么计、谁分享；批准以后，提成会从收款中推算出来。" | "No incentive plan yet. Make one: what counts, how, and who shares. Once it is approved, commission follows from the receipts.";
    scheme_name_problem => "写上方案的名称。" | "Give the plan a name.";
    scheme_tier_problem => "分档从低到高，比例不为负，最后一档不写上限。" | "Tiers go from low to high, no rate is below nothing, and the last one has no bound.";
    scheme_points_problem => "第一点是 0 %，完成率逐点上升，奖金比例不下降。" | "The first point is 0 %, attainments rise, and payouts do not fall.";
    scheme_percent_problem => "写 0 到 100 之间的百分比。" | "Write a percentage between 0 and 100.";
    scheme_amount_problem => "写一个大于零的金额。" | "Write an amount above nothing.";
    scheme_goal_problem => "达标奖金要有目标。" | "A bonus on target needs a target.";
    scheme_unit_problem => "按件计算的基数是销量；分档比例的基数是金额。" | "Per unit goes with units sold; a rate goes with money.";
    scheme_days_problem => "写 0 到 9999 之间的天数。" | "Write a number of days from 0 to 9999.";
    scheme_share_problem => "每个参与人写一次，份额大于零。" | "Name everybody once, each with a share above nothing.";
    scheme_to_problem => "截止日不能早于起始日。" | "The last day cannot come before the first.";
    accrual_title => "各期应计" | "Due, period by period";
    accrual_working => "计算过程" | "Working";
    accrual_booked => "已计提" | "Booked";
    accrual_difference => "差额" | "Difference";
    accrual_nothing => "没有差额" | "Nothing to book";
    accrual_book => "计提差额" | "Book the difference";
    accrual_book_all => "计提全部差额" | "Book all differences";
    scheme_tier_above => "再往上：" | "Above that:";
    scheme_tier_to(bound: &str) => "至 {bound}：" | "Up to {bound}:";
    accrual_to_book_file => "待计提" | "to-be-booked";
    plans_file => "激励方案" | "incentive-plans";
    accrual_to_book => "待计提" | "To be booked";
    accrual_to_book_none => "账册与已计提的一致。" | "What is booked agrees with the book.";
    accrual_today_only => "计提和审批按今天的账册进行；回到今天再操作。" | "Booking and approving follow the book of today: go back to today first.";
    accrual_base => "计入的款项" | "What counted";
    accrual_base_none => "这一期还没有计入的款项。" | "Nothing counts in this period yet.";
    accrual_source_receipt => "收款" | "Receipt";
    accrual_source_reversal => "收款冲正" | "Receipt taken back";
    accrual_source_contract => "签约" | "Signed";
    accrual_source_invoice => "开票" | "Invoice";
    accrual_total => "合计" | "Total";
    booking_title => "提成记录" | "Entries";
    booking_none => "还没有计提。" | "Nothing was booked yet.";
    booking_accrued => "已计提" | "Accrued";
    booking_approved => "已审批" | "Approved";
    booking_paid => "已发放" | "Paid";
    booking_reversed => "已冲销" | "Taken back";
    booking_cause => "原因" | "Cause";
    booking_earned => "应得" | "Earned";
    booking_held => "暂扣" | "Held";
    booking_payable => "可发放" | "Payable";
    booking_state => "状态" | "State";
    booking_on => "记录日期" | "Booked on";
    booking_reverse => "冲销" | "Take back";
    booking_reverse_title => "冲销一笔提成" | "Take an entry back";
    booking_reversed_said => "已冲销，差额会重新推算。" | "Taken back. The difference is worked out anew.";
    booking_approve => "审批" | "Approve";
    booking_approve_title => "审批提成" | "Approve entries";
    booking_waiting => "待审批" | "Waiting for approval";
    booking_cause_receipt => "收款" | "Receipt";
    booking_cause_refund => "退款、冲正" | "Refund";
    booking_cause_claw_back => "追回" | "Clawed back";
    booking_cause_release => "释放暂扣" | "Held part released";
    booking_cause_recompute => "重算" | "Worked out anew";
    booking_cause_reversal => "冲销" | "Entry taken back";
    commission_title => "本期提成" | "Commission of the period";
    commission_member => "成员" | "Member";
    commission_clawed => "追回、冲减" | "Clawed back";
    commission_none => "这一期还没有提成记录。" | "No entry in this period yet.";
    payout_title => "提成发放" | "Payout runs";
    payout_one => "发放单" | "Run";
    payout_make => "生成发放单" | "Make a run";
    payout_none => "还没有发放单。提成审批以后，在这里生成发放单。" | "No run yet. Once entries are approved, make one here.";
    payout_nothing => "没有可以发放的已审批提成。" | "There is no approved entry to pay.";
    payout_made => "待批准" | "Waiting for approval";
    payout_approved => "待发放" | "Waiting to be paid";
    payout_paid => "已发放" | "Paid";
    payout_cancelled => "已作废" | "Cancelled";
    payout_approve => "批准发放" | "Approve the run";
    payout_pay => "标记为已发放" | "Mark as paid";
    payout_cancel => "作废" | "Cancel the run";
    payout_paid_said => "已标记为已发放" | "Marked as paid";
    payout_waiting => "不足扣回，留到下一次" | "Not enough to take it back from: it waits";
    payout_number => "发放编号" | "Number of the run";
    payout_entries => "提成记录" | "Entries";
    commission_statement_title => "提成对账单" | "Commission statement";
    commission_statement_open => "对账单" | "Statement";
    commission_statement_period => "期间" | "Time";
    sheet_commission => "提成对账单" | "Commission statement";
    sheet_commission_file => "提成对账单" | "commission-statement";
    scheme_if => "假如" | "What if";
    scheme_if_amount => "假如计入" | "Suppose this counts";
    scheme_if_both => "分段累进与全额对比" | "By bands beside on the whole";
    scheme_if_cliff => "全额法在这里有跳跃" | "On the whole, the commission jumps here";
    scheme_if_earns => "提成" | "Commission";
    scheme_working_what => "项目" | "Step";
    scheme_working_amount => "金额" | "Amount";
    incentive_somebody => "写上是谁批准的。" | "Say who approves.";
    incentive_why => "写上原因。" | "Say why.";
    incentive_date => "日期不对：不能在将来，也不能早于上一步。" | "The date does not fit: not in the future, not before the last step.";
    incentive_not_now => "现在不能做这一步。" | "This step is not possible now.";
    incentive_hold => "还在暂扣中。" | "It is still held back.";
    incentive_in_run => "已列入发放单。先作废那张发放单，再冲销。" | "It is in a run. Cancel that run first, then take it back.";
    incentive_entry_missing => "账册里没有这笔提成。" | "The book does not have it.";
    incentive_entry_unapproved => "还没有审批。" | "It is not approved yet.";
    incentive_entry_approved => "已经审批。" | "It is approved already.";
    incentive_entry_paid => "已经发放。" | "It is paid already.";
    incentive_entry_reversed => "已经冲销。" | "It was taken back.";
    incentive_entry_some => "一笔提成" | "An entry";
    incentive_run_again => "作废这张发放单，重新生成。" | "Cancel this run and make a new one.";
    incentive_no_tiers => "方案还没有分档。" | "The plan has no tiers.";
}

impl Text {
    /// A metric.
    pub fn scheme_metric_name(self, metric: Metric) -> &'static str {
        match metric {
            Metric::Collected => {
                self.pick("回款额（到账的本金，不含抵销、违约金和费用）", "Money collected (principal, no set-offs)")
            }
            Metric::Signed => self.pick("签约额", "Amounts signed"),
            Metric::Invoiced => self.pick("开票额", "Amounts invoiced"),
            Metric::Units => self.pick("销量（已签合同的数量）", "Units in signed contracts"),
        }
    }

    /// Whose contracts.
    pub fn scheme_reach_name(self, reach: Reach) -> &'static str {
        match reach {
            Reach::Participants => self.pick("参与人负责的合同", "Those that a participant looks after"),
            Reach::Everybody => self.pick("全部合同", "All contracts of the book"),
        }
    }

    /// A grain.
    pub fn scheme_grain_name(self, grain: Grain) -> &'static str {
        match grain {
            Grain::Month => self.pick("每月", "Every month"),
            Grain::Quarter => self.pick("每季度", "Every quarter"),
            Grain::Year => self.pick("每年", "Every year"),
        }
    }

    /// When the held part is set free.
    pub fn scheme_release_words(self, release: Release) -> String {
        match release {
            Release::Collected => self.scheme_release_collected().to_owned(),
            Release::AfterDays(days) => {
                self.pick(format!("周期结束后 {days} 天"), format!("{days} days after the period ends"))
            }
        }
    }

    /// The name of a plan with its version.
    pub fn scheme_called(self, name: &str, version: u32) -> String {
        self.pick(format!("{name} 第 {version} 版"), format!("{name} v{version}"))
    }

    /// A plan was kept.
    pub fn scheme_saved(self, name: &str) -> String {
        self.pick(format!("已保存方案：{name}"), format!("Plan saved: {name}"))
    }

    /// A plan moved.
    pub fn scheme_moved(self, stage: &incentive::Stage, name: &str) -> String {
        format!("{name} · {}", self.scheme_stage(stage))
    }

    /// Where a plan stands.
    pub const fn scheme_stage(self, stage: &incentive::Stage) -> &'static str {
        match stage {
            incentive::Stage::Draft => self.scheme_draft(),
            incentive::Stage::Approved { .. } => self.scheme_approved(),
            incentive::Stage::Retired { .. } => self.scheme_retired(),
        }
    }

    /// The shares as they add up while they are typed.
    pub fn scheme_shares_sum(self, sum: &str, is_whole: bool) -> String {
        if is_whole {
            self.pick(format!("份额合计 {sum}"), format!("The shares add up to {sum}"))
        } else {
            self.pick(format!("份额合计 {sum}，要正好 100%"), format!("The shares add up to {sum} and have to be 100%"))
        }
    }

    /// A period.
    pub fn pay_period(self, period: PayPeriod) -> String {
        let (from, to) = (self.date(period.from), self.date(period.to));
        self.pick(format!("{from} 至 {to}"), format!("{from} to {to}"))
    }

    /// Why a commission changed.
    pub const fn commission_cause(self, cause: Cause) -> &'static str {
        match cause {
            Cause::Receipt => self.booking_cause_receipt(),
            Cause::Refund => self.booking_cause_refund(),
            Cause::ClawBack => self.booking_cause_claw_back(),
            Cause::Release => self.booking_cause_release(),
            Cause::Recompute => self.booking_cause_recompute(),
            Cause::Reversal => self.booking_cause_reversal(),
        }
    }

    /// Where an entry stands.
    pub const fn booking_stage(self, standing: &Standing) -> &'static str {
        match standing.stage {
            commission_entry::Stage::Accrued => self.booking_accrued(),
            commission_entry::Stage::Approved { .. } => self.booking_approved(),
            commission_entry::Stage::Paid { .. } => self.booking_paid(),
            commission_entry::Stage::Reversed { .. } => self.booking_reversed(),
        }
    }

    /// Where a run stands.
    pub const fn payout_stage(self, stage: &payout_run::Stage) -> &'static str {
        match stage {
            payout_run::Stage::Made => self.payout_made(),
            payout_run::Stage::Approved { .. } => self.payout_approved(),
            payout_run::Stage::Paid { .. } => self.payout_paid(),
            payout_run::Stage::Cancelled { .. } => self.payout_cancelled(),
        }
    }

    /// Where counting on the whole jumps.
    pub fn scheme_if_jump(self, at: &str, before: &str, after: &str) -> String {
        self.pick(
            format!("{at}：多一分钱，从 {before} 变为 {after}"),
            format!("At {at} one minor unit more turns {before} into {after}"),
        )
    }

    /// So many entries were booked.
    pub fn accrual_booked_said(self, count: usize) -> String {
        let (n, noun) = (format::count(count), if count == 1 { "entry" } else { "entries" });
        self.pick(format!("已计提 {n} 笔"), format!("{n} {noun} booked"))
    }

    /// So many entries were approved.
    pub fn bookings_approved_said(self, count: usize) -> String {
        let (n, noun) = (format::count(count), if count == 1 { "entry" } else { "entries" });
        self.pick(format!("已审批 {n} 笔"), format!("{n} {noun} approved"))
    }

    /// How many entries wait.
    pub fn bookings_waiting(self, count: usize, sum: &str) -> String {
        let (n, noun) = (format::count(count), if count == 1 { "entry" } else { "entries" });
        self.pick(format!("{n} 笔，可发放 {sum}"), format!("{n} {noun}, {sum} payable"))
    }

    /// A run was made or moved.
    pub fn payout_said(self, number: &str) -> String {
        self.pick(format!("发放单 {number} 已更新"), format!("Run {number} updated"))
    }

    /// On the first page: a run waits.
    pub fn home_payout_words(self, number: &str, sum: &str) -> String {
        self.pick(format!("批准提成发放单 {number}：{sum}"), format!("Approve payout run {number}: {sum}"))
    }

    /// Money of other currencies or an unreadable plan.
    pub fn accrual_fault(self, fault: &DueError) -> String {
        match fault {
            DueError::Shares(_) => self.pick("份额合计不是 100 %。", "The shares do not add up to 100 %.").to_owned(),
            DueError::NoGoal => self.scheme_goal_problem().to_owned(),
            DueError::Commission(_) => {
                self.pick("这个方案不能用于这个基数。", "This plan has no answer for what counted.").to_owned()
            }
            DueError::Tax(_) => self.scheme_percent_problem().to_owned(),
            DueError::Exact(fault) => self.exact_fault(*fault).to_owned(),
        }
    }

    /// Why a plan may not take a step.
    pub fn scheme_refusal(self, refusal: &Refusal<incentive::Stage>) -> String {
        match refusal {
            Refusal::NameMissing => self.incentive_somebody().to_owned(),
            Refusal::ReasonMissing => self.incentive_why().to_owned(),
            Refusal::DatedInFuture { .. } | Refusal::BeforeLastStep { .. } => self.incentive_date().to_owned(),
            Refusal::Guard(incentive::Guard::SharesOff { total }) => {
                let sum = format::wide_percent(*total);
                self.scheme_shares_sum(&sum, false)
            }
            Refusal::Guard(incentive::Guard::NoTiers) => self.incentive_no_tiers().to_owned(),
            Refusal::NeedsFirst { .. }
            | Refusal::Instead { .. }
            | Refusal::AlreadyPast { .. }
            | Refusal::Ended { .. } => self.incentive_not_now().to_owned(),
        }
    }

    /// Why an entry may not take a step.
    pub fn booking_refusal(self, refusal: &Refusal<commission_entry::Stage>) -> &'static str {
        match refusal {
            Refusal::NameMissing => self.incentive_somebody(),
            Refusal::ReasonMissing => self.incentive_why(),
            Refusal::DatedInFuture { .. } | Refusal::BeforeLastStep { .. } => self.incentive_date(),
            Refusal::Guard(commission_entry::Guard::HeldUntilCollected) => self.incentive_hold(),
            Refusal::Guard(commission_entry::Guard::InRun) => self.incentive_in_run(),
            Refusal::Guard(commission_entry::Guard::Unreckoned(fault)) => self.exact_fault(*fault),
            Refusal::NeedsFirst { .. } => self.incentive_entry_unapproved(),
            Refusal::AlreadyPast { stage } | Refusal::Ended { stage } => match stage {
                commission_entry::Stage::Accrued => self.incentive_not_now(),
                commission_entry::Stage::Approved { .. } => self.incentive_entry_approved(),
                commission_entry::Stage::Paid { .. } => self.incentive_entry_paid(),
                commission_entry::Stage::Reversed { .. } => self.incentive_entry_reversed(),
            },
            Refusal::Instead { .. } => self.incentive_not_now(),
        }
    }

    /// An entry among others: whose, for which period, how much.
    pub fn booking_named(self, member: &str, period: PayPeriod, earned: Money) -> String {
        let sum = format::money(earned);
        self.pick(format!("{member}，{period}，{sum}"), format!("{member}, {period}, {sum}"))
    }

    /// Why a run may not take a step. `entry` names an entry, where the book has it.
    pub fn payout_refusal(
        self,
        refusal: &Refusal<payout_run::Stage>,
        entry: impl FnOnce(CommissionEntryId) -> Option<String>,
    ) -> String {
        let words = match refusal {
            Refusal::NameMissing => self.incentive_somebody(),
            Refusal::ReasonMissing => self.incentive_why(),
            Refusal::DatedInFuture { .. } | Refusal::BeforeLastStep { .. } => self.incentive_date(),
            Refusal::Guard(payout_run::Guard::Unpayable(unpaid)) => {
                let name = entry(unpaid.entry).unwrap_or_else(|| self.incentive_entry_some().to_owned());
                let why = match &unpaid.why {
                    payout_run::WhyUnpaid::Missing => self.incentive_entry_missing(),
                    payout_run::WhyUnpaid::Life(refusal) => self.booking_refusal(refusal),
                };
                let again = self.incentive_run_again();
                return self.pick(format!("{name}：{why}{again}"), format!("{name}: {why} {again}"));
            }
            Refusal::NeedsFirst { .. }
            | Refusal::Instead { .. }
            | Refusal::AlreadyPast { .. }
            | Refusal::Ended { .. } => self.incentive_not_now(),
        };
        words.to_owned()
    }
}
