//! Materials and support: the board, the sheet of one, its steps, what was promised against what was delivered.

use crate::domain::contract::party::Side;
use crate::domain::contract::support::SupportKind;
use crate::domain::lifecycle::material::Guard;
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::materials::amount::Amount;
use crate::domain::materials::record::MaterialFact;
use crate::domain::materials::tally::{Standing, Tally};
use crate::i18n::{Text, format};

messages! {
    places_materials => "物料" | "Materials";
    materials_title => "物料与支持" | "Materials and support";
    materials_act => "要处理" | "Needs action";
    materials_ours => "我方提供" | "From us";
    materials_theirs => "对方提供" | "From them";
    materials_out => "待归还" | "To come back";
    materials_all => "全部" | "All";
    materials_search => "在物料里查找" | "Search the materials";
    materials_empty => "没有要准备、交付或催还的物料。合同签署以后，附件所列的物料会出现在这里。" | "Nothing to prepare, deliver or get back. Once a contract is signed, what its annex lists appears here.";
    materials_none_match => "没有符合条件的物料。" | "No material matches.";
    materials_of_contract_none => "这份合同还没有物料：签署以后，附件所列的会列在这里，其余可以手工添加。" | "No materials yet: once this contract is signed, what its annex lists appears here; others are added by hand.";
    materials_count(n: &str) => "{n} 项" | "{n} listed";
    material_late => "已逾期" | "Late";
    material_soon => "七天之内" | "Within seven days";
    material_coming => "以后" | "Later";
    material_no_day => "没有日期" | "Without a day";
    material_waiting => "等待签收" | "Waiting to be accepted";
    material_done_part => "已了结" | "Settled";
    material_promised => "待准备" | "To be prepared";
    material_prepared => "已备好" | "Ready";
    material_partly => "部分交付" | "Delivered in part";
    material_delivered => "待签收" | "Waiting to be accepted";
    material_on_loan => "待归还" | "To come back";
    material_accepted => "已签收" | "Accepted";
    material_returned => "已归还" | "Returned";
    material_consumed => "已消耗" | "Used up";
    material_lost => "遗失或损坏" | "Lost or spoilt";
    material_cancelled => "已取消" | "Cancelled";
    material_add => "手工添加物料" | "Add a material by hand";
    material_edit => "修改物料" | "Edit the material";
    material_open => "打开物料" | "Open the material";
    material_by_record => "这项义务按物料记录了结：在物料里登记交付和归还。" | "This duty is settled by the record of its material: deliveries and returns are recorded there.";
    material_what => "具体是什么" | "What exactly";
    material_what_problem => "写明是什么物料或支持。" | "Say what it is.";
    material_giver => "由谁提供" | "Given by";
    material_us => "我方提供给对方" | "Us, to them";
    material_them => "对方提供给我方" | "Them, to us";
    material_amount => "数量或金额" | "Quantity or sum";
    material_amount_problem => "写一个大于零的数量或金额。" | "Write a quantity or sum above nought.";
    material_amount_taken => "已登记的交付或归还超过这个数量，或者与改后的种类、归还方式不符。" | "What was recorded of it would not fit any more: it is above this amount, or of another sort.";
    material_unit => "单位" | "Unit";
    material_unit_hint => "件、套、小时；市场费用不填" | "Pieces, sets, hours; nothing for funds";
    material_worth => "总价值" | "Worth in all";
    material_worth_problem => "价值要写成金额。" | "The worth must be a sum.";
    material_promised_on => "承诺日期" | "Promised on";
    material_due => "交付期限" | "To be delivered by";
    material_keeping => "是否归还" | "Given back";
    material_kept => "不归还" | "No";
    material_goes_back => "要归还" | "Yes";
    material_return_by => "归还期限" | "To be back by";
    material_keeper => "我方负责人" | "Who looks after it on our side";
    material_keeper_hint => "不填则由合同负责人跟进" | "Empty: whoever looks after the contract";
    material_note => "说明" | "Details";
    material_saved(what: &str) => "物料“{what}”已保存" | "The material “{what}” is saved";
    material_deleted(what: &str) => "已删除物料“{what}”" | "The material “{what}” is deleted";
    material_has_history => "已经登记过交付或归还，不能删除；可以取消余下的部分。" | "Something was recorded of it, so it stays; what is left can be cancelled.";
    material_by_hand => "手工添加" | "Written down by hand";
    material_source => "依据" | "Comes from";
    material_prepare => "备好了" | "It is ready";
    material_deliver => "登记交付" | "Record a delivery";
    material_receive => "登记收到" | "Record that it came";
    material_accept => "登记签收" | "Record the acceptance";
    material_refuse => "登记拒收" | "Record a refusal";
    material_return => "登记归还" | "Record a return";
    material_consume => "登记消耗" | "Record that it is used up";
    material_lose => "登记遗失或损坏" | "Record a loss";
    material_cancel => "取消未交付的" | "Cancel what is left";
    material_much => "数量" | "How much";
    material_step_on => "日期" | "Day";
    material_to => "交给谁" | "Handed to";
    material_receipt => "交接单或运单号" | "Number of the slip or waybill";
    material_signed_by => "签收人" | "Accepted by";
    material_why => "原因" | "Why";
    material_return_note => "归还情况或单号" | "In what state, or the number of the slip";
    material_loss => "遗失或损坏的赔偿" | "Compensation for losses";
    material_loss_value => "遗失部分交付时的价值" | "Value of the lost part when handed over";
    material_loss_value_hint => "不填则取约定价值的份额" | "Empty: its share of the agreed worth";
    material_loss_months => "可使用月数" | "Life in months";
    material_loss_months_hint => "填了就从首次交付之日起按直线法折旧" | "Wear then runs evenly from the first delivery";
    material_loss_wear => "折旧额" | "Wear taken off";
    material_loss_wear_hint => "与可使用月数只填一个；没有折旧填 0" | "Instead of the life in months; 0 for none";
    material_months_problem => "写 1 到 600 的整数。" | "Write a whole number from 1 to 600.";
    material_wear_problem => "可使用月数和折旧额只填一个。" | "Give either the life in months or the wear, not both.";
    material_loss_ours => "我方应赔偿" | "We owe";
    material_loss_theirs => "对方应赔偿" | "They owe";
    material_loss_agreed(whole: &str) => "约定总价值（{whole}）" | "Agreed worth of {whole}";
    material_loss_of(lost: &str) => "遗失部分（{lost}）交付时的价值" | "Value of {lost} when handed over";
    material_loss_days(used: &str, life: &str) => "减：直线折旧 {used} 天 / {life} 天" | "Less straight-line wear, {used} of {life} days";
    material_loss_no_value => "算不出赔偿额：合同没有约定价值，或者遗失按法律处理。请撤回这条登记，写明交付时的价值后重新登记。" | "The cost cannot be reckoned: no worth was agreed, or the contract leaves losses to the law. Take the entry back and record it again with the value when handed over.";
    material_loss_no_wear(value: &str) => "交付时价值 {value}，合同约定按折旧后的价值赔偿，但还没有写明折旧。请撤回这条登记，写明可使用月数或折旧额后重新登记。" | "It was worth {value} when handed over, and is paid at depreciated value, but nothing says by how much it was worn. Take the entry back and record it again with its life in months or the wear.";
    material_loss_no_sum => "算不出赔偿额：金额的币种不同，或者数额过大。请撤回后重新登记。" | "The cost cannot be reckoned: the sums are of several currencies or too large. Take the entry back and record it again.";
    material_recorded(what: &str) => "已登记：{what}" | "Recorded: {what}";
    material_recorded_many(n: &str) => "已登记交付：{n} 项" | "Deliveries recorded: {n}";
    material_history => "物料记录" | "What happened";
    material_cannot_take_back => "后面的记录以这条为前提，请先撤回后面的。" | "What was recorded after it needs it: take that back first.";
    material_refuse_nought => "写一个大于零的数。" | "Write an amount above nought.";
    material_refuse_measure => "计量方式与承诺的不同。" | "It is measured otherwise than what was promised.";
    material_refuse_much(most: &str) => "最多 {most}。" | "No more than {most}.";
    material_refuse_proof => "写明交给谁，或者交接单号。" | "Say who received it, or the number of the slip.";
    material_refuse_name => "请写明签收人。" | "Please say who accepted it.";
    material_refuse_reason => "请写明原因。" | "Please say why.";
    material_refuse_kept => "这项不用归还。" | "It is not to be given back.";
    material_refuse_back => "这项要归还，不能登记消耗。" | "It has to come back: it cannot be used up.";
    material_refuse_ready => "已经备好。" | "It is ready already.";
    material_refuse_none => "没有未交付的部分。" | "Nothing is left to be delivered.";
    material_refuse_cancelled => "未交付的部分已经取消。" | "What was not delivered was cancelled.";
    material_refuse_undelivered(left: &str) => "没有可登记的：未交付的还有 {left}。" | "Nothing to record yet; still to be delivered: {left}.";
    material_refuse_unaccepted(pending: &str) => "先登记签收：等待签收的有 {pending}。" | "Record the acceptance first; waiting to be accepted: {pending}.";
    material_refuse_no_pending => "没有等待签收的。" | "Nothing is waiting to be accepted.";
    material_refuse_no_out => "收到的一方手里已经没有了。" | "Whoever received it has none of it left.";
    material_refuse_not_now => "现在不能登记。" | "It cannot be recorded now.";
    material_refuse_future => "日期在今天之后。" | "The day lies after today.";
    material_refuse_later => "与以后日期的记录冲突。" | "It does not fit what was recorded for later days.";
    material_against => "承诺与交付" | "Promised against delivered";
    material_col_promised => "承诺" | "Promised";
    material_col_delivered => "已交付" | "Delivered";
    material_col_accepted => "已签收" | "Accepted";
    material_col_returned => "已归还" | "Returned";
    material_col_out => "待归还" | "To come back";
    material_col_left => "未交付" | "To deliver";
    material_sums => "合计" | "In all";
    material_slip => "交接单" | "Handover slip";
    slip_pick => "写进交接单的物料" | "What goes on the slip";
    slip_number => "交接单号" | "Number of the slip";
    slip_to => "接收人" | "Received by";
    slip_on => "交接日期" | "Handed over on";
    slip_none => "没有可以交接的物料。" | "Nothing is left to hand over.";
    slip_record => "按此登记交付" | "Record these deliveries";
    slip_back => "回到合同的物料" | "Back to the contract's materials";
    home_material_give(party: &str, what: &str) => "{party}：交付{what}" | "{party}: deliver {what}";
    home_material_get(party: &str, what: &str) => "{party}应交付：{what}" | "{party} is to deliver: {what}";
    home_material_back(party: &str, what: &str) => "{party}应归还：{what}" | "{party} is to give back: {what}";
    home_material_give_back(party: &str, what: &str) => "{party}：归还{what}" | "{party}: give back {what}";
    kind_material => "物料与支持" | "Materials";
    kind_material_event => "物料记录" | "What happened to materials";
    sheet_materials => "物料" | "Materials";
    sheet_materials_file => "物料" | "materials";
}

