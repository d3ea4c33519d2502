//! Chances to sell: the board, the list, the forecast, one opportunity.

use crate::domain::lifecycle::opportunity::{Guard, Stage, Step};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::opportunity::LostFor;
use crate::i18n::{Text, format};

messages! {
    places_pipeline => "商机" | "Pipeline";
    pipeline_board => "看板" | "Board";
    pipeline_list => "列表" | "List";
    pipeline_forecast => "预测" | "Forecast";
    pipeline_leads => "线索" | "Leads";
    pipeline_view => "视图" | "View";
    pipeline_open => "未结商机" | "Open";
    pipeline_open_note(n: &str, closing: &str) => "{n} 个，{closing} 个预计本月成交" | "{n} in all, {closing} expected this month";
    pipeline_weighted => "加权" | "Weighted";
    pipeline_weighted_note => "金额 × 赢率，最后取整" | "amount × probability, rounded once";
    pipeline_month(month: &str) => "{month}预计" | "Expected in {month}";
    pipeline_month_note(amount: &str) => "加权 {amount}" | "{amount} weighted";
    pipeline_won_quarter => "本季赢单" | "Won this quarter";
    pipeline_won_note(n: &str, rate: &str) => "{n} 个 · 赢率 {rate}" | "{n} · win rate {rate}";
    pipeline_hint_before => "用" | "Move the card in focus with";
    pipeline_hint_after => "把选中的移到前后阶段" | "";
    pipeline_results => "本季结果" | "This quarter";
    pipeline_result_won(n: &str) => "赢单 {n}" | "Won {n}";
    pipeline_result_lost(n: &str) => "输单 {n}" | "Lost {n}";
    pipeline_win_rate => "赢率" | "Win rate";
    pipeline_average_days => "平均用时" | "Days to win";
    pipeline_lost_why(reasons: &str) => "输单原因：{reasons}" | "Lost because: {reasons}";
    pipeline_reason_count(reason: &str, n: &str) => "{reason} {n}" | "{reason} {n}";
    pipeline_empty => "还没有商机。客户说“想要”，就记一个：什么、多少钱、什么时候定。" | "No opportunity yet. When a customer says “we would like”, note it: what, how much, by when.";
    pipeline_none_match => "没有符合条件的商机。" | "No opportunity matches.";
    pipeline_other_currencies(amounts: &str) => "另有 {amounts}" | "and {amounts}";
    opportunity_new => "新商机" | "New opportunity";
    opportunity_add => "加商机" | "Add";
    opportunity_edit => "修改商机" | "Edit opportunity";
    opportunity_name => "要买什么" | "What they would buy";
    opportunity_name_problem => "用几个字写要买什么。" | "Say in a few words what they would buy.";
    opportunity_amount => "预计金额" | "Expected amount";
    opportunity_amount_hint => "含税" | "with tax";
    opportunity_amount_by_lines => "含税，有明细时以明细为准" | "with tax; the lines count first";
    opportunity_lines_empty => "还没有明细。写下要买的产品、数量和含税单价，金额就按明细算，报价也从这里起。" | "No lines yet. Note products, quantities and prices with tax: the amount follows from them, and a quote begins with them.";
    opportunity_further => "其他联系人" | "Other contacts";
    opportunity_person(name: &str, roles: &str) => "{name}（{roles}）" | "{name} ({roles})";
    opportunity_currency => "币种" | "Currency";
    opportunity_close => "预计成交" | "Expected close";
    opportunity_stage => "阶段" | "Stage";
    opportunity_probability => "赢率" | "Probability";
    opportunity_probability_blank(rate: &str) => "留空按阶段：{rate}" | "blank: {rate}, by stage";
    opportunity_probability_problem => "赢率在 0% 到 100% 之间，最多两位小数。" | "A probability lies between 0% and 100%, with two decimals at most.";
    opportunity_by_hand(rate: &str) => "人工填写（按阶段 {rate}）" | "set by hand ({rate} by stage)";
    opportunity_competitor => "竞争对手" | "Competitor";
    opportunity_began => "开始" | "Began";
    opportunity_began_in => "起始阶段" | "Began in";
    opportunity_owner => "负责人" | "Owner";
    opportunity_contract => "合同" | "Contract";
    opportunity_saved(name: &str) => "已保存商机：{name}" | "Opportunity saved: {name}";
    opportunity_deleted(name: &str) => "已删除商机：{name}" | "Opportunity deleted: {name}";
    opportunity_moved(name: &str, stage: &str) => "{name}：移到{stage}" | "{name}: now in {stage}";
    opportunity_won(name: &str) => "{name}：赢单" | "{name}: won";
    opportunity_lost(name: &str) => "{name}：输单" | "{name}: lost";
    opportunity_move => "移到阶段" | "Move to stage";
    opportunity_win => "赢单" | "Won";
    opportunity_lose => "输单" | "Lost";
    opportunity_lose_title => "为什么没有成？" | "Why was it lost?";
    opportunity_lose_why => "原因" | "Reason";
    opportunity_lose_words => "说明" | "In words";
    opportunity_lose_problem => "写一句原因，以后才知道输在哪里。" | "Give a reason, or nobody will know what to change.";
    lost_price => "价格" | "Price";
    lost_delivery => "交期" | "Delivery time";
    lost_rival => "选了别家" | "Chose another";
    lost_need => "不合需要" | "Not what they need";
    lost_stopped => "对方停项" | "Project stopped";
    lost_silent => "没有回音" | "No answer";
    lost_other => "其他" | "Other";
    opportunity_quote_ends(when: &str) => "报价{when}到期" | "quote ends {when}";
    pipeline_search => "搜索商机" | "Search opportunities";
    opportunity_no_next => "没有下一步" | "no next step";
    opportunity_closes(month: &str) => "{month}成交" | "closes {month}";
    opportunity_from_quote(number: &str, version: &str) => "按报价 {number} 第 {version} 版" | "by quote {number}, version {version}";
    opportunity_guessed => "估计" | "as estimated";
    opportunity_unknown => "未估" | "not estimated";
    opportunity_weighted_working(amount: &str, rate: &str) => "{amount} × {rate}" | "{amount} × {rate}";
    opportunity_history => "阶段变化" | "Stages";
    opportunity_history_moved(from: &str, to: &str) => "{from} → {to}" | "{from} → {to}";
    opportunity_make_contract => "起草合同" | "Draft the contract";
    opportunity_see_contract => "看合同" | "See the contract";
    opportunity_lost_because(reason: &str) => "输单：{reason}" | "Lost: {reason}";
    opportunity_customer_part => "商机" | "Opportunities";
    opportunity_customer_empty => "还没有商机。" | "No opportunity yet.";
    stage_initial => "初步接触" | "First contact";
    stage_needs => "需求确认" | "Needs";
    stage_proposal => "方案报价" | "Proposal";
    stage_negotiation => "商务谈判" | "Negotiation";
    stage_former => "已删除的阶段" | "Former stage";
    stage_former_hint => "阶段已被删除，请移到现有的阶段；在此之前，没有单独填写赢率的按 0 计。" | "Their stage was removed. Move them to one of today's stages; until then a probability counts as 0 unless it was set by hand.";
    stage_won => "赢单" | "Won";
    stage_lost => "输单" | "Lost";
    refuse_stage_unknown => "没有这个阶段了，请选别的。" | "That stage is gone; choose another.";
    refuse_close_missing => "先写预计成交日期，再记赢单。" | "Set the expected close before it can be won.";
    refuse_opportunity_closed => "已经结束的商机不能再移动。" | "A closed opportunity no longer moves.";
    refuse_opportunity_there => "已经在这个阶段。" | "It is in that stage already.";
    refuse_future => "日期不能在今天之后。" | "The day cannot lie after today.";
    refuse_before => "日期不能早于上一步。" | "The day cannot lie before the step it follows.";
    refuse_reason => "请写原因。" | "Please give a reason.";
    forecast_sheet => "销售预测" | "Forecast";
    forecast_file => "销售预测" | "forecast";
    forecast_working_file => "销售预测明细" | "forecast-working";
    forecast_month => "月份" | "Month";
    forecast_count => "个数" | "Count";
    forecast_full => "全额" | "In full";
    forecast_weighted => "加权" | "Weighted";
    forecast_later => "未定日期" | "No date yet";
    forecast_past => "已过预计日期" | "Past its date";
    forecast_total => "合计" | "Total";
    forecast_working => "怎么算的" | "How it is reckoned";
    forecast_by_hand => "人工填写" | "set by hand";
    forecast_by_stage => "按阶段" | "by stage";
    forecast_basis => "赢率依据" | "Probability basis";
    forecast_rule => "每个商机：金额 × 赢率；先相加，最后四舍五入一次。币种不相加。" | "Each opportunity: amount × probability; added first, rounded half up once. Currencies are never added.";
    forecast_exact => "加权（未取整）" | "Weighted, unrounded";
    home_opportunity_words(party: &str, what: &str) => "{party}：{what}" | "{party}: {what}";
    home_quote_words(party: &str, number: &str) => "{party}：报价 {number} 快到期" | "{party}: quote {number} runs out";
    home_opportunity_act => "打开" | "Open";
    close_late => "已过预计成交日" | "Past its day";
    close_this_month => "本月" | "This month";
    close_later => "本月以后" | "After this month";
    close_undated => "未定" | "No day yet";
    stages_title => "商机阶段" | "Sales stages";
    stages_lead => "商机经过的阶段和每个阶段的赢率。改名不影响已有商机；有商机在的阶段不能删。" | "The stages an opportunity goes through, and how likely it is won in each. Renaming changes no record; a stage in use cannot be removed.";
    stages_name => "名称" | "Name";
    stages_add => "加阶段" | "Add a stage";
    stages_up => "上移" | "Move up";
    stages_down => "下移" | "Move down";
    stages_remove => "删除阶段" | "Remove stage";
    stages_saved => "已保存商机阶段" | "Sales stages saved";
    stages_none => "至少要有一个阶段。" | "At least one stage is needed.";
    stages_unnamed(row: &str) => "第 {row} 个阶段没有名称。" | "Stage {row} has no name.";
    stages_twice(row: &str) => "第 {row} 个阶段重复。" | "Stage {row} is there twice.";
    stages_probability(row: &str) => "第 {row} 个阶段的赢率要在 0 到 100% 之间。" | "Stage {row}: the probability lies between 0 and 100%.";
}

