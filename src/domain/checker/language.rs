//! Rules on language (`contract-rules.md` 2.8).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Lng {
        R01 "LNG-01" Warning Sure Any [CivilCode "466"];
        R02 "LNG-02" Error Sure Any [Integrity ""];
        R03 "LNG-03" Error Sure Any [Integrity ""];
        R04 "LNG-04" Advice MostlySure Any [CivilProcedure ""];
        R05 "LNG-05" Warning Sure Any [Integrity ""];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
