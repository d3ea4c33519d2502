//! Papers in different characters: what says the same is the same, whatever script it is written in.

use std::collections::HashMap;

use super::lines::{Part, PartId};
use super::terms::ChangedTerm;
use crate::domain::contract::party::{ChineseScript, ContractLanguage};
use crate::domain::problem::Place;
use crate::export::paper::{Alike, Paper};
use crate::i18n::{Locale, Text};

/// The term that says in which characters the Chinese of a contract is.
pub const SCRIPT: &str = "general.script";

/// Brings the older parts into the characters of the newer ones: a line that says the same there reads as it does there.
pub(super) fn follow(before: &mut [Part], after: &[Part], script: ChineseScript, alike: &Alike) {
    for part in before {
        let lines = after.iter().filter(|it| it.id == part.id).flat_map(|it| &it.lines);
        let known: HashMap<String, &str> = lines.map(|line| (alike.of(&line.text), line.text.as_str())).collect();
        for line in &mut part.lines {
            let same = known.get(&alike.of(&line.text)).copied();
            line.text = same.map_or_else(|| alike.in_script(&line.text, script), str::to_owned);
        }
        part.heading = alike.in_script(&part.heading, script);
    }
}

/// The characters as a term that changed; nothing where they did not, or where no Chinese is on the paper.
pub(super) fn changed(old: &Paper, new: &Paper, language: Locale) -> Option<ChangedTerm> {
    let text = Text::new(language);
    let words = |script| match script {
        ChineseScript::Simplified => text.compare_simplified().to_owned(),
        ChineseScript::Traditional => text.compare_traditional().to_owned(),
    };
    let is_chinese = new.language != ContractLanguage::En;
    (is_chinese && old.script != new.script).then(|| ChangedTerm {
        part: PartId::Head,
        place: Place::of(SCRIPT),
        before: Some(words(old.script)),
        after: Some(words(new.script)),
    })
}
