//! What is asked of a person who suspends, ends or renews a contract, or settles what did not fit.

use crate::domain::lifecycle::contract::event::{SuspensionGround, TerminationGround};
use crate::i18n::Text;

messages! {
    step_suspension => "中止理由" | "Ground for suspending";
    suspension_mutual => "双方协商一致" | "Both sides agreed";
    suspension_counter => "对方未先履行或未同时履行（履行抗辩）" | "The other side has not performed its part";
    suspension_unsafe => "对方可能丧失履行能力（不安抗辩）" | "The other side may be unable to perform";
    suspension_force => "不可抗力" | "Force majeure";
    suspension_other => "其他（在说明里写明）" | "Another ground (say which in the note)";
    step_party => "签署方" | "Who signs";
    step_ground => "终止理由" | "Ground for ending it";
    termination_mutual => "双方协商一致" | "Both sides agreed";
    termination_breach => "严重违约" | "Material breach";
    termination_notice => "不定期合同，通知解除" | "Notice, in a term without an end";
    termination_expiry => "期满" | "The term is over";
    termination_force => "不可抗力" | "Force majeure";
    termination_statutory => "法律规定的其他情形" | "A right given by statute";
    termination_other => "其他（在说明里写明）" | "Another ground (say which in the note)";
    step_effective => "终止日" | "Ends on";
    step_effective_hint(on: &str) => "留空即 {on}" | "{on} if left empty";
    step_effective_steps => "最早哪天终止，怎么算" | "How the earliest day is counted";
    step_evidence => "证据在哪里" | "Where the evidence lies";
    step_evidence_hint => "如通知和送达凭证" | "the notice and its receipt, for example";
    step_evidence_of(place: &str) => "证据：{place}" | "Evidence: {place}";
    step_months => "续期多久" | "Renewed for";
    step_months_hint => "留空即按条款" | "as the clause says if left empty";
    step_months_problem => "续期的月数写 1 到 65535 之间的整数，或者留空。" | "Give whole months of renewal, at least 1, or leave it empty.";
    step_misfit => "哪条记录" | "Which record";
    grounded(ground: &str, note: &str) => "{ground}。{note}" | "{ground}. {note}";
}

impl Text {
    /// Why performance is suspended.
    pub const fn suspension_ground(self, ground: SuspensionGround) -> &'static str {
        match ground {
            SuspensionGround::Mutual => self.suspension_mutual(),
            SuspensionGround::CounterPerformance => self.suspension_counter(),
            SuspensionGround::UnsafeCredit => self.suspension_unsafe(),
            SuspensionGround::ForceMajeure => self.suspension_force(),
            SuspensionGround::Other => self.suspension_other(),
        }
    }

    /// Why a contract ends early.
    pub const fn termination_ground(self, ground: TerminationGround) -> &'static str {
        match ground {
            TerminationGround::Mutual => self.termination_mutual(),
            TerminationGround::MaterialBreach => self.termination_breach(),
            TerminationGround::NoticeIndefinite => self.termination_notice(),
            TerminationGround::Expiry => self.termination_expiry(),
            TerminationGround::ForceMajeure => self.termination_force(),
            TerminationGround::Statutory => self.termination_statutory(),
            TerminationGround::Other => self.termination_other(),
        }
    }

    /// The ground of a suspension, with what was noted of it.
    pub(super) fn suspended_because(self, ground: SuspensionGround, note: &str) -> String {
        if ground == SuspensionGround::Other {
            note.to_owned()
        } else {
            self.because(self.suspension_ground(ground), note)
        }
    }

    /// The ground of an end, with what was noted of it.
    pub(super) fn ended_because(self, ground: TerminationGround, note: &str) -> String {
        if ground == TerminationGround::Other {
            note.to_owned()
        } else {
            self.because(self.termination_ground(ground), note)
        }
    }

    fn because(self, ground: &str, note: &str) -> String {
        if note.trim().is_empty() { ground.to_owned() } else { self.grounded(ground, note) }
    }
}
