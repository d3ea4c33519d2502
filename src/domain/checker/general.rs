//! Rules on the general part (`contract-rules.md` 2.8).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Gen {
        R01 "GEN-01" Warning Sure Any [Practice ""];
        R02 "GEN-02" Advice MostlySure Any [Practice ""];
        R03 "GEN-03" Warning Sure Any [CivilCode "551, 555", Fairness ""];
        R04 "GEN-04" Advice Sure Any [CivilCode "545"];
        R05 "GEN-05" Error AskLawyer Any [CivilCode "543, 497"];
        R06 "GEN-06" Error Sure Any [Integrity ""];
        R07 "GEN-07" Advice Sure Any [Practice ""];
        R08 "GEN-08" Warning Sure Any [Honesty ""];
        R09 "GEN-09" Warning Sure Any [UnfairCompetition "8"];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
