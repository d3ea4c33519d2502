//! Messages on the parties (`contract-rules.md` 2.2).

use super::Words;
use crate::domain::checker::rule::Pty;

pub(super) const fn words(rule: Pty) -> Words {
    match rule {
        Pty::R01 => ["{0}的名称或住所未填写。", "{0}: name or address is missing."],
        Pty::R02 => ["双方为同一主体。", "Both sides are the same person."],
        Pty::R03 => ["统一社会信用代码{0}校验不通过。", "The registration code {0} does not pass its check character."],
        Pty::R04 => [
            "{0}不是法定代表人且未附授权委托书。",
            "{0} is not the legal representative and no written authority is attached.",
        ],
        Pty::R05 => [
            "客户可能属于消费者，适用消费者保护规则，部分条款可能无效，请咨询律师。",
            "The customer looks like a consumer; consumer law adds duties and voids some terms. Ask a lawyer.",
        ],
        Pty::R06 => [
            "请注明企业规模；中小企业应主动告知对方。",
            "State whether each side is large, medium, small or micro; SMEs must tell large or public buyers.",
        ],
        Pty::R07 => ["收款账户户名（{0}）与收款方不一致。", "Payment goes to an account in another name ({0})."],
        Pty::R08 => [
            "可能适用商业代理人规则，最短通知期和终止补偿不能排除。",
            "Commercial-agent law may give the agent minimum notice and a payment on termination that cannot be excluded.",
        ],
        Pty::R09 => {
            ["该业务可能需要许可，请填写许可证号。", "This line of business may need a licence; enter its number."]
        }
        Pty::R10 => [
            "{0}的保证方式未约定或者不明确，依法按一般保证承担责任。",
            "No form of guarantee is agreed for {0}: the law takes it for a general guarantee.",
        ],
        Pty::R11 => [
            "{0}的保证期间未约定，依法为主债务履行期限届满之日起六个月。",
            "No time is agreed for the guarantee of {0}: by law it lasts six months from when the debt fell due.",
        ],
    }
}
