//! Rules on disputes (`contract-rules.md` 2.8).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Dsp {
        R01 "DSP-01" Error Sure Any [ArbitrationInterpretation "7"];
        R02 "DSP-02" Error Sure Any [ArbitrationLaw "27"];
        R03 "DSP-03" Error Sure Any [ArbitrationInterpretation "5"];
        R04 "DSP-04" Warning Sure Any [ArbitrationInterpretation "3, 6"];
        R05 "DSP-05" Error Sure Any [CivilCode "470(8)"];
        R06 "DSP-06" Error MostlySure Any [CivilProcedure "35"];
        R07 "DSP-07" Warning MostlySure Any [CivilProcedure "35"];
        R08 "DSP-08" Error AskLawyer Any [ChoiceOfLaw "3, 41", CaseLaw ""];
        R09 "DSP-09" Warning Sure Any [Practice ""];
        R10 "DSP-10" Advice MostlySure Any [ArbitrationLaw ""];
        R11 "DSP-11" Warning AskLawyer Any [CaseLaw ""];
        R12 "DSP-12" Warning Sure Any [Practice ""];
        R13 "DSP-13" Warning AskLawyer Any [CivilCode "496-497", ConsumerLaw ""];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
