//! Rules on force majeure and change of circumstances (`contract-rules.md` 2.7).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Fm {
        R01 "FM-01" Warning Sure Any [CivilCode "590"];
        R02 "FM-02" Warning Sure Any [Fairness ""];
        R03 "FM-03" Warning MostlySure Any [CivilCode "180, 533"];
        R04 "FM-04" Error MostlySure Any [CivilCode "533", ContractInterpretation "32(4)"];
        R05 "FM-05" Advice Sure Any [CivilCode "563"];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
