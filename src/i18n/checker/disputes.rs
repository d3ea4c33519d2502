//! Messages on disputes (`contract-rules.md` 2.8).

use super::Words;
use crate::domain::checker::rule::Dsp;

pub(super) const fn words(rule: Dsp) -> Words {
    match rule {
        Dsp::R01 => [
            "约定可仲裁也可起诉的，仲裁协议无效（未及时异议的除外）。",
            "Choose one: an arbitration clause that also allows a lawsuit is void unless nobody objects in time.",
        ],
        Dsp::R02 => ["未选定仲裁机构。", "Name the arbitration institution."],
        Dsp::R03 => ["约定两个以上仲裁机构且不能达成一致的无效。", "Name one institution only."],
        Dsp::R04 => [
            "请核对仲裁机构全称；同地有多家时仅写地点不明确。",
            "Check the official name; a place with several institutions is not enough.",
        ],
        Dsp::R05 => ["未约定争议解决方式。", "No final way to settle disputes."],
        Dsp::R06 => [
            "协议管辖法院应与争议有实际联系。",
            "The court must have a real link: defendant, performance, signing, plaintiff or subject-matter place.",
        ],
        Dsp::R07 => ["指定具体法院可能违反级别管辖。", "Prefer \"the court with jurisdiction at …\"."],
        Dsp::R08 => [
            "无涉外因素而选择外国法或境外仲裁，可能无效。",
            "Between mainland parties with no foreign element this choice is likely void.",
        ],
        Dsp::R09 => ["协商或调解应设期限。", "Add a time limit so that the next step can start."],
        Dsp::R10 => {
            ["建议一名或三名仲裁员并写明仲裁地和语言。", "Use one or three arbitrators and state seat and language."]
        }
        Dsp::R11 => ["单方选择条款风险较高。", "One-sided options are risky."],
        Dsp::R12 => ["请写明调解机构。", "Name the mediation body."],
        Dsp::R13 => ["消费者格式仲裁条款可能无约束力。", "Consumer arbitration in standard terms may not bind."],
    }
}
