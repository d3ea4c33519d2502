//! Rules on development of customers (`contract-rules.md` 2.5).

use super::Case;
use super::facts::Answer;
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::lexicon::customers::{AFTER_THE_END, FIXED_PRICE, FREE_PRICE, NO_COMPETING, PRICE, RESALE_PRICE};
use super::noun::Noun;
use super::said::{Searched, in_letters, says};
use super::usual::Usual;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::development::{AuthorityToBind, Development, Duty, Exclusivity, LeadRegistration, Task};
use crate::domain::contract::field;
use crate::domain::contract::party::{Side, Who};
use crate::domain::contract::plan::Period;
use crate::domain::contract::sharing::{NonSolicitation, ShareMode};
use crate::domain::contract::term::TermLength;
use crate::domain::problem::Place;

/// The longest exclusivity that is not doubtful by its length alone (DEV-04), in months.
const LONGEST: i32 = 60;
/// The longest non-solicitation (DEV-06).
const NON_SOLICITATION: Period = Period::months(24);

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

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    let special = Place::of(field::SPECIAL);
    found.add_if(fixes_resale(case.special_in_letters), Dev::R03, special);
    found.add_if(says(case.special, NO_COMPETING, &[AFTER_THE_END], &[]).is_some(), Dev::R04, special);
    non_solicitation(case, found);
    let Clause::Included(terms) = &case.contract.development else { return };
    duties(terms, found);
    exclusivity(case, terms, found);
    for (row, duty) in terms.duties.iter().enumerate() {
        if let Task::Own(words) = &duty.task {
            let fixed = fixes_resale(&*in_letters(words, case.contract));
            found.add_if(fixed, Dev::R03, Place::row(field::DEVELOPMENT_DUTIES, row));
        }
    }
    let attached = [&case.facts.ours, &case.facts.theirs].into_iter().any(|side| side.authority == Answer::Yes);
    let mentioned = terms.authority == AuthorityToBind::ByPowerOfAttorney;
    found.add_if(mentioned && !attached, Dev::R05, Place::of(field::DEVELOPMENT_AUTHORITY));
    let unregistered = terms.leads == LeadRegistration::None && both_look(&terms.duties);
    found.mend_if(
        unregistered,
        Dev::R07,
        Place::of(field::DEVELOPMENT_LEAD_LASTS),
        Fix::Usual(Usual::LeadRegistration),
    );
}

/// Whether words in letters fix the price at which goods are sold on, or a floor of it. So many pieces to be sold on are no price.
fn fixes_resale(words: &impl Searched) -> bool {
    says(words, FIXED_PRICE, &[RESALE_PRICE, PRICE], &[FREE_PRICE]).is_some()
}

/// All of them on one side. Duties that both bear are on no side alone.
fn duties(terms: &Development, found: &mut Findings) {
    let all = |who: Who| !terms.duties.is_empty() && terms.duties.iter().all(|duty| duty.owner == who);
    for (who, side) in [(Who::Us, Side::Us), (Who::Them, Side::Them)] {
        if all(who) {
            found.add(Dev::R01, Place::of(field::DEVELOPMENT_DUTIES), vec![Value::Side(side)]);
        }
    }
}

fn both_look(duties: &[Duty]) -> bool {
    let looks = |side: Who| {
        duties.iter().any(|duty| duty.task == Task::FindLeads && (duty.owner == side || duty.owner == Who::Both))
    };
    looks(Who::Us) && looks(Who::Them)
}

/// What is given for being the only one: where, until when, for what in return (targets are what a sole partner owes).
fn exclusivity(case: &Case<'_>, terms: &Development, found: &mut Findings) {
    if terms.exclusivity == Exclusivity::None {
        return;
    }
    let place = Place::of(field::DEVELOPMENT_EXCLUSIVITY);
    let owes_targets = case.contract.targets.terms().is_some_and(|targets| !targets.measures.is_empty());
    let missing: Vec<Value> = [
        (terms.territory.is_blank(), Noun::Territory),
        (case.last_day.is_none(), Noun::EndOfTerm),
        (!owes_targets, Noun::ReturnDuty),
    ]
    .into_iter()
    .filter_map(|(missing, noun)| missing.then_some(Value::Noun(noun)))
    .collect();
    if !missing.is_empty() {
        found.add(Dev::R02, place, vec![Value::List(missing)]);
    }
    found.add_if(is_long(case), Dev::R04, place);
}

fn is_long(case: &Case<'_>) -> bool {
    match case.contract.term.length {
        TermLength::Fixed { .. } | TermLength::Months { .. } => {
            let bound = case.first_day.plus_months(LONGEST);
            case.last_day.zip(bound.ok()).is_some_and(|(last, bound)| last >= bound)
        }
        TermLength::OpenEnded { .. } | TermLength::UntilPerformed { .. } => false,
    }
}

/// Too long, or about nobody in particular: it speaks of the customers in the register.
fn non_solicitation(case: &Case<'_>, found: &mut Findings) {
    let Clause::Included(sharing) = &case.contract.sharing else { return };
    let NonSolicitation::For(period) = sharing.non_solicitation else { return };
    let place = Place::of(field::SHARING_NON_SOLICITATION);
    if period.about_days() > NON_SOLICITATION.about_days() {
        found.mend(Dev::R06, place, Vec::new(), Fix::Usual(Usual::NonSolicitation));
    } else {
        let nobody = sharing.register.is_empty() || sharing.mode == ShareMode::Nothing;
        found.add_if(nobody, Dev::R06, place);
    }
}
