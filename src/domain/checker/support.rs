//! Rules on materials and support (`contract-rules.md` 2.5).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Sup {
        R01 "SUP-01" Error Sure Any [Practice ""];
        R02 "SUP-02" Warning Sure Any [Practice ""];
        R03 "SUP-03" Warning MostlySure Any [UnfairCompetition "8"];
        R04 "SUP-04" Warning MostlySure Any [TrademarkLaw ""];
        R05 "SUP-05" Advice Sure Any [CivilCode "635-636", SalesInterpretation "29"];
        R06 "SUP-06" Warning MostlySure Any [Advertising "9"];
        R07 "SUP-07" Advice Sure Any [Practice ""];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
