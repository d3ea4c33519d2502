//! Rules on term and termination (`contract-rules.md` 2.7).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Trm {
        R01 "TRM-01" Error Sure Any [CivilCode "470(6)", Area "S6"];
        R02 "TRM-02" Error Sure Any [Logic ""];
        R03 "TRM-03" Error Sure Any [Logic ""];
        R04 "TRM-04" Warning Sure Any [CivilCode "563(2)"];
        R05 "TRM-05" Warning Sure Any [Fairness "", CivilCode "497"];
        R06 "TRM-06" Warning Sure Any [CivilCode "563(3)"];
        R07 "TRM-07" Warning MostlySure Any [CivilCode "563, 565"];
        R08 "TRM-08" Warning MostlySure Any [Fairness "", ConsumerLaw ""];
        R09 "TRM-09" Warning Sure Any [Practice ""];
        R10 "TRM-10" Warning Sure Any [Logic ""];
        R11 "TRM-11" Warning Sure Any [CivilCode "558, 566-567"];
        R12 "TRM-12" Advice Sure Any [CivilCode "564"];
        R13 "TRM-13" Error MostlySure EuOrUk [AgentsDirective "15"];
        R14 "TRM-14" Warning AskLawyer Any [Bankruptcy "18"];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
