//! Disputes: their list, their page, their claims and days, and the evidence bundle.

use crate::domain::dispute::claim::HeadSort;
use crate::domain::dispute::deadlines::DeadlineOf;
use crate::domain::dispute::delay::DelayCost;
use crate::domain::dispute::event::{Answer, NotedSort};
use crate::domain::dispute::ladder::{Lack, RungOf};
use crate::domain::dispute::{Side, Subject};
use crate::domain::interruption::InterruptionKind;
use crate::domain::lifecycle::dispute::forum::{AgreedForum, Way};
use crate::i18n::{Text, format};

messages! {
    places_disputes => "争议" | "Disputes";
    sheet_disputes_file => "争议" | "disputes";
    kind_dispute => "争议" | "Disputes";
    kind_dispute_event => "争议进展" | "Steps of disputes";
    disputes_new => "新建争议" | "New dispute";
    disputes_edit => "编辑争议" | "Edit the dispute";
    disputes_open => "提出争议" | "Open a dispute";
    disputes_search => "搜索争议" | "Search disputes";
    disputes_view_open => "未结案" | "Open";
    disputes_view_mine => "我负责的" | "Mine";
    disputes_view_closed => "已结案" | "Closed";
    disputes_view_all => "全部" | "All";
    disputes_any_subject => "所有事由" | "Any subject";
    disputes_empty => "还没有争议。" | "There are no disputes yet.";
    disputes_none_match => "没有符合的争议。" | "No dispute matches.";
    disputes_none_here => "没有争议。" | "No disputes.";
    disputes_number => "争议编号" | "Dispute no.";
    disputes_title => "事项" | "What it is about";
    disputes_title_problem => "写明是什么争议。" | "Say what it is about.";
    disputes_customer_problem => "选择与哪位客户的争议。" | "Choose with which customer.";
    disputes_customer_none => "选择客户" | "Choose a customer";
    disputes_contract_none => "不涉及合同" | "No contract";
    disputes_contract_loading => "合同还在读取，请再保存一次。" | "The contract is still being read: please save again.";
    disputes_subject => "事由" | "Subject";
    disputes_claimant => "主张方" | "Who claims";
    disputes_facts => "事实经过" | "What happened";
    disputes_demand => "请求" | "What is demanded";
    disputes_raised_on => "提出日期" | "Raised on";
    disputes_known_on => "知道违约的日期" | "The breach was known on";
    disputes_anew_on => "时效重新起算日" | "Limitation runs anew from";
    disputes_months => "诉讼时效（月）" | "Limitation in months";
    disputes_months_problem => "写 1 到 240 之间的月数。" | "Give the months, from 1 to 240.";
    disputes_future_problem => "日期不能晚于今天。" | "The day may not be after today.";
    disputes_moved_problem => "不能晚于已经登记的进展。" | "Not after what was recorded already.";
    disputes_owner => "负责人" | "Looked after by";
    disputes_by => "记录人" | "By";
    disputes_on => "日期" | "Day";
    disputes_note => "备注" | "Note";
    disputes_binding => "争议条款" | "The clause on disputes";
    disputes_part => "分期" | "Part of the payment plan";
    disputes_duty => "义务" | "Duty";
    disputes_stage => "阶段" | "Stage";
    disputes_deadline => "最近期限" | "Next deadline";
    disputes_amount => "请求金额" | "Claimed";
    disputes_no_deadline => "没有期限" | "No deadline";
    disputes_ladder => "解决路径" | "The way to a decision";
    disputes_no_clause => "没有合同条款：由法院管辖，可以直接起诉。" | "No contract clause: a court by statute, and a side may file at once.";
    disputes_mediation_at => "调解机构" | "Mediation at";
    disputes_forum_label => "约定的终局方式" | "Who decides, by the clause";
    disputes_rung_ahead => "尚未进行" | "Ahead";
    disputes_rung_skipped => "未经过" | "Not taken";
    disputes_rung_here => "现在" | "Now";
    disputes_deadlines => "期限" | "Deadlines";
    disputes_deadlines_none => "没有待办的期限。" | "Nothing is due.";
    disputes_working => "怎么算出来的" | "How it came about";
    disputes_kept => "已办" | "Done";
    disputes_claims => "请求与计算" | "Claims";
    disputes_claims_none => "还没有请求项目。" | "Nothing is claimed yet.";
    disputes_claims_frozen => "以下为立案时的金额，此后不再变动。" | "As it was filed: these sums change no more.";
    disputes_head_add => "添加请求" | "Add a claim";
    disputes_head_edit => "编辑请求" | "Edit the claim";
    disputes_claims_file => "请求与计算" | "claims";
    disputes_head_sort => "请求项目" | "Claim for";
    disputes_head_source => "金额来源" | "Where the amount comes from";
    disputes_from_account => "按合同台账计算" | "Reckoned from the account of the contract";
    disputes_from_delivery => "按合同条款计算（迟延交付）" | "Late delivery, by the clause of the contract";
    disputes_delay_price => "迟延部分的价款" | "Price of what is late";
    disputes_from_amount => "填写金额" | "An amount that is written down";
    disputes_account_problem => "台账里没有这一项，请填写金额。" | "The account holds no such claim: write the amount down.";
    disputes_account_unknown => "合同台账没有给出金额" | "The account does not say";
    disputes_no_contract_problem => "没有合同就没有台账，请填写金额。" | "Without a contract there is no account: write the amount down.";
    disputes_currency => "币种" | "Currency";
    disputes_head_amount => "金额" | "Amount";
    disputes_total => "合计" | "Total";
    disputes_claim_as_of => "截至" | "As of";
    disputes_offers => "和解方案" | "Offers to settle";
    disputes_offers_none => "还没有和解方案。" | "Nobody has offered anything yet.";
    disputes_offer_by => "提出方" | "Made by";
    disputes_offer_until => "有效期至" | "Valid until";
    disputes_offer_terms => "内容" | "Terms";
    disputes_offer_open => "待答复" | "Awaits an answer";
    disputes_offer_lapsed => "已过期" | "Ran out";
    disputes_settlement => "和解结果" | "The settlement";
    disputes_payments => "分期付款" | "Payments";
    disputes_waived => "已减免" | "Given up";
    disputes_links => "关联" | "Belongs to";
    disputes_matters => "关联事项" | "What it is about";
    disputes_matter_add => "添加关联事项" | "Name another matter";
    disputes_matter_which => "工单、泄密事件、分期、发票或义务" | "Ticket, leak, part of the plan, invoice or duty";
    disputes_matter_none => "没有其他可关联的事项" | "There is nothing else to name";
    disputes_matter_problem => "请选择一项。" | "Please choose one.";
    disputes_matter_gone => "账册里已经没有" | "No longer in the book";
    disputes_matter_remove(what: &str) => "取消关联：{what}" | "No longer about {what}";
    disputes_invoice => "发票" | "Invoice";
    disputes_about => "争议" | "Dispute";
    disputes_history => "经过" | "What happened so far";
    disputes_steps => "下一步" | "What may be done";
    disputes_barred => "现在不能做的" | "What may not be done now, and why";
    disputes_us => "我方" | "We";
    disputes_them => "对方" | "The customer";
    bundle_title => "证据包" | "Evidence bundle";
    bundle_make => "生成证据包" | "Make the bundle";
    bundle_hint => "勾选的内容会放进一个压缩包，附目录页和每个文件的 SHA-256。不勾选的不会出去。" | "What is ticked goes into one ZIP with an index page and the SHA-256 of every file. Nothing else goes out.";
    bundle_own => "和解方案、内部备注、内部处理过程、往来记录和修改记录默认不勾选：交给对方或仲裁庭之前请先确认。" | "Offers, notes, steps among ourselves, correspondence and the audit trail are left unticked: think before you hand them to the other side or a tribunal.";
    bundle_today_only => "证据包按今天的账册生成；回到今天再操作。" | "A bundle is made from the book of today: go back to today first.";
    bundle_none => "至少勾选一项。" | "Tick at least one.";
    bundle_gathering => "正在收集…" | "Being gathered…";
    bundle_all => "全选" | "Tick all";
    bundle_no_one => "全不选" | "Untick all";
    bundle_group_dispute => "争议" | "The dispute";
    bundle_group_contract => "合同" | "The contract";
    bundle_group_money => "台账与催款" | "Account and statements";
    bundle_group_tickets => "工单" | "Tickets";
    bundle_group_duties => "义务" | "Duties";
    bundle_group_notes => "往来记录" | "Correspondence";
    bundle_group_files => "附件" | "Files";
    bundle_group_audit => "修改记录" | "Audit trail";
    bundle_course => "争议经过与请求" | "The dispute: course and claims";
    bundle_own_side => "和解方案与内部备注" | "Offers to settle and notes of our own";
    bundle_own_steps(number: &str) => "{number} 的内部处理过程" | "{number}: steps among ourselves";
    bundle_own_versions => "合同版本的保存人和原因（内部）" | "Who of us kept a version, and why";
    bundle_own_files => "附件的备注和添加人（内部）" | "The files: notes, and who of us added them";
    bundle_own_duties => "义务的内部记录" | "The duties: notes of our own";
    bundle_terms => "合同文本" | "The contract as it stands";
    bundle_clauses => "相关条款" | "The clauses concerned";
    bundle_signatures => "签署与履行事实" | "Signatures and facts of its life";
    bundle_ledger => "分期台账" | "The payment plan with what is owed";
    bundle_receipts => "收款核销" | "What was paid";
    bundle_statements => "催款单" | "Late-fee statements";
    bundle_duties => "义务清单" | "The duties";
    bundle_notes => "跟进记录" | "Follow-ups";
    bundle_versions => "合同各版本及其 SHA-256" | "Versions of the contract with their SHA-256";
    bundle_signed => "签名与所签版本对应表" | "Signatures, each with the version that was signed";
    bundle_version => "版本" | "Version";
    bundle_kept_by => "保存人" | "Kept by";
    bundle_why => "原因" | "Why";
    bundle_document => "文件" | "Document";
    bundle_party => "签署方" | "Party";
    bundle_signer => "签署人" | "Signed by";
    bundle_capacity => "身份" | "Capacity";
    bundle_signed_on => "签署日期" | "Signed on";
    bundle_method => "签署方式" | "Method";
    bundle_signed_sum => "所签文本的 SHA-256" | "SHA-256 of what was signed";
    bundle_signed_version => "对应版本" | "Version of this SHA-256";
    bundle_no_version => "没有保存该文本" | "no version of it was kept";
    bundle_sign_evidence => "凭证" | "Evidence";
    bundle_group_leak => "泄密事件" | "The leak";
    bundle_leak => "泄密事件及处理经过" | "The leak and what was done about it";
    bundle_group_sharing => "信息共享" | "Shared information";
    bundle_shared => "共享记录及文件的 SHA-256" | "What was given and received, with the SHA-256 of the files";
    bundle_own_shared => "共享记录的经办人和备注（内部）" | "What was given and received: who of us did it, and notes";
    bundle_fields => "字段" | "Fields";
    bundle_materials => "物料与支持的交付和归还" | "Materials and support: deliveries and returns";
    bundle_own_materials => "物料的登记人和备注（内部）" | "The materials: who of us recorded what, and notes of our own";
    bundle_changes => "修改记录" | "Changes";
    bundle_chain => "哈希链" | "Hash chain of the changes";
    bundle_file => "文件" | "File";
    bundle_what => "内容" | "What it is";
    bundle_size => "大小" | "Size";
    bundle_made => "生成日期" | "Made on";
    bundle_lost => "文件内容不在本机，未放入" | "Its bytes are not on this device: left out";
    bundle_self => "本目录的 SHA-256 见 manifest.json；据此可以核对每个文件是否与生成时一致。" | "The SHA-256 of this page stands in manifest.json. With these sums anybody can see whether a file is as it was when the bundle was made.";
    bundle_version_n(number: &str) => "第 {number} 版" | "Version {number}";
    bundle_file_name(number: &str) => "证据包-{number}.zip" | "evidence-{number}.zip";
    bundle_done(name: &str) => "已生成 {name}" | "Made {name}";
    disputes_saved(number: &str) => "已保存争议 {number}" | "Saved dispute {number}";
    disputes_deleted(number: &str) => "已删除争议 {number}" | "Deleted dispute {number}";
    disputes_act_said(number: &str, act: &str) => "{number}：{act}" | "{number}: {act}";
    disputes_calendar(party: &str, what: &str) => "{party}：{what}" | "{party}: {what}";
    disputes_binding_of(contract: &str) => "按合同 {contract}" | "By contract {contract}";
    disputes_binding_version(contract: &str, version: &str) => "按合同 {contract} 第 {version} 版" | "By version {version} of contract {contract}";
    disputes_of(what: &str, title: &str) => "{title}：{what}" | "{title}: {what}";
    disputes_filed_as_of(day: &str) => "立案金额，计算至 {day}" | "As filed, reckoned to {day}";
    disputes_interrupted(day: &str, ground: &str) => "时效最近一次中断：{day}，{ground}" | "Last interrupted on {day}: {ground}";
    disputes_noted_words(sort: &str, what: &str) => "{sort}：{what}" | "{sort}: {what}";
    disputes_lack_talks(day: &str) => "协商期到 {day} 才满" | "the time for talks runs until {day}";
    disputes_lack_mediation(day: &str) => "调解期到 {day} 才满" | "the time for mediation runs until {day}";
    disputes_payment_n(n: &str) => "和解款第 {n} 期" | "Payment {n} of the settlement";
}

