//! Rules on subject, price and delivery (`contract-rules.md` 2.3).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Sub {
        R01 "SUB-01" Error Sure Any [CivilCode "470(2), 596"];
        R02 "SUB-02" Error Sure Any [CivilCode "470(3)"];
        R03 "SUB-03" Error Sure Any [CivilCode "470(5), 511(2)"];
        R04 "SUB-04" Warning Sure Any [CivilCode "511(1), 616"];
        R05 "SUB-05" Warning Sure Any [CivilCode "470(6), 511, 602-603"];
        R06 "SUB-06" Error Sure Any [Arithmetic ""];
        R07 "SUB-07" Error Sure Any [Practice ""];
        R08 "SUB-08" Warning Sure Any [Practice "", VatRules ""];
        R09 "SUB-09" Warning Sure Any [CivilCode "620-622"];
        R10 "SUB-10" Warning Sure Any [CivilCode "621", SalesInterpretation "12"];
        R11 "SUB-11" Advice Sure Any [CivilCode "604-607"];
        R12 "SUB-12" Warning Sure Any [CivilCode "641-643", SalesInterpretation "25-26"];
        R13 "SUB-13" Advice Sure Any [Practice ""];
        R14 "SUB-14" Warning Sure Any [CivilCode "471-491"];
        R15 "SUB-15" Advice MostlySure Cn [StampDuty ""];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
