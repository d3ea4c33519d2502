//! Rules on signatures (`contract-rules.md` 2.8).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Sig {
        R01 "SIG-01" Error Sure Any [CivilCode "490"];
        R02 "SIG-02" Warning MostlySure Any [CivilCode "490", Practice ""];
        R03 "SIG-03" Warning Sure Any [Practice ""];
        R04 "SIG-04" Error Sure Any [CivilCode "543", Integrity ""];
        R05 "SIG-05" Advice Sure Any [ElectronicSignatures "13-14"];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
