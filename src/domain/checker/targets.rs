//! Rules on targets and evaluation (`contract-rules.md` 2.5).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Kpi {
        R01 "KPI-01" Error Sure Any [Arithmetic ""];
        R02 "KPI-02" Error Sure Any [Arithmetic ""];
        R03 "KPI-03" Error Sure Any [Logic ""];
        R04 "KPI-04" Warning Sure Any [Fairness "", CivilCode "496-497"];
        R05 "KPI-05" Warning Sure Any [Fairness ""];
        R06 "KPI-06" Error Sure Any [Logic ""];
        R07 "KPI-07" Error Sure Any [Logic ""];
        R08 "KPI-08" Warning Sure Any [Practice ""];
        R09 "KPI-09" Warning Sure Any [Practice ""];
        R10 "KPI-10" Error Sure Any [UnfairCompetition "8"];
        R11 "KPI-11" Warning Sure Any [Logic ""];
        R12 "KPI-12" Warning Sure Any [CivilCode "543", Fairness ""];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
