//! Messages on personal information (`contract-rules.md` 2.4).

use super::Words;
use crate::domain::checker::rule::Pip;

pub(super) const fn words(rule: Pip) -> Words {
    match rule {
        Pip::R01 => ["应加入个人信息保护条款。", "Add the personal-information clause."],
        Pip::R02 => [
            "敏感个人信息须具特定目的、充分必要并取得单独同意。",
            "Sensitive information needs separate consent, a specific purpose and strict protection.",
        ],
        Pip::R03 => [
            "处理不满十四周岁未成年人信息须取得监护人同意并制定专门规则。",
            "Data on children under 14 needs a guardian's consent and special rules.",
        ],
        Pip::R04 => ["委托处理条款缺少：{0}。", "Entrusted-processing terms are incomplete: {0}."],
        Pip::R05 => [
            "共同处理应约定各自义务，并对个人承担连带责任。",
            "Joint handlers must agree who does what; both stay liable to individuals.",
        ],
        Pip::R06 => [
            "应在提供前完成个人信息保护影响评估并保存三年。",
            "Do the impact assessment before the first transfer and keep it three years.",
        ],
        Pip::R07 => ["出境前应确定合法途径。", "Choose a lawful route before data leaves mainland China."],
        Pip::R08 => [
            "豁免情形有条件限制，请留存判断依据。",
            "Exemptions (for example under 100,000 persons a year without sensitive data) have conditions; record the reasoning.",
        ],
        Pip::R09 => [
            "泄露通知时限应尽量短；法律要求立即补救和通知。",
            "Set a short breach notice; the law asks for immediate action.",
        ],
        Pip::R10 => ["请约定个人信息保存期限。", "Set how long personal information is kept."],
        Pip::R11 => [
            "自动化决策不得实行不合理差别待遇，并应提供非个性化选项。",
            "Automated decisions must be fair and offer a non-personalised option.",
        ],
        Pip::R12 => {
            ["请补充GDPR角色条款和跨境传输工具。", "Add the GDPR role terms and, for transfers, standard clauses."]
        }
    }
}
