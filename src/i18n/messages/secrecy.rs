//! The register of shared information: its rows, undertakings of secrecy, and leaks.

use crate::domain::date::Date;
use crate::domain::lifecycle::incident::{Event, Guard, Incident as State, Leaked, Stage, Step};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::lifecycle::sharing_scope::Ending;
use crate::domain::lifecycle::sharing_scope::command::Event as ScopeFact;
use crate::domain::sharing::field::{DataSet, ShareField};
use crate::domain::sharing::incident::{IncidentFact, Measure, Severity};
use crate::domain::sharing::persons::PersonsBand;
use crate::domain::sharing::undertaking::Binding;
use crate::i18n::{Locale, Text};

messages! {
    places_sharing => "共享" | "Sharing";
    kind_sharing_scope => "共享范围" | "Sharing scope";
    kind_sharing_scope_event => "共享范围变动" | "Change of a sharing scope";
    kind_sharing_event => "共享记录" | "Sharing record";
    kind_undertaking => "保密承诺" | "Secrecy undertaking";
    kind_incident => "泄密事件" | "Leak";
    kind_incident_event => "泄密事件处理" | "Step of a leak";
    scopes_title => "信息共享登记" | "Register of shared information";
    scopes_given => "我方提供" | "Given by us";
    scopes_received => "我方接收" | "Received by us";
    scopes_open => "待返还" | "To be given back";
    scopes_all => "全部" | "All";
    scopes_search => "查编号、内容、客户、用途" | "Number, content, customer, purpose";
    scopes_empty => "还没有登记共享。没有登记的信息，不对外提供。" | "Nothing is registered yet. What is not registered is not given.";
    scopes_none_match => "没有符合条件的登记。" | "No row matches.";
    scope_new => "登记共享" | "Register sharing";
    scope_edit => "修改登记" | "Edit the row";
    scope_number => "编号" | "Number";
    scope_row => "合同登记表中的行" | "Row of the contract’s register";
    scope_sets => "数据类别" | "Sorts of data";
    scope_fields => "约定可共享的字段" | "Fields agreed to be shared";
    scope_fields_none => "没有约定字段" | "No fields agreed";
    scope_source => "信息来源与取得方式" | "Source, and how it was obtained";
    scope_persons => "涉及人数" | "Persons concerned";
    persons_unknown => "未估计" | "Not estimated";
    persons_hundred => "100 人以内" | "Up to 100";
    persons_ten_thousand => "1 万人以内" | "Up to 10,000";
    persons_hundred_thousand => "10 万人以内" | "Up to 100,000";
    persons_million => "100 万人以内" | "Up to 1,000,000";
    persons_more => "超过 100 万人" | "More than 1,000,000";
    scope_notice_on => "告知本人的日期" | "Persons informed on";
    scope_notice_version => "告知书版本" | "Version of the notice";
    scope_consent_evidence => "单独同意的凭证" | "Evidence of separate consent";
    scope_location => "存放地点" | "Kept at";
    scope_assessment => "影响评估编号" | "Impact assessment no.";
    scope_assessed_on => "影响评估日期" | "Impact assessment on";
    scope_kept_under => "依据哪部法律留存" | "Kept under which law";
    scope_register => "登记表的其他栏目" | "Further columns of the register";
    scope_basis_note => "依据的说明" | "What shows the basis";
    scope_valid_to => "有效期至" | "Valid to";
    scope_return_days => "期满后几日内返还或删除" | "Days after the end to return or delete";
    scope_return_problem => "请填 1 到 90 的天数。" | "Please enter 1 to 90 days.";
    scope_what_problem => "请写明共享什么。" | "Please say what is shared.";
    scope_customer_problem => "请选择对方。" | "Please choose the other side.";
    scope_dates_problem => "有效期不能早于开始日。" | "The end cannot come before the beginning.";
    scope_fixed_problem => "已批准的共享，客户、提供方、数据类别、字段、目的、接收方、个人信息和起止日不能再改。请另登记一项。" | "Once sharing is approved, the customer, who gives, the sorts of data, fields, purpose, recipients, personal information and dates stay as they are. Please register a new row.";
    scope_saved(number: &str) => "已登记 {number}" | "{number} is registered";
    scope_deleted(number: &str) => "已删除 {number}" | "{number} was deleted";
    scope_direction => "方向" | "Direction";
    scope_terms => "约定" | "What was agreed";
    scope_status => "状态" | "Status";
    scope_steps => "可以办理" | "What may be done";
    scope_history => "经过" | "What happened";
    scope_return_working => "返还或删除的期限怎样算出" | "How the day of return or deletion is reckoned";
    scope_contract_end(day: &str) => "（合同至 {day} 止）" | "(the contract ends on {day})";
    scope_return_by(day: &str) => "{day} 前返还或删除" | "Return or delete by {day}";
    scope_end_due => "返还或删除期限" | "Return or delete by";
    scope_end_on => "返还或删除日期" | "Returned or deleted on";
    scope_none_dated => "未定" | "Not set";
    scope_step_said(number: &str, step: &str) => "{number}：{step}" | "{number}: {step}";
    scope_step_why => "原因" | "Reason";
    scope_step_basis => "恢复的依据" | "What allows it again";
    scope_step_ending => "处理结果" | "What became of it";
    scope_step_confirmed => "由谁确认" | "Confirmed by";
    scope_close_help => "返还或销毁的证明，附在本页“文件”里。" | "Attach the certificate of return or destruction under Files on this page.";
    scope_of_contract => "共享的信息" | "Shared information";
    scope_of_none => "没有共享登记。" | "Nothing is shared.";
    scope_proposed => "合同约定了、还没有登记的" | "Agreed in contracts, not registered yet";
    scope_propose => "按合同登记" | "Register as agreed";
    scope_proposed_said(number: &str) => "已登记 {number}。请核对字段后再批准" | "{number} is registered. Please check its fields before it is approved";
    scope_from_contract(number: &str, row: &str) => "按合同 {number} 登记表第 {row} 项" | "Row {row} of the register of contract {number}";
    scope_calendar_end(party: &str, what: &str) => "共享到期：{party}，{what}" | "Sharing ends: {party}, {what}";
    scope_calendar_return(party: &str, what: &str) => "返还或删除：{party}，{what}" | "Return or delete: {party}, {what}";
    scope_home(party: &str, what: &str) => "{party}：共享的“{what}”要返还或删除" | "{party}: “{what}” has to be returned or deleted";
    scope_home_act => "去确认" | "Confirm";
    ending_returned => "已返还" | "Returned";
    ending_destroyed => "已销毁" | "Destroyed";
    ending_anonymised => "已匿名化" | "Made anonymous";
    ending_kept => "依法保存" | "Kept as the law says";
    ending_nothing => "没有实际共享" | "Nothing was shared";
    given_title => "共享记录" | "What was given and received";
    given_none => "还没有提供或收到什么。" | "Nothing was given or received yet.";
    given_when => "时间" | "When";
    given_people => "联系人" | "People";
    given_count => "条数" | "Rows";
    given_file => "文件" | "File";
    given_left_out => "剔除" | "Left out";
    given_carried => "无同意、另有依据" | "Without consent, on another basis";
    given_rows(n: &str) => "{n} 条" | "Rows: {n}";
    given_left(n: &str) => "剔除 {n} 人" | "{n} left out";
    given_carried_n(n: &str) => "另有依据 {n} 人" | "{n} on another basis";
    given_withdrew(n: &str) => "其后撤回同意 {n} 人：须通知接收方停止使用并删除" | "Consent taken back since: {n}. Tell whoever received it to stop using and delete it";
    given_still(number: &str) => "已按 {number} 共享：须通知接收方停止使用并删除" | "Shared under {number}: tell whoever received it to stop using and delete it";
    given_settles(duty: &str) => "履行义务：{duty}" | "Settles the duty: {duty}";
    given_sealed => "加密" | "Sealed";
    receive_title => "登记收到" | "Record what was received";
    receive_what => "收到什么，怎么处理的" | "What was received, and what was done with it";
    receive_count => "涉及多少人" | "How many persons";
    receive_recipient => "我方接收人" | "Who of us received it";
    receive_what_problem => "请写明收到什么。" | "Please say what was received.";
    receive_count_problem => "请填整数。" | "Please enter a whole number.";
    receive_said => "已登记收到" | "What was received is recorded";
    sheet_sharing => "信息共享登记表" | "Register of shared information";
    sheet_sharing_file => "信息共享登记表" | "sharing-register";
    undertakings => "保密承诺" | "Undertakings";
    undertaking_new => "登记保密承诺" | "Record an undertaking";
    undertaking_edit => "修改保密承诺" | "Edit the undertaking";
    undertakings_file => "保密承诺" | "undertakings";
    undertaking_bearer => "承诺人" | "Who promised";
    undertaking_at => "所属单位、部门" | "Firm, department";
    undertaking_covers => "保密内容" | "What is covered";
    undertaking_since => "自何日起" | "Since";
    undertaking_ended => "离职或项目结束日" | "Left, or work over, on";
    undertaking_years => "之后几年（0 为长期）" | "Years after that (0: as long as it is secret)";
    undertaking_liability => "违约责任" | "Liability";
    undertaking_contract_none => "不属于某份合同" | "No contract";
    undertaking_problem => "请填写。" | "Please fill this in.";
    undertaking_years_problem => "请填 0 到 50 的整数。" | "Please enter a whole number from 0 to 50.";
    undertaking_saved(name: &str) => "已登记 {name} 的保密承诺" | "The undertaking of {name} is recorded";
    undertaking_deleted(name: &str) => "已删除 {name} 的保密承诺" | "The undertaking of {name} was deleted";
    undertakings_none => "还没有登记保密承诺。" | "No undertaking is recorded yet.";
    undertaking_state => "效力" | "In force";
    undertaking_not_yet => "未开始" | "Not yet";
    undertaking_open => "长期有效" | "Open-ended";
    undertaking_until(day: &str) => "有效至 {day}" | "Until {day}";
    undertaking_over(day: &str) => "{day} 已满" | "Ended {day}";
    incidents => "泄密事件" | "Leaks";
    incident_new => "登记泄密事件" | "Record a leak";
    incident_edit => "修改泄密事件" | "Edit the leak";
    incidents_file => "泄密事件" | "leaks";
    incident_found => "发现时间" | "Found";
    incident_found_on => "发现日期" | "Found on";
    incident_found_at => "时刻" | "At";
    incident_title => "发生了什么" | "What happened";
    incident_description => "经过" | "In detail";
    incident_leaked => "涉及" | "Concerns";
    leaked_business => "仅商业信息" | "Business information only";
    leaked_personal => "含个人信息" | "Personal information too";
    incident_records => "哪些记录、多少人" | "Which records, how many persons";
    incident_severity => "程度" | "Severity";
    severity_minor => "一般" | "Minor";
    severity_major => "较大" | "Major";
    severity_grave => "重大" | "Grave";
    incident_hours => "几小时内通知对方" | "Hours to tell the other side";
    incident_clause => "合同约定" | "By the contract";
    incident_hours_agreed(number: &str, hours: &str) => "{number}：{hours} 小时内通知" | "{number}: told within {hours} hours";
    incident_hours_problem => "请填 1 到 72 的小时数。" | "Please enter 1 to 72 hours.";
    incident_cost => "已发生费用" | "Cost so far";
    incident_customer_none => "不涉及某个客户" | "No customer";
    incident_saved(number: &str) => "已登记 {number}" | "{number} is recorded";
    incident_deleted(number: &str) => "已删除 {number}" | "{number} was deleted";
    incidents_none => "没有登记过泄密事件。" | "No leak was ever recorded.";
    incident_open => "未控制" | "Open";
    incident_contained => "已控制" | "Contained";
    incident_closed => "已结案" | "Closed";
    incident_todo => "要做的事" | "What has to be done";
    incident_todo_by(at: &str) => "{at} 前" | "By {at}";
    incident_todo_hours(at: &str, hours: &str) => "{at} 前（{hours} 小时内）" | "By {at} ({hours} h)";
    incident_todo_by_law => "立即（个保法第五十七条）" | "At once (PIPL art. 57)";
    incident_todo_at_once => "立即" | "At once";
    incident_todo_done(day: &str) => "{day} 已做" | "Done {day}";
    incident_record => "登记已做" | "Record as done";
    incident_measure_note => "通知了谁，做了什么" | "Who was told, what was done";
    incident_step_contain => "登记已控制" | "Record as contained";
    incident_step_close => "结案" | "Close";
    incident_dispute => "争议" | "Dispute";
    incident_step_dispute => "转为争议" | "Open a dispute";
    incident_step_actions => "采取了什么措施" | "What was done";
    incident_step_conclusion => "结论" | "What came of it";
    incident_home(party: &str, what: &str) => "{party}：泄密“{what}”还没有通知对方" | "{party}: not told yet of the leak “{what}”";
    incident_calendar(party: &str, what: &str) => "{party}：泄密“{what}”，最迟当日通知对方" | "{party}: last day to tell them of the leak “{what}”";
    incident_calendar_step(step: &str, what: &str) => "泄密“{what}”：{step}" | "Leak “{what}”: {step}";
    incident_home_see => "去处理" | "See to it";
    incident_home_act => "去通知" | "Tell them";
    incident_refuse_nobody => "涉及个人信息，要先通知对方、主管部门或本人，再结案。" | "Personal information leaked: tell the other side, the authority or the persons before it is closed.";
    incident_refuse_dispute => "已经转为争议。" | "A dispute was opened already.";
    measure_stop => "止住：收回、封停、改口令" | "Stop it: take back, block, change passwords";
    measure_preserve => "保全证据" | "Preserve the evidence";
    measure_partner => "通知对方" | "Tell the other side";
    measure_authority => "报告主管部门" | "Report to the authority";
    measure_persons => "通知本人" | "Tell the persons concerned";
    measure_mend => "查明原因并整改" | "Find the cause and mend it";
    set_customers => "客户名单" | "Customer list";
    set_contacts => "联系人" | "Contacts";
    set_purchases => "购买记录" | "Purchase history";
    set_preferences => "偏好" | "Preferences";
    set_figures => "汇总数据" | "Figures";
    set_other => "其他" | "Other";
    share_bought_under => "是" | "Yes";
    share_bought_apart => "否" | "No";
}