impl Text {
    /// A part of a payment plan, and how many days late it is.
    pub fn disputes_part_late(self, part: &str, days: i64) -> String {
        let late = self.days_late(u64::try_from(days).unwrap_or(0));
        self.pick(format!("{part}，逾期 {days} 天"), format!("{part}, {late}"))
    }

    /// What late delivery costs, with its working.
    pub fn dispute_delay(self, cost: &DelayCost) -> String {
        let (due, rate) = (self.date(cost.of.due), format::percent(cost.of.rate));
        let [price, accrued, most] = [cost.of.price, cost.accrued, cost.most].map(format::money);
        let days = cost.days;
        self.pick(
            format!("应于 {due} 交付，迟延 {days} 天：{price} × 每日 {rate} × {days} = {accrued}，至多 {most}"),
            format!("Due on {due}, days late: {days}; {price} × {rate} a day × {days} = {accrued}, at most {most}"),
        )
    }

    const fn of_two(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.locale {
            crate::i18n::Locale::Zh => zh,
            crate::i18n::Locale::En => en,
        }
    }

    /// What began a limitation anew.
    pub const fn interruption(self, kind: InterruptionKind) -> &'static str {
        let (zh, en) = match kind {
            InterruptionKind::Demand => ("发出催款单", "we demanded payment"),
            InterruptionKind::Promise => ("对方承诺付款", "they promised to pay"),
            InterruptionKind::PartPayment => ("对方支付部分款项", "they paid a part"),
            InterruptionKind::Filing => ("申请仲裁或起诉", "it was filed"),
            InterruptionKind::Entered => ("按本争议登记的日期", "the day entered on this dispute"),
        };
        self.of_two(zh, en)
    }

    /// So many disputes.
    pub fn disputes_count(self, n: usize) -> String {
        self.pick(format!("{n} 件争议"), if n == 1 { "1 dispute".to_owned() } else { format!("{n} disputes") })
    }

    /// What a dispute is about.
    pub const fn dispute_subject(self, subject: Subject) -> &'static str {
        let (zh, en) = match subject {
            Subject::Payment => ("付款", "Payment"),
            Subject::Quality => ("质量", "Quality"),
            Subject::Delivery => ("交付", "Delivery"),
            Subject::Confidentiality => ("保密", "Confidentiality"),
            Subject::Targets => ("业绩目标", "Targets"),
            Subject::Other => ("其他", "Other"),
        };
        self.of_two(zh, en)
    }

    /// A side of a dispute.
    pub const fn dispute_side(self, side: Side) -> &'static str {
        match side {
            Side::Us => self.disputes_us(),
            Side::Them => self.disputes_them(),
        }
    }

    /// What a head of claim is for.
    pub const fn dispute_head(self, sort: HeadSort) -> &'static str {
        let (zh, en) = match sort {
            HeadSort::Principal => ("本金", "Principal"),
            HeadSort::LateFee => ("逾期付款违约金", "Late fee"),
            HeadSort::Damages => ("违约金与损失赔偿", "Liquidated damages and loss"),
            HeadSort::Cost => ("实现债权的费用", "Costs of recovery"),
            HeadSort::Other => ("其他", "Other"),
        };
        self.of_two(zh, en)
    }

    /// What was said to an offer.
    pub const fn dispute_answer(self, answer: Answer) -> &'static str {
        let (zh, en) = match answer {
            Answer::Accepted => ("接受", "Accepted"),
            Answer::Rejected => ("拒绝", "Rejected"),
            Answer::TakenBack => ("撤回", "Taken back"),
        };
        self.of_two(zh, en)
    }

    /// What a noted day is for.
    pub const fn dispute_noted(self, sort: NotedSort) -> &'static str {
        let (zh, en) = match sort {
            NotedSort::Answer => ("答辩、答复", "Answer"),
            NotedSort::Evidence => ("举证", "Evidence"),
            NotedSort::Hearing => ("开庭", "Hearing"),
            NotedSort::Fee => ("缴费", "Fee"),
            NotedSort::Other => ("其他", "Other"),
        };
        self.of_two(zh, en)
    }

    /// A deadline that follows from clause or law.
    pub fn dispute_deadline(self, of: DeadlineOf) -> String {
        match of {
            DeadlineOf::Negotiation => self.of_two("协商期满", "End of the talks").to_owned(),
            DeadlineOf::Mediation => self.of_two("调解期满", "End of the mediation").to_owned(),
            DeadlineOf::SettingAside => self.of_two("申请撤销裁决期满", "Last day to attack the award").to_owned(),
            DeadlineOf::Enforcement => self.of_two("申请执行期满", "Last day to enforce").to_owned(),
            DeadlineOf::Limitation => self.of_two("诉讼时效届满", "Limitation").to_owned(),
            DeadlineOf::Noted(_) => self.of_two("期限", "Deadline").to_owned(),
            DeadlineOf::Offer(_) => self.of_two("和解方案有效期", "Offer runs out").to_owned(),
            DeadlineOf::Payment(at) => self.disputes_payment_n(&at.saturating_add(1).to_string()),
        }
    }

    /// A rung of the ladder.
    pub const fn dispute_rung(self, of: RungOf) -> &'static str {
        let (zh, en) = match of {
            RungOf::Raised => ("提出", "Raised"),
            RungOf::Negotiation => ("协商", "Talks"),
            RungOf::Mediation => ("调解", "Mediation"),
            RungOf::Filing(Way::Arbitration) => ("仲裁", "Arbitration"),
            RungOf::Filing(Way::Litigation) => ("诉讼", "Court"),
            RungOf::Decision => ("裁决或判决", "Decision"),
            RungOf::Enforcement => ("执行", "Enforcement"),
            RungOf::Closed => ("结案", "Closed"),
        };
        self.of_two(zh, en)
    }

    /// What the clause still wants before somebody decides.
    pub fn dispute_lack(self, lack: Lack) -> String {
        match lack {
            Lack::TalksNotBegun => {
                self.of_two("条款要求先协商，还没有开始", "the clause wants talks first: not begun").to_owned()
            }
            Lack::MediationNotBegun => {
                self.of_two("条款约定了调解，还没有进行", "the clause agrees on mediation: not held").to_owned()
            }
            Lack::TalksRun(day) => self.disputes_lack_talks(&self.date(day)),
            Lack::MediationRuns(day) => self.disputes_lack_mediation(&self.date(day)),
        }
    }

    /// Who decides, by the clause.
    pub const fn dispute_forum(self, forum: AgreedForum) -> &'static str {
        let (zh, en) = match forum {
            AgreedForum::Arbitration => ("仲裁", "Arbitration"),
            AgreedForum::Litigation => ("诉讼", "A court"),
            AgreedForum::Either => {
                ("仲裁或诉讼（或裁或诉，仲裁约定一般无效）", "Either (arbitration is generally held invalid then)")
            }
            AgreedForum::Silent => ("没有约定：法院", "Nothing agreed: a court"),
        };
        self.of_two(zh, en)
    }
}
