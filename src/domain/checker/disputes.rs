//! Rules on disputes (`contract-rules.md` 2.8).

use super::Case;
use super::facts::{Answer, LawPack};
use super::finding::Findings;
use super::fix::Fix;
use super::lexicon::form::{
    ARBITRATION, CHOOSE, COURT_OF_A_PLACE, EITHER_SIDE, INSTITUTIONS, LAWSUIT, OR, WITH_JURISDICTION,
};
use super::lexicon::sides::NOT;
use super::said::{mentions, side_that};
use super::usual::Usual;
use crate::domain::contract::disputes::{Arbitration, Court, CourtLink, Forum, Institution, Mediation, Negotiation};
use crate::domain::contract::field;
use crate::domain::contract::general::GoverningLaw;
use crate::domain::contract::plan::Period;
use crate::domain::contract::wording::Wording;
use crate::domain::customer::PartyKind;
use crate::domain::problem::Place;

/// The longest talks or mediation (DSP-09).
const TALKS: Period = Period::days(90);

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

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    let terms = &case.contract.disputes;
    match &terms.forum {
        Forum::Arbitration(arbitration) => of_arbitration(case, arbitration, found),
        Forum::Litigation(court) => of_court(case, court, found),
        Forum::Either { arbitration, court } => {
            found.mend(Dsp::R01, Place::of(field::DISPUTES_FORUM), Vec::new(), Fix::Usual(Usual::OneForum));
            of_arbitration(case, arbitration, found);
            of_court(case, court, found);
        }
        Forum::Open => found.add(Dsp::R05, Place::of(field::DISPUTES_FORUM), Vec::new()),
    }
    first_steps(case, found);
    if case.facts.foreign_related == Answer::No {
        let foreign_law = matches!(case.contract.general.law, GoverningLaw::Of(_)) && case.facts.law != LawPack::Cn;
        found.add_if(foreign_law, Dsp::R08, Place::of(field::GENERAL_LAW));
    }
    let words = case.special_in_letters;
    let one_sided = side_that(words, case.contract, CHOOSE, &[ARBITRATION, LAWSUIT], &[NOT, EITHER_SIDE]).is_some();
    found.add_if(one_sided, Dsp::R11, Place::of(field::SPECIAL));
}

fn first_steps(case: &Case<'_>, found: &mut Findings) {
    let terms = &case.contract.disputes;
    if let Negotiation::Within(period) = terms.negotiation {
        let place = Place::of(field::DISPUTES_NEGOTIATION);
        found.mend_if(is_unlimited(period), Dsp::R09, place, Fix::Usual(Usual::Talks));
    }
    if let Mediation::At { body, within } = &terms.mediation {
        let place = Place::of(field::DISPUTES_MEDIATION);
        found.mend_if(is_unlimited(*within), Dsp::R09, place, Fix::Usual(Usual::Talks));
        found.add_if(body.is_blank(), Dsp::R12, place);
    }
}

/// Whether talks have no limit, or one that keeps the next step away.
pub(super) fn is_unlimited(period: Period) -> bool {
    period.n == 0 || period.about_days() > TALKS.about_days()
}

fn of_arbitration(case: &Case<'_>, terms: &Arbitration, found: &mut Findings) {
    let place = Place::of(field::DISPUTES_INSTITUTION);
    found.add_if(!terms.is_named(), Dsp::R02, place);
    let is_foreign = match &terms.institution {
        Institution::Named(name) => {
            if is_several(name) {
                found.add_if(true, Dsp::R03, place);
            } else {
                found.add_if(!name.is_blank() && !is_official(name), Dsp::R04, place);
            }
            false
        }
        Institution::Hkiac | Institution::Siac | Institution::Icc | Institution::Lcia => true,
        Institution::Unnamed
        | Institution::Cietac
        | Institution::Bac
        | Institution::Shiac
        | Institution::Shac
        | Institution::Scia
        | Institution::Gzac => false,
    };
    let domestic = case.facts.foreign_related == Answer::No;
    found.add_if(is_foreign && domestic, Dsp::R08, place);
    let seatless = terms.seat.is_blank() && case.facts.foreign_related == Answer::Yes;
    found.add_if(seatless, Dsp::R10, Place::of(field::DISPUTES_SEAT));
    let consumer = case.customer.kind == PartyKind::Person && case.facts.personal_use == Answer::Yes;
    let form = case.facts.standard_terms == Answer::Yes;
    found.add_if(consumer && form, Dsp::R13, Place::of(field::DISPUTES_FORUM));
}

/// Two names joined by a word that leaves the choice open.
fn is_several(name: &Wording) -> bool {
    [&name.zh, &name.en].into_iter().any(|text| {
        let mut pieces = vec![text.to_lowercase()];
        for joint in OR {
            pieces = pieces.iter().flat_map(|piece| piece.split(joint)).map(str::to_owned).collect();
        }
        let institution = |piece: &&String| ARBITRATION.iter().any(|word| piece.contains(word));
        pieces.iter().filter(institution).count() > 1
    })
}

fn is_official(name: &Wording) -> bool {
    let known = |text: &str| {
        let text = text.trim().to_lowercase();
        INSTITUTIONS.contains(&text.strip_prefix("the ").unwrap_or(&text))
    };
    [&name.zh, &name.en].into_iter().filter(|text| !text.trim().is_empty()).all(|text| known(text))
}

fn of_court(case: &Case<'_>, court: &Court, found: &mut Findings) {
    let named = !court.name.is_blank() && mentions(&court.name, WITH_JURISDICTION).is_none();
    found.add_if(named, Dsp::R07, Place::of(field::DISPUTES_COURT));
    if case.facts.foreign_related == Answer::Yes {
        return;
    }
    let nowhere = court.link == CourtLink::PlaceOfSigning && case.contract.sign_place.is_blank();
    let elsewhere = named && !is_linked(case, &court.name);
    found.add_if(nowhere || elsewhere, Dsp::R06, Place::of(field::DISPUTES_COURT));
}

/// Whether a place in the name of the court is one of a party, of signing or of delivery. A name without a place says nothing.
fn is_linked(case: &Case<'_>, court: &Wording) -> bool {
    let mut names = vec![court.zh.clone()];
    for ending in COURT_OF_A_PLACE {
        names = names.iter().flat_map(|name| name.split(ending)).map(str::to_owned).collect();
    }
    // the last piece is the court itself
    names.pop();
    let (own, customer) = (&case.own.address, &case.customer.address);
    let places = [
        &own.region,
        &own.line,
        &customer.region,
        &customer.line,
        &case.contract.sign_place.zh,
        &case.contract.delivery.place.zh,
    ];
    let known = |name: &String| name.chars().count() > 1 && places.iter().any(|place| place.contains(name.as_str()));
    names.is_empty() || names.iter().any(known)
}
