//! Rules on development of customers (`contract-rules.md` 2.5).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Dev {
        R01 "DEV-01" Warning Sure Any [Area "S2", Fairness ""];
        R02 "DEV-02" Warning MostlySure Any [Practice "", AntiMonopoly "", VerticalAgreements ""];
        R03 "DEV-03" Error AskLawyer Any [AntiMonopoly "18", Tfeu "101"];
        R04 "DEV-04" Warning AskLawyer Any [CompetitionLaw ""];
        R05 "DEV-05" Warning Sure Any [CivilCode "161-165"];
        R06 "DEV-06" Warning MostlySure Any [Fairness ""];
        R07 "DEV-07" Advice Sure Any [Practice ""];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