/// Words in which the name of a field stands and that name none.
const NO_FIELDS: [&str; 3] = ["personal", "personnel", "trade secret"];

/// Words that name all fields of a sort of data at once.
const WHOLE_SETS: [(&str, DataSet); 8] = [
    ("汇总数据", DataSet::Figures),
    ("aggregate figures", DataSet::Figures),
    ("购买记录", DataSet::PurchaseHistory),
    ("采购记录", DataSet::PurchaseHistory),
    ("purchase history", DataSet::PurchaseHistory),
    ("purchase records", DataSet::PurchaseHistory),
    ("客户偏好", DataSet::Preferences),
    ("preferences", DataSet::Preferences),
];

/// The name of a field, and further words by which a clause may name it.
const fn field_words(field: ShareField) -> ((&'static str, &'static str), &'static [&'static str]) {
    match field {
        ShareField::Name => (("客户名称", "Customer"), &["名称", "customer name"]),
        ShareField::ShortName => (("简称", "Short name"), &[]),
        ShareField::Code => (("统一社会信用代码", "Registration code"), &["信用代码"]),
        ShareField::Industry => (("行业", "Industry"), &[]),
        ShareField::Region => (("地区", "Region"), &["区域"]),
        ShareField::Address => (("住所", "Address"), &["地址"]),
        ShareField::Phone => (("公司电话", "Switchboard"), &["总机"]),
        ShareField::Email => (("公司邮箱", "Company e-mail"), &[]),
        ShareField::PersonName => (("联系人", "Person"), &["姓名", "contact", "people"]),
        ShareField::PersonTitle => (("职务", "Job title"), &["title"]),
        ShareField::PersonDepartment => (("部门", "Department"), &[]),
        ShareField::PersonPhone => (("联系人电话", "Telephone"), &["办公电话", "手机", "phone"]),
        ShareField::PersonEmail => {
            (("联系人邮箱", "E-mail"), &["电子邮箱", "邮箱地址", "e-mail address", "email address", "email"])
        }
        ShareField::PersonWechat => (("微信", "WeChat"), &[]),
        ShareField::PurchaseDay => (("购买日期", "Purchase date"), &[]),
        ShareField::PurchaseProduct => (("所购产品", "Product bought"), &["购买产品", "products bought"]),
        ShareField::PurchaseQuantity => (("购买数量", "Quantity bought"), &["采购数量", "quantities bought"]),
        ShareField::PurchaseAmount => (("购买金额", "Amount bought"), &["采购金额", "purchase amount"]),
        ShareField::PurchaseUnderContract => (("合同内购买", "Bought under contract"), &[]),
        ShareField::PreferenceAbout => (("偏好类别", "Sort of preference"), &[]),
        ShareField::Preference => (("偏好内容", "Preference"), &[]),
        ShareField::PreferenceStrength => (("偏好程度", "Strength of preference"), &[]),
        ShareField::FigureMonth => (("统计月份", "Month of the figures"), &[]),
        ShareField::FigureSigned => (
            ("每月签约额", "Sales signed by month"),
            &["月度签约额", "按月签约额", "月度销售额", "每月销售额", "按月销售额", "sales by month", "monthly sales"],
        ),
        ShareField::FigureCollected => {
            (("每月回款额", "Money received by month"), &["月度回款额", "按月回款额", "monthly receipts"])
        }
        ShareField::FigureCustomers => {
            (("每月新客户数", "New customers by month"), &["新客户数", "number of new customers"])
        }
        ShareField::FigureTickets => (("每月工单数", "Tickets by month"), &["工单数", "number of tickets"]),
        ShareField::FigureComplaints => {
            (("每月投诉数", "Complaints by month"), &["投诉数", "投诉件数", "number of complaints"])
        }
    }
}