impl Text {
    /// How many materials a list holds.
    pub fn materials_counted(self, count: usize) -> String {
        self.materials_count(&format::count(count))
    }

    /// What sort of thing.
    pub const fn material_kind(self, kind: SupportKind) -> &'static str {
        match kind {
            SupportKind::Sample => self.support_sample(),
            SupportKind::Brochure => self.support_brochure(),
            SupportKind::Display => self.support_display(),
            SupportKind::Software => self.support_software(),
            SupportKind::Training => self.support_training_kind(),
            SupportKind::TechnicalSupport => self.support_technical(),
            SupportKind::Funds => self.support_funds(),
        }
    }

    /// Who gives it.
    pub const fn material_side(self, giver: Side) -> &'static str {
        match giver {
            Side::Us => self.materials_ours(),
            Side::Them => self.materials_theirs(),
        }
    }

    /// How much, with its unit: `3 件`, `¥2,000.00`.
    pub fn material_amount_of(self, amount: Amount, unit: &str) -> String {
        match amount {
            Amount::Quantity(quantity) => format!("{} {unit}", format::quantity(quantity)).trim_end().to_owned(),
            Amount::Money(money) => format::money(money),
        }
    }

    /// Where a material stands, in a word.
    pub const fn material_standing(self, standing: Standing) -> &'static str {
        match standing {
            Standing::Promised(_) => self.material_promised(),
            Standing::Prepared(_) => self.material_prepared(),
            Standing::Partly(_) => self.material_partly(),
            Standing::Delivered => self.material_delivered(),
            Standing::OnLoan(_) => self.material_on_loan(),
            Standing::Accepted => self.material_accepted(),
            Standing::Returned => self.material_returned(),
            Standing::Consumed => self.material_consumed(),
            Standing::Lost => self.material_lost(),
            Standing::Cancelled => self.material_cancelled(),
        }
    }

    /// What happened to a material, with how much, who and why.
    pub fn material_fact(self, fact: &MaterialFact, unit: &str) -> String {
        let much = |amount: Amount| self.material_amount_of(amount, unit);
        let joined = |parts: &[&str]| {
            parts.iter().filter(|it| !it.is_empty()).copied().collect::<Vec<_>>().join(self.pick("，", ", "))
        };
        match fact {
            MaterialFact::Prepared => self.material_prepared().to_owned(),
            MaterialFact::Delivered { amount, to, receipt } => {
                let first = self.pick(format!("交付 {}", much(*amount)), format!("delivered {}", much(*amount)));
                let to =
                    if to.is_empty() { String::new() } else { self.pick(format!("交给{to}"), format!("to {to}")) };
                joined(&[&first, &to, receipt])
            }
            MaterialFact::Accepted { amount, by } => {
                let much = much(*amount);
                self.pick(format!("{by}签收 {much}"), format!("{by} accepted {much}"))
            }
            MaterialFact::Refused { amount, reason } => {
                let much = much(*amount);
                self.pick(format!("拒收 {much}：{reason}"), format!("{much} refused: {reason}"))
            }
            MaterialFact::Returned { amount, note } => {
                let first = self.pick(format!("归还 {}", much(*amount)), format!("returned {}", much(*amount)));
                joined(&[&first, note])
            }
            MaterialFact::Consumed { amount } => {
                let much = much(*amount);
                self.pick(format!("消耗 {much}"), format!("used up {much}"))
            }
            MaterialFact::Lost { amount, reason, .. } => {
                let much = much(*amount);
                let first = self.pick(format!("遗失或损坏 {much}"), format!("lost or spoilt {much}"));
                let why = self.pick("：", ": ");
                if reason.is_empty() { first } else { format!("{first}{why}{reason}") }
            }
            MaterialFact::Cancelled { reason } => {
                self.pick(format!("取消未交付的：{reason}"), format!("what is left was cancelled: {reason}"))
            }
            MaterialFact::TakesBack(_) => self.pick("撤回了一条登记", "an entry was taken back").to_owned(),
        }
    }

    /// Why something cannot be recorded of a material.
    pub fn material_refusal(self, refusal: &Refusal<Tally>, unit: &str) -> String {
        let much = |amount: Amount| self.material_amount_of(amount, unit);
        let words = match refusal {
            Refusal::Guard(guard) => match *guard {
                Guard::TooMuch { most } => return self.material_refuse_much(&much(most)),
                Guard::Undelivered { left } => return self.material_refuse_undelivered(&much(left)),
                Guard::Unaccepted { pending } => return self.material_refuse_unaccepted(&much(pending)),
                Guard::NotAboveNought => self.material_refuse_nought(),
                Guard::OtherMeasure => self.material_refuse_measure(),
                Guard::ProofMissing => self.material_refuse_proof(),
                Guard::KeptByReceiver => self.material_refuse_kept(),
                Guard::MustComeBack => self.material_refuse_back(),
                Guard::NothingLeft => self.material_refuse_none(),
                Guard::NothingPending => self.material_refuse_no_pending(),
                Guard::NothingOut => self.material_refuse_no_out(),
                Guard::LaterStands => self.material_refuse_later(),
                Guard::Exact(fault) => self.exact_fault(fault),
            },
            Refusal::NameMissing => self.material_refuse_name(),
            Refusal::ReasonMissing => self.material_refuse_reason(),
            // only that it is ready is said once
            Refusal::AlreadyPast { .. } => self.material_refuse_ready(),
            Refusal::Ended { .. } => self.material_refuse_cancelled(),
            Refusal::DatedInFuture { .. } => self.material_refuse_future(),
            Refusal::BeforeLastStep { .. } => self.material_refuse_later(),
            Refusal::NeedsFirst { .. } | Refusal::Instead { .. } => self.material_refuse_not_now(),
        };
        words.to_owned()
    }

    /// What a register of a material is called.
    pub(in crate::i18n) fn material_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "contract" => self.contract(),
            "giver" => self.material_giver(),
            "kind" => self.support_kind(),
            "what" => self.material_what(),
            "amount" => self.material_amount(),
            "unit" => self.material_unit(),
            "worth" => self.support_worth(),
            "promised_on" => self.material_promised_on(),
            "due" => self.material_due(),
            "keeping" => self.material_keeping(),
            "return_by" => self.material_return_by(),
            "owner" => self.material_keeper(),
            "note" => self.material_note(),
            "made_on" => self.task_made_on(),
            "material" => self.pick("物料编号", "Which material"),
            "title" => self.duty_called(),
            "on" => self.step_on(),
            "by" => self.activity_by(),
            "fact" => self.pick("事项", "Event"),
            "file" => self.duty_file(),
            _ => return None,
        })
    }
}