impl Text {
    /// What an opportunity was lost for.
    pub fn lost_for(self, reason: LostFor) -> &'static str {
        match reason {
            LostFor::Price => self.lost_price(),
            LostFor::Delivery => self.lost_delivery(),
            LostFor::Rival => self.lost_rival(),
            LostFor::Need => self.lost_need(),
            LostFor::Stopped => self.lost_stopped(),
            LostFor::Silent => self.lost_silent(),
            LostFor::Other => self.lost_other(),
        }
    }

    /// The same with what a person added: `价格：高了一成`.
    pub fn lost_words(self, kept: &str) -> String {
        let (reason, words) = LostFor::read(kept);
        let name = self.lost_for(reason);
        if words.is_empty() { name.to_owned() } else { format!("{name}{}{words}", self.pick("：", ": ")) }
    }

    /// What a stage of an opportunity is called, by its key and the name its team gave it. A stage that went with its name is
    /// a former one.
    pub fn stage_name(self, key: &str, given: &str) -> String {
        if given.is_empty() {
            self.usual_stage(key).unwrap_or(self.stage_former()).to_owned()
        } else {
            given.to_owned()
        }
    }

    /// What one of the usual stages is usually called.
    pub fn usual_stage(self, key: &str) -> Option<&'static str> {
        match key {
            "initial" => Some(self.stage_initial()),
            "needs" => Some(self.stage_needs()),
            "proposal" => Some(self.stage_proposal()),
            "negotiation" => Some(self.stage_negotiation()),
            _ => None,
        }
    }

    /// A number of days in the life of an opportunity.
    pub fn opportunity_days(self, days: i64) -> String {
        self.days_count(u32::try_from(days).unwrap_or(0))
    }

    /// How long it has not moved.
    pub fn opportunity_idle(self, days: i64) -> String {
        let days = self.opportunity_days(days);
        self.pick(format!("已停滞 {days}"), format!("no movement for {days}"))
    }

    /// How long it has been in its stage.
    pub fn opportunity_in_stage(self, days: i64) -> String {
        let days = self.opportunity_days(days);
        self.pick(format!("在此阶段 {days}"), format!("{days} in this stage"))
    }

    /// How long it was in the stage that it left.
    pub fn opportunity_history_days(self, days: i64) -> String {
        let days = self.opportunity_days(days);
        self.pick(format!("前一阶段 {days}"), format!("{days} in the stage before"))
    }

    /// How many opportunities there are.
    pub fn pipeline_count(self, n: usize) -> String {
        let count = format::count(n);
        let en = if n == 1 { "1 opportunity".to_owned() } else { format!("{count} opportunities") };
        self.pick(format!("共 {count} 个商机"), en)
    }

    /// That an amount is what so many lines come to.
    pub fn opportunity_from_lines(self, n: usize) -> String {
        let count = format::count(n);
        let en = if n == 1 { "by 1 line".to_owned() } else { format!("by {count} lines") };
        self.pick(format!("按 {count} 行明细"), en)
    }

    /// Why a stage cannot be removed.
    pub fn stages_in_use(self, stage: &str, n: usize) -> String {
        let count = format::count(n);
        let en = if n == 1 {
            format!("1 opportunity is in “{stage}”; move it first.")
        } else {
            format!("{count} opportunities are in “{stage}”; move them first.")
        };
        self.pick(format!("“{stage}”里还有 {count} 个商机，先移走再删。"), en)
    }

    /// Why an opportunity cannot take a step.
    pub fn opportunity_refusal(self, refusal: &Refusal<Stage>) -> &'static str {
        match refusal {
            Refusal::Guard(Guard::NoSuchStage { .. }) => self.refuse_stage_unknown(),
            Refusal::Guard(Guard::ExpectedCloseMissing) => self.refuse_close_missing(),
            Refusal::AlreadyPast { .. } => self.refuse_opportunity_there(),
            Refusal::Ended { .. }
            | Refusal::NeedsFirst { step: Step::Move | Step::Win | Step::Lose }
            | Refusal::Instead { step: Step::Move | Step::Win | Step::Lose } => self.refuse_opportunity_closed(),
            Refusal::DatedInFuture { .. } => self.refuse_future(),
            Refusal::BeforeLastStep { .. } => self.refuse_before(),
            Refusal::NameMissing | Refusal::ReasonMissing => self.refuse_reason(),
        }
    }
}
