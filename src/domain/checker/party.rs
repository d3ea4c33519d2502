//! Rules on the parties (`contract-rules.md` 2.2).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Pty {
        R01 "PTY-01" Error Sure Any [CivilCode "470(1)"];
        R02 "PTY-02" Error Sure Any [Logic "", CivilCode "464"];
        R03 "PTY-03" Warning MostlySure Any [Gb32100 ""];
        R04 "PTY-04" Warning Sure Any [CivilCode "165, 171-172, 504"];
        R05 "PTY-05" Warning AskLawyer Any [CivilCode "128", ConsumerRights "26", ConsumerContractMeasures ""];
        R06 "PTY-06" Advice Sure Cn [SmallFirmPayments "3"];
        R07 "PTY-07" Warning Sure Any [Practice ""];
        R08 "PTY-08" Warning AskLawyer EuOrUk [AgentsDirective "15, 17-19", UkAgents ""];
        R09 "PTY-09" Advice AskLawyer Any [CivilCode "153, 505", SectorLaw ""];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
