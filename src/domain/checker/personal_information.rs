//! Rules on personal information (`contract-rules.md` 2.4).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Pip {
        R01 "PIP-01" Error Sure Any [PersonalInformationLaw "20-23, 51"];
        R02 "PIP-02" Error Sure Any [PersonalInformationLaw "28-30"];
        R03 "PIP-03" Error Sure Any [PersonalInformationLaw "31"];
        R04 "PIP-04" Error Sure Any [PersonalInformationLaw "21, 59", Gdpr "28"];
        R05 "PIP-05" Warning Sure Any [PersonalInformationLaw "20", Gdpr "26"];
        R06 "PIP-06" Warning Sure Any [PersonalInformationLaw "55-56"];
        R07 "PIP-07" Error AskLawyer Any [PersonalInformationLaw "38-39", CrossBorderRules ""];
        R08 "PIP-08" Advice AskLawyer Any [CrossBorderRules ""];
        R09 "PIP-09" Warning Sure Any [PersonalInformationLaw "57", Gdpr "33"];
        R10 "PIP-10" Warning Sure Any [PersonalInformationLaw "19, 47"];
        R11 "PIP-11" Warning Sure Any [PersonalInformationLaw "24"];
        R12 "PIP-12" Warning AskLawyer Any [Gdpr "26, 28, 44-46"];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
