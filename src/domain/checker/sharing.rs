//! Rules on sharing of information (`contract-rules.md` 2.4).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Inf {
        R01 "INF-01" Error Sure Any [Area "S1", PersonalInformationLaw "6"];
        R02 "INF-02" Error Sure Any [PersonalInformationLaw "17, 21, 23", Practice ""];
        R03 "INF-03" Warning Sure Any [PersonalInformationLaw "6"];
        R04 "INF-04" Error Sure Any [PersonalInformationLaw "13", Gdpr "6"];
        R05 "INF-05" Error Sure Cn [PersonalInformationLaw "23"];
        R06 "INF-06" Warning AskLawyer Cn [PersonalInformationLaw "13, 23"];
        R07 "INF-07" Error Sure Any [PersonalInformationLaw "10", CivilCode "111", CriminalLaw "253-1"];
        R08 "INF-08" Warning Sure Any [PersonalInformationLaw "19, 47"];
        R09 "INF-09" Warning AskLawyer Any [AntiMonopoly "17", Tfeu "101"];
        R10 "INF-10" Advice Sure Any [PersonalInformationLaw "6, 28"];
        R11 "INF-11" Advice Sure Any [Fairness ""];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
