//! Rules on liability (`contract-rules.md` 2.7).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Lia {
        R01 "LIA-01" Error Sure Any [CivilCode "506(1)", UnfairContractTerms "2(1)"];
        R02 "LIA-02" Error Sure Any [CivilCode "506(2)"];
        R03 "LIA-03" Warning Sure Any [Fairness "", CivilCode "497"];
        R04 "LIA-04" Warning MostlySure Any [CivilCode "585", ContractInterpretation "65(2)"];
        R05 "LIA-05" Warning Sure Any [Fairness ""];
        R06 "LIA-06" Error Sure Any [CivilCode "197"];
        R07 "LIA-07" Warning Sure Any [CivilCode "496", ContractInterpretation "10"];
        R08 "LIA-08" Error AskLawyer Any [CivilCode "497"];
        R09 "LIA-09" Warning MostlySure Any [CivilCode "498", ConsumerContractMeasures ""];
        R10 "LIA-10" Advice Sure Any [CivilCode "591"];
        R11 "LIA-11" Warning AskLawyer Uk [UnfairContractTerms "3, 11"];
        R12 "LIA-12" Warning MostlySure Any [CivilCode "584-585, 566", SalesInterpretation "20"];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
