//! Disputes: their stages, steps and refusals.

use crate::domain::lifecycle::dispute::command::Step;
use crate::domain::lifecycle::dispute::forum::{AgreedForum, Way};
use crate::domain::lifecycle::dispute::{ArbitrationPhase, CourtPhase, Dispute, Guard, Stage};
use crate::domain::lifecycle::refusal::Refusal;
use crate::i18n::Text;

messages! {
    dispute_raised => "提出" | "Raised";
    dispute_negotiation => "协商中" | "Negotiation";
    dispute_mediation => "调解中" | "Mediation";
    dispute_arbitration_filed => "已申请仲裁" | "Arbitration filed";
    dispute_arbitration_accepted => "仲裁已受理" | "Arbitration accepted";
    dispute_tribunal => "组庭" | "Tribunal formed";
    dispute_hearing => "审理中" | "Hearing";
    dispute_award => "已裁决" | "Award";
    dispute_setting_aside => "申请撤销裁决中" | "Set-aside application";
    dispute_award_upheld => "裁决维持" | "Award upheld";
    dispute_award_set_aside => "裁决已撤销" | "Award set aside";
    dispute_court_filed => "已起诉" | "Court filed";
    dispute_court_accepted => "已立案" | "Case accepted";
    dispute_first_instance => "一审" | "First instance";
    dispute_appeal => "二审" | "Appeal";
    dispute_judgment => "判决已生效" | "Judgment effective";
    dispute_enforcement => "执行中" | "Enforcement";
    dispute_settled => "和解" | "Settled";
    dispute_withdrawn => "撤回" | "Withdrawn";
    dispute_closed => "结案" | "Closed";
    dispute_step_negotiate => "开始协商" | "Begin talks";
    dispute_step_mediate => "提交调解" | "Go to mediation";
    dispute_step_arbitrate => "申请仲裁" | "File for arbitration";
    dispute_step_litigate => "起诉" | "Go to court";
    dispute_step_accept => "登记受理（立案）" | "Record acceptance";
    dispute_step_tribunal => "登记组庭" | "Record the tribunal";
    dispute_step_hear => "开始审理" | "Open the hearing";
    dispute_step_trial => "一审开庭" | "Open the trial";
    dispute_step_appeal => "上诉" | "Appeal";
    dispute_step_decide => "登记裁决或生效判决" | "Record the decision";
    dispute_step_attack => "申请撤销裁决" | "Apply to set the award aside";
    dispute_step_uphold => "登记裁决维持" | "Record that the award stands";
    dispute_step_set_aside => "登记裁决撤销" | "Record that the award is set aside";
    dispute_step_enforce => "申请执行" | "Have it enforced";
    dispute_step_settle => "和解" | "Settle";
    dispute_step_withdraw => "撤回" | "Withdraw";
    dispute_step_close => "结案" | "Close";
    dispute_step_deadline => "登记期限" | "Note a deadline";
    dispute_refuse_first(step: &str) => "要先“{step}”。" | "“{step}” comes first.";
    dispute_refuse_past(stage: &str) => "争议现在是“{stage}”，这一步已经过了。" | "The dispute is at “{stage}”: this step is behind it.";
    dispute_refuse_ended(stage: &str) => "争议已“{stage}”，不能再走这一步。" | "The dispute is “{stage}”: this step is no longer possible.";
    dispute_refuse_basis_court => "合同没有约定仲裁，申请仲裁要写明另外达成的书面仲裁协议。" | "The contract does not provide for arbitration: state the later written agreement that does.";
    dispute_refuse_basis_arbitration => "合同约定了仲裁，起诉要写明排除仲裁的书面依据。" | "The contract provides for arbitration: state what allows a court to hear it.";
    dispute_refuse_used_up => "裁决撤销后原仲裁协议不再适用：请起诉，或者写明新的仲裁协议。" | "The award used up the arbitration agreement: go to court, or state the new agreement.";
    dispute_refuse_court_only => "这一步只在诉讼中有，本争议走的是仲裁。" | "Only a lawsuit has this step; this dispute is in arbitration.";
    dispute_refuse_arbitration_only => "这一步只在仲裁中有，本争议走的是诉讼。" | "Only an arbitration has this step; this dispute is in court.";
}

