//! Rules on service and complaints (`contract-rules.md` 2.5).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Svc {
        R01 "SVC-01" Error Sure Any [Area "S4", Iso10002 ""];
        R02 "SVC-02" Error Sure Any [Logic ""];
        R03 "SVC-03" Warning Sure Any [Logic ""];
        R04 "SVC-04" Warning MostlySure Any [Iso10002 ""];
        R05 "SVC-05" Warning MostlySure Any [Iso10002 ""];
        R06 "SVC-06" Advice Sure Any [Practice ""];
        R07 "SVC-07" Warning Sure Any [Fairness ""];
        R08 "SVC-08" Warning MostlySure Any [CivilCode "496-497, 582"];
        R09 "SVC-09" Warning Sure Any [Logic ""];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
