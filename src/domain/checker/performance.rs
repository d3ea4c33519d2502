//! Rules on the contract while it is performed (`contract-rules.md` 2.9).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Exe {
        R01 "EXE-01" Warning Sure Any [CivilCode "579", Area "S8"];
        R02 "EXE-02" Warning MostlySure Any [CivilCode "188, 195", CivilCode "594"];
        R03 "EXE-03" Advice Sure Any [CivilCode "195"];
        R04 "EXE-04" Warning Sure Any [CivilCode "621"];
        R05 "EXE-05" Advice Sure Any [Area "S3"];
        R06 "EXE-06" Warning Sure Any [Area "S4"];
        R07 "EXE-07" Advice Sure Any [Area "S6"];
        R08 "EXE-08" Warning Sure Any [PersonalInformationLaw "21, 47", Area "S1"];
        R09 "EXE-09" Error Sure Any [PersonalInformationLaw "15, 23"];
        R10 "EXE-10" Warning Sure Any [CivilCode "564"];
        R11 "EXE-11" Warning MostlySure Any [CivilCode "634"];
        R12 "EXE-12" Warning Sure Any [CivilCode "590"];
        R13 "EXE-13" Warning MostlySure Any [Practice "", CivilCode "490"];
        R14 "EXE-14" Warning Sure Any [CivilCode "587", Area "S8"];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