impl Text {
    /// Where a dispute stands.
    pub const fn dispute_stage(self, stage: &Stage) -> &'static str {
        match stage {
            Stage::Raised { .. } => self.dispute_raised(),
            Stage::Negotiation { .. } => self.dispute_negotiation(),
            Stage::Mediation { .. } => self.dispute_mediation(),
            Stage::Arbitration { phase, .. } => match phase {
                ArbitrationPhase::Filed => self.dispute_arbitration_filed(),
                ArbitrationPhase::Accepted => self.dispute_arbitration_accepted(),
                ArbitrationPhase::TribunalFormed => self.dispute_tribunal(),
                ArbitrationPhase::Hearing => self.dispute_hearing(),
            },
            Stage::Award { upheld: false, .. } => self.dispute_award(),
            Stage::Award { upheld: true, .. } => self.dispute_award_upheld(),
            Stage::SettingAside { .. } => self.dispute_setting_aside(),
            Stage::AwardSetAside { .. } => self.dispute_award_set_aside(),
            Stage::Litigation { phase, .. } => match phase {
                CourtPhase::Filed => self.dispute_court_filed(),
                CourtPhase::Accepted => self.dispute_court_accepted(),
                CourtPhase::FirstInstance => self.dispute_first_instance(),
                CourtPhase::Appeal => self.dispute_appeal(),
            },
            Stage::Judgment { .. } => self.dispute_judgment(),
            Stage::Enforcement { .. } => self.dispute_enforcement(),
            Stage::Settled { .. } => self.dispute_settled(),
            Stage::Withdrawn { .. } => self.dispute_withdrawn(),
            Stage::Closed { .. } => self.dispute_closed(),
        }
    }

    /// A step of a dispute, as the words of its button.
    pub const fn dispute_step(self, step: Step) -> &'static str {
        match step {
            Step::Negotiate => self.dispute_step_negotiate(),
            Step::Mediate => self.dispute_step_mediate(),
            Step::Arbitrate => self.dispute_step_arbitrate(),
            Step::Litigate => self.dispute_step_litigate(),
            Step::Accept => self.dispute_step_accept(),
            Step::FormTribunal => self.dispute_step_tribunal(),
            Step::Hear => self.dispute_step_hear(),
            Step::OpenTrial => self.dispute_step_trial(),
            Step::Appeal => self.dispute_step_appeal(),
            Step::Decide => self.dispute_step_decide(),
            Step::ApplyToSetAside => self.dispute_step_attack(),
            Step::UpholdAward => self.dispute_step_uphold(),
            Step::SetAwardAside => self.dispute_step_set_aside(),
            Step::Enforce => self.dispute_step_enforce(),
            Step::Settle => self.dispute_step_settle(),
            Step::Withdraw => self.dispute_step_withdraw(),
            Step::Close => self.dispute_step_close(),
            Step::SetDeadline => self.dispute_step_deadline(),
        }
    }

    /// Why a dispute cannot take a step.
    pub fn dispute_refusal(self, refusal: &Refusal<Dispute>) -> String {
        match refusal {
            Refusal::NeedsFirst { step } | Refusal::Instead { step } => {
                self.dispute_refuse_first(self.dispute_step(*step))
            }
            Refusal::AlreadyPast { stage } => self.dispute_refuse_past(self.dispute_stage(&stage.stage)),
            Refusal::Ended { stage } => self.dispute_refuse_ended(self.dispute_stage(&stage.stage)),
            Refusal::Guard(Guard::BasisMissing { agreed }) => match agreed {
                AgreedForum::Arbitration => self.dispute_refuse_basis_arbitration().to_owned(),
                AgreedForum::Litigation | AgreedForum::Either | AgreedForum::Silent => {
                    self.dispute_refuse_basis_court().to_owned()
                }
            },
            Refusal::Guard(Guard::AgreementUsedUp) => self.dispute_refuse_used_up().to_owned(),
            Refusal::Guard(Guard::OtherWay { way: Way::Litigation }) => self.dispute_refuse_court_only().to_owned(),
            Refusal::Guard(Guard::OtherWay { way: Way::Arbitration }) => {
                self.dispute_refuse_arbitration_only().to_owned()
            }
            Refusal::DatedInFuture { .. } => self.refuse_future().to_owned(),
            Refusal::BeforeLastStep { .. } => self.refuse_before().to_owned(),
            Refusal::NameMissing => self.refused_name().to_owned(),
            Refusal::ReasonMissing => self.refuse_reason().to_owned(),
        }
    }
}
