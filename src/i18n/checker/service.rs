//! Messages on service and complaints (`contract-rules.md` 2.5).

use super::Words;
use crate::domain::checker::rule::Svc;

pub(super) const fn words(rule: Svc) -> Words {
    match rule {
        Svc::R01 => ["未约定投诉渠道或责任人。", "No complaint channel or owner."],
        Svc::R02 => ["{0}级响应时限长于解决时限。", "Level {0}: response is slower than resolution."],
        Svc::R03 => ["{0}级时限长于较低等级。", "Level {0} is slower than a less urgent level."],
        Svc::R04 => ["建议三个工作日内确认受理。", "Acknowledge complaints within three working days at most."],
        Svc::R05 => ["未设升级渠道。", "Nobody to turn to if the first answer fails."],
        Svc::R06 => ["请约定计时方式和暂停情形。", "Say whether hours are working hours and when the clock stops."],
        Svc::R07 => ["自动结案过快或未告知。", "Closing so soon without notice is unfair."],
        Svc::R08 => [
            "唯一救济约定限制主要权利，应提示并平衡。",
            "A sole-remedy credit cuts off legal claims; highlight and balance it.",
        ],
        Svc::R09 => ["最长处理期限与分级时限冲突或过长。", "Outer limit conflicts with the levels or is too long."],
    }
}
