//! Rules on confidentiality (`contract-rules.md` 2.8).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Con {
        R01 "CON-01" Warning Sure Any [CivilCode "501, 509", Area "S1"];
        R02 "CON-02" Warning Sure Any [Fairness ""];
        R03 "CON-03" Advice MostlySure Any [UnfairCompetition ""];
        R04 "CON-04" Warning MostlySure Any [StateSecrets "", TradeSecretRules "13"];
        R05 "CON-05" Advice Sure Any [Practice ""];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
