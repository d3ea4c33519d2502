//! What may be sold next: opportunities on their way through the stages, with what was offered.

use std::collections::BTreeMap;

use super::DemoError;
use super::chances::{Answer, End, Offer, PURSUITS, Pursuit};
use super::scene::Scene;
use super::wares::{CALIBRATION, Ware, yuan};
use crate::domain::id::{CustomerId, LineId, NewId, OpportunityEventId, OpportunityId, QuoteEventId, QuoteId};
use crate::domain::lifecycle::opportunity::{Event, StageKey};
use crate::domain::lifecycle::quote;
use crate::domain::line::{DocumentDiscount, Line};
use crate::domain::money::{Currency, Money};
use crate::domain::opportunity::{Opportunity, OpportunityEvent};
use crate::domain::quote::{Quote, QuoteEvent};
use crate::domain::rate::{Ppm, Quantity};
use crate::domain::tax::TaxMode;

/// The stage every one of them began in.
const FIRST: &str = "initial";

/// Enters opportunities, their facts and their quotes into the book.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let mut numbers: BTreeMap<(i32, u32), u32> = BTreeMap::new();
    for pursuit in PURSUITS {
        let customer = scene.buyer(pursuit.firm)?.customer.id;
        let mut people = scene.book.contacts.iter().filter(|it| it.customer == customer).map(|it| it.id);
        let contact = people.next();
        // what is negotiated goes through a second one of them
        let further_contacts = people.take(usize::from(pursuit.moves.len() > 2)).collect();
        let id = OpportunityId::fresh(scene.ids);
        let lines = lines_of(scene, pursuit.lines)?;
        let opportunity = Opportunity {
            id,
            customer,
            name: pursuit.name.to_owned(),
            owner: pursuit.owner.to_owned(),
            contact,
            further_contacts,
            amount: Some(Money::cny(yuan(pursuit.amount))),
            lines,
            currency: None,
            probability: None,
            expected_close: Some(scene.day(pursuit.close)?),
            began_on: scene.day(pursuit.began)?,
            began_in: FIRST.to_owned(),
            competitor: pursuit.competitor.to_owned(),
            next: pursuit.next.map(|(what, _)| what.to_owned()).unwrap_or_default(),
            next_on: pursuit.next.map(|(_, day)| scene.day(day)).transpose()?,
            contract: None,
            note: pursuit.note.to_owned(),
        };
        scene.book.opportunities.push(opportunity);
        moves(scene, pursuit, id)?;
        for (version, offer) in (1_u16..).zip(pursuit.offers) {
            quote(scene, &mut numbers, pursuit, offer, (id, customer), version)?;
        }
    }
    Ok(())
}

/// The facts of its life.
fn moves<I: NewId>(scene: &mut Scene<'_, I>, pursuit: &Pursuit, id: OpportunityId) -> Result<(), DemoError> {
    let by = || pursuit.owner.to_owned();
    let mut facts: Vec<(i64, Event)> = Vec::new();
    let mut from = FIRST;
    for (stage, day) in pursuit.moves {
        let moved = Event::Moved { from: StageKey(from.to_owned()), to: StageKey((*stage).to_owned()), by: by() };
        facts.push((*day, moved));
        from = stage;
    }
    match pursuit.end {
        End::Open => {}
        End::Won(day) => facts.push((day, Event::Won { by: by() })),
        End::Lost(day, reason) => facts.push((day, Event::Lost { by: by(), reason: reason.to_owned() })),
    }
    for (day, fact) in facts {
        let event =
            OpportunityEvent { id: OpportunityEventId::fresh(scene.ids), opportunity: id, on: scene.day(day)?, fact };
        scene.book.opportunity_events.push(event);
    }
    Ok(())
}

/// So many pieces of each, at their usual prices.
fn lines_of<I: NewId>(scene: &mut Scene<'_, I>, wares: &[(Ware, i64)]) -> Result<BTreeMap<LineId, Line>, DemoError> {
    let mut lines = BTreeMap::new();
    for (ware, pieces) in wares {
        let id = LineId::fresh(scene.ids);
        let tax = if ware.name.1 == CALIBRATION.name.1 { 6 } else { 13 };
        lines.insert(
            id,
            Line {
                id,
                code: String::new(),
                name: ware.name.0.to_owned(),
                name_en: ware.name.1.to_owned(),
                spec: ware.spec.to_owned(),
                unit: ware.unit.0.to_owned(),
                quantity: Quantity::whole(*pieces)?,
                unit_price: Money::cny(ware.price),
                discount: Ppm(0),
                tax_rate: Ppm::percent(tax)?,
            },
        );
    }
    Ok(lines)
}

/// One version of a quote with the customer's answer. Versions share the number of the first.
fn quote<I: NewId>(
    scene: &mut Scene<'_, I>,
    numbers: &mut BTreeMap<(i32, u32), u32>,
    pursuit: &Pursuit,
    offer: &Offer,
    (opportunity, customer): (OpportunityId, CustomerId),
    version: u16,
) -> Result<(), DemoError> {
    let on = scene.day(offer.on)?;
    let earlier = scene.book.quotes.iter().find(|it| it.opportunity == Some(opportunity));
    let number = if let Some(first) = earlier {
        first.number.clone()
    } else {
        let count = numbers.entry((on.year(), on.month())).or_insert(0);
        *count += 1;
        format!("BJ-{:04}{:02}-{count:04}", on.year(), on.month())
    };
    let lines = lines_of(scene, offer.lines)?;
    let id = QuoteId::fresh(scene.ids);
    scene.book.quotes.push(Quote {
        id,
        number,
        version,
        customer,
        opportunity: Some(opportunity),
        title: pursuit.name.to_owned(),
        on,
        valid_until: scene.day(offer.valid)?,
        currency: Currency::CNY,
        tax_mode: TaxMode::TaxIncluded,
        discount: DocumentDiscount::None,
        lines,
        payment: offer.payment.to_owned(),
        delivery: offer.delivery.to_owned(),
        remark: String::new(),
        owner: pursuit.owner.to_owned(),
    });
    let mut facts = Vec::new();
    match offer.answer {
        Answer::Draft => {}
        Answer::Sent => facts.push((offer.on, quote::Event::Sent)),
        Answer::Accepted(day) => facts.extend([(offer.on, quote::Event::Sent), (day, quote::Event::Accepted)]),
        Answer::Rejected(day, reason) => {
            facts.extend([(offer.on, quote::Event::Sent), (day, quote::Event::Rejected { reason: reason.to_owned() })]);
        }
    }
    for (day, fact) in facts {
        let event = QuoteEvent { id: QuoteEventId::fresh(scene.ids), quote: id, on: scene.day(day)?, fact };
        scene.book.quote_events.push(event);
    }
    Ok(())
}
