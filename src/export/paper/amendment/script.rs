//! In which characters the Chinese is from an amendment on. No clause of a contract says it: the paper shows it.

use super::super::draft::Draft;
use super::super::insert;
use super::super::outline::Outline;
use super::super::span::Columns;
use crate::domain::contract::field;
use crate::domain::contract::party::ChineseScript;

/// What is said where the characters change.
pub(super) fn change(old: &Outline<'_>, new: &Outline<'_>) -> Option<Columns> {
    let (was, now) = (old.contract.general.script, new.contract.general.script);
    let characters = match now {
        ChineseScript::Simplified => ("简体字", "simplified"),
        ChineseScript::Traditional => ("繁体字", "traditional"),
    };
    (was != now).then(|| {
        Draft::line(
            old,
            "原合同的中文文本以及此后与原合同有关的中文文件，改用{0}书写；用字的变更不影响条款的含义。",
            "From this agreement on, the Chinese text of the Contract and Chinese documents under it are written in {0} characters; \
             the change of characters does not alter what the terms mean.",
            &[insert::choice(field::LANGUAGE, characters)],
        )
    })
}