impl Text {
    /// What a field that may be shared is called.
    pub const fn share_field(self, field: ShareField) -> &'static str {
        let ((zh, en), _) = field_words(field);
        match self.locale {
            Locale::Zh => zh,
            Locale::En => en,
        }
    }

    /// How many rows of the register.
    pub fn scopes_count(self, n: usize) -> String {
        match self.locale {
            Locale::Zh => format!("{n} 项共享"),
            Locale::En if n == 1 => "1 sharing row".to_owned(),
            Locale::En => format!("{n} sharing rows"),
        }
    }

    /// The fields that words name, in whichever language. Longer names are looked for first, so that the e-mail of a company is not
    /// taken for that of a person too.
    pub fn share_fields_in(words: &str) -> Vec<ShareField> {
        let mut left = NO_FIELDS.iter().fold(words.to_lowercase(), |left, it| left.replace(it, " "));
        let of_set = |set: DataSet| ShareField::ALL.into_iter().filter(|it| it.set() == set).collect::<Vec<_>>();
        let mut names: Vec<(String, Vec<ShareField>)> =
            WHOLE_SETS.iter().map(|(name, set)| ((*name).to_owned(), of_set(*set))).collect();
        for field in ShareField::ALL {
            let ((zh, en), others) = field_words(field);
            names.extend([zh, en].iter().chain(others).map(|name| (name.to_lowercase(), vec![field])));
        }
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let mut found: Vec<ShareField> = Vec::new();
        for (name, fields) in names {
            if left.contains(&name) {
                left = left.replace(&name, " ");
                found.extend(fields);
            }
        }
        ShareField::ALL.into_iter().filter(|field| found.contains(field)).collect()
    }

    /// A sort of data.
    pub const fn data_set(self, set: DataSet) -> &'static str {
        match set {
            DataSet::CustomerList => self.set_customers(),
            DataSet::Contacts => self.set_contacts(),
            DataSet::PurchaseHistory => self.set_purchases(),
            DataSet::Preferences => self.set_preferences(),
            DataSet::Figures => self.set_figures(),
            DataSet::Other => self.set_other(),
        }
    }

    /// How many persons are concerned.
    pub const fn persons_band(self, band: PersonsBand) -> &'static str {
        match band {
            PersonsBand::Unknown => self.persons_unknown(),
            PersonsBand::Hundred => self.persons_hundred(),
            PersonsBand::TenThousand => self.persons_ten_thousand(),
            PersonsBand::HundredThousand => self.persons_hundred_thousand(),
            PersonsBand::Million => self.persons_million(),
            PersonsBand::More => self.persons_more(),
        }
    }

    /// What became of what was shared.
    pub const fn sharing_ending(self, ending: Ending) -> &'static str {
        match ending {
            Ending::Returned => self.ending_returned(),
            Ending::Destroyed => self.ending_destroyed(),
            Ending::Anonymised => self.ending_anonymised(),
            Ending::KeptByLaw => self.ending_kept(),
            Ending::NothingShared => self.ending_nothing(),
        }
    }

    /// What happened to a scope, and what was written of it.
    pub fn scope_fact(self, fact: &ScopeFact) -> (&'static str, String) {
        match fact {
            ScopeFact::Agreed => (self.sharing_agreed(), String::new()),
            ScopeFact::Activated => (self.sharing_active(), String::new()),
            ScopeFact::Blocked { reason } => (self.sharing_blocked(), reason.clone()),
            ScopeFact::Unblocked { basis } => (self.sharing_step_unblock(), basis.clone()),
            ScopeFact::Ended { reason } => (self.sharing_ended(), reason.clone()),
            ScopeFact::Closed { ending, confirmed_by } => {
                (self.sharing_ending(*ending), format!("{} {confirmed_by}", self.scope_step_confirmed()))
            }
        }
    }

    /// How an undertaking stands.
    pub fn undertaking_binding(self, binding: Binding, as_of: Date) -> String {
        match binding {
            Binding::NotYet => self.undertaking_not_yet().to_owned(),
            Binding::Open => self.undertaking_open().to_owned(),
            Binding::Until(day) => self.undertaking_until(&self.near_date(day, as_of)),
            Binding::Over(day) => self.undertaking_over(&self.near_date(day, as_of)),
        }
    }

    /// What leaked.
    pub const fn leaked(self, leaked: Leaked) -> &'static str {
        match leaked {
            Leaked::Business => self.leaked_business(),
            Leaked::Personal => self.leaked_personal(),
        }
    }

    /// How bad a leak is.
    pub const fn incident_severity_name(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Minor => self.severity_minor(),
            Severity::Major => self.severity_major(),
            Severity::Grave => self.severity_grave(),
        }
    }

    /// Where a leak stands.
    pub const fn incident_stage(self, stage: &Stage) -> &'static str {
        match stage {
            Stage::Open => self.incident_open(),
            Stage::Contained { .. } => self.incident_contained(),
            Stage::Closed { .. } => self.incident_closed(),
        }
    }

    /// What has to be done about a leak.
    pub const fn incident_measure(self, measure: Measure) -> &'static str {
        match measure {
            Measure::Stop => self.measure_stop(),
            Measure::Preserve => self.measure_preserve(),
            Measure::TellPartner => self.measure_partner(),
            Measure::TellAuthority => self.measure_authority(),
            Measure::TellPersons => self.measure_persons(),
            Measure::Mend => self.measure_mend(),
        }
    }

    /// A step of a leak, as the words of its button.
    pub const fn incident_step(self, step: Step) -> &'static str {
        match step {
            Step::Contain => self.incident_step_contain(),
            Step::Close => self.incident_step_close(),
            Step::OpenDispute => self.incident_step_dispute(),
        }
    }

    /// What happened to a leak, and what was written of it.
    pub fn incident_fact(self, fact: &IncidentFact) -> (&'static str, String) {
        match fact {
            IncidentFact::Step(Event::Contained { actions }) => (self.incident_contained(), actions.clone()),
            IncidentFact::Step(Event::Closed { conclusion }) => (self.incident_closed(), conclusion.clone()),
            IncidentFact::Step(Event::DisputeOpened { .. }) => (self.incident_step_dispute(), String::new()),
            IncidentFact::Done { measure, note } => (self.incident_measure(*measure), note.clone()),
        }
    }

    /// Why a leak cannot take a step.
    pub fn incident_refusal(self, refusal: &Refusal<State>) -> String {
        match refusal {
            Refusal::NeedsFirst { step } | Refusal::Instead { step } => {
                self.sharing_refuse_first(self.incident_step(*step))
            }
            Refusal::AlreadyPast { .. } | Refusal::Ended { .. } => self.sharing_refuse_past().to_owned(),
            Refusal::Guard(Guard::NobodyNotified) => self.incident_refuse_nobody().to_owned(),
            Refusal::Guard(Guard::DisputeOpened { .. }) => self.incident_refuse_dispute().to_owned(),
            Refusal::DatedInFuture { .. } => self.refuse_future().to_owned(),
            Refusal::BeforeLastStep { .. } => self.refuse_before().to_owned(),
            Refusal::NameMissing => self.refused_name().to_owned(),
            Refusal::ReasonMissing => self.refuse_reason().to_owned(),
        }
    }
}
