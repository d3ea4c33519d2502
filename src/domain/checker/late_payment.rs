//! Rules on late payment (`contract-rules.md` 2.6).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Lpi {
        R01 "LPI-01" Warning Sure Any [SalesInterpretation "18", SmallFirmPayments "17", UkLatePayment "", LatePaymentDirective ""];
        R02 "LPI-02" Warning MostlySure Cn [CivilCode "585", ContractInterpretation "64-65", Practice ""];
        R03 "LPI-03" Error Sure Cn [SmallFirmPayments "17"];
        R04 "LPI-04" Advice MostlySure Cn [SalesInterpretation "18", ContractInterpretation "65(2)"];
        R05 "LPI-05" Warning MostlySure Any [Practice "", LatePaymentDirective "3", UkLatePayment "8-9"];
        R06 "LPI-06" Error Sure Any [Sanity ""];
        R07 "LPI-07" Warning Sure Any [Fairness ""];
        R08 "LPI-08" Advice Sure Any [CivilCode "561"];
        R09 "LPI-09" Warning AskLawyer Any [Practice ""];
        R10 "LPI-10" Warning Sure Any [ContractInterpretation "64(3)"];
        R11 "LPI-11" Warning AskLawyer Uk [UkLatePayment "8-9", UkPaymentsBill ""];
        R12 "LPI-12" Warning AskLawyer Us [StateLaw ""];
        R13 "LPI-13" Warning MostlySure Eu [LatePaymentDirective "6-7"];
        R14 "LPI-14" Advice Sure Any [Practice ""];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
