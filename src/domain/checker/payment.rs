//! Rules on payment (`contract-rules.md` 2.6).

use super::Case;
use super::finding::Findings;

super::rule::rules! {
    Pay {
        R01 "PAY-01" Error Sure Any [CivilCode "470, 628"];
        R02 "PAY-02" Error Sure Any [Arithmetic ""];
        R03 "PAY-03" Error Sure Any [Arithmetic ""];
        R04 "PAY-04" Error Sure Any [Logic ""];
        R05 "PAY-05" Warning Sure Any [CivilCode "567"];
        R06 "PAY-06" Error MostlySure Any [CivilCode "159, 511", SmallFirmPayments "10"];
        R07 "PAY-07" Error Sure Any [CivilCode "586"];
        R08 "PAY-08" Warning MostlySure Any [CivilCode "586-587", ContractInterpretation "67"];
        R09 "PAY-09" Warning Sure Any [CivilCode "588"];
        R10 "PAY-10" Error Sure Any [CivilCode "634", SalesInterpretation "27"];
        R11 "PAY-11" Error Sure Cn [SmallFirmPayments "9"];
        R12 "PAY-12" Warning Sure Cn [SmallFirmPayments "9", UnfairCompetition "15"];
        R13 "PAY-13" Error Sure Cn [SmallFirmPayments "9"];
        R14 "PAY-14" Warning Sure Any [SmallFirmPayments "10"];
        R15 "PAY-15" Warning Sure Any [SmallFirmPayments "11"];
        R16 "PAY-16" Warning AskLawyer Any [CivilCode "526", ContractInterpretation "26, 31", CaseLaw ""];
        R17 "PAY-17" Warning MostlySure EuOrUk [LatePaymentDirective "3(5), 7", UkPaymentsBill ""];
        R18 "PAY-18" Warning MostlySure Eu [LatePaymentDirective "4"];
        R19 "PAY-19" Warning Sure Any [Practice "", CivilCode "140"];
        R20 "PAY-20" Warning AskLawyer Any [CivilCode "514", ForeignExchange ""];
        R21 "PAY-21" Warning MostlySure Any [Practice "", SmallFirmPayments "13", SalesInterpretation "15"];
        R22 "PAY-22" Advice Sure Any [Practice ""];
        R23 "PAY-23" Warning Sure Any [CivilCode "525-528"];
        R24 "PAY-24" Warning Sure Any [CivilCode "568", Fairness ""];
    }
}

pub(super) const fn run(_case: &Case<'_>, _found: &mut Findings) {}
