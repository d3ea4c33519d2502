//! Messages on the general part (`contract-rules.md` 2.8).

use super::Words;
use crate::domain::checker::rule::Gen;

pub(super) const fn words(rule: Gen) -> Words {
    match rule {
        Gen::R01 => ["{0}未填写通知地址。", "{0} has no address for notices."],
        Gen::R02 => ["建议约定诉讼文书送达地址。", "Consider confirming the address for court papers."],
        Gen::R03 => ["转让权仅属一方。", "Assignment is one-sided."],
        Gen::R04 => ["禁止转让金钱债权不得对抗第三人。", "Such a ban does not bind third parties."],
        Gen::R05 => ["{0}可单方变更{1}。", "{0} may change {1} alone."],
        Gen::R06 => ["{0}未完成。", "{0} is unresolved."],
        Gen::R07 => ["请约定文件优先顺序。", "State which document prevails."],
        Gen::R08 => ["特别条款未经本工具检查。", "Special terms are not checked by this tool."],
        Gen::R09 => ["应加入合规条款。", "Add the compliance clause."],
    }
}
