//! Messages on language (`contract-rules.md` 2.8).

use super::Words;
use crate::domain::checker::rule::Lng;

/// LNG-05 of a text that is in one script, but not in that of the paper.
pub(super) const IN_ANOTHER_SCRIPT: Words =
    ["{0}是{1}，与全文繁体不一致。", "{1} characters in {0}; the rest of the text is in traditional ones."];

pub(super) const fn words(rule: Lng) -> Words {
    match rule {
        Lng::R01 => ["请约定以何种文本为准。", "Say which language prevails."],
        Lng::R02 => ["{0}两种文本不一致：{1}／{2}。", "{0} differs between languages: {1} / {2}."],
        Lng::R03 => ["{0}缺少{1}文本。", "{0} has no {1} text."],
        Lng::R04 => ["境内法院以中文审理，外文须翻译。", "A mainland court will work from a Chinese translation."],
        Lng::R05 => ["{0}简繁混用。", "Mixed scripts in {0}."],
    }
}
