//! Which terms bind on a day: those of the contract, or of the amendment that took effect last.

use std::collections::BTreeMap;

use super::Amendment;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::clause::Clause;
use crate::domain::date::Date;
use crate::domain::id::AmendmentId;
use crate::domain::late_fee::succession::LateFeeBefore;

/// The amendments whose terms have begun to bind by `as_of`, each with its first day, in the order in which they did; the last
/// one is in force. One that was entered late counts from the day it was signed, and none binds before the one that it follows: it
/// would never bind.
pub fn binding<'a>(amendments: impl IntoIterator<Item = &'a Amendment>, as_of: Date) -> Vec<(Date, &'a Amendment)> {
    let signed = amendments.into_iter().filter_map(|it| Some((it.binds_from(as_of)?, it)));
    let mut begun: Vec<(Date, &Amendment)> = signed.collect();
    // each pass settles one more of a row of amendments that follow each other; more than there are brings nothing new
    for _ in 0..begun.len() {
        let days: BTreeMap<AmendmentId, Date> = begun.iter().map(|(day, it)| (it.id, *day)).collect();
        for (day, it) in &mut begun {
            let before = it.after.and_then(|id| days.get(&id)).copied();
            *day = before.map_or(*day, |before| before.max(*day));
        }
    }
    begun.retain(|(day, _)| *day <= as_of);
    begun.sort_by(|(day, one), (other, two)| {
        day.cmp(other).then_with(|| one.number.cmp(&two.number)).then(one.id.cmp(&two.id))
    });
    begun
}

/// Amendments in force that were drawn up without the one before them, each with that one: two copies of a book began them apart.
/// The later one binds as a whole, so the changes of the earlier one are lost until a person brings them back.
pub fn overlooked<'a>(begun: &[(Date, &'a Amendment)]) -> Vec<(&'a Amendment, &'a Amendment)> {
    let pairs = begun.iter().zip(begun.iter().skip(1));
    pairs
        .filter(|((_, earlier), (_, later))| later.after != Some(earlier.id))
        .map(|((_, earlier), (_, later))| (*later, *earlier))
        .collect()
}

/// What lists and reckonings take of a contract on `as_of`: the terms that bind on that day, under the id, the number and the
/// parties of the contract. `None` while no amendment binds: the contract is as it was signed.
///
/// A late-fee clause that was replaced goes on for the days and the parts that came before
/// ([`LateFeeBefore`]).
pub fn bound<'a>(
    contract: &ContractBrief,
    amendments: impl IntoIterator<Item = &'a Amendment>,
    as_of: Date,
) -> Option<ContractBrief> {
    let begun = binding(amendments, as_of);
    let (_, last) = begun.last()?;
    let mut before = Vec::new();
    let mut earlier = contract.payment.terms().map(|payment| &payment.late_fee);
    for (from, amendment) in &begun {
        let now = match &amendment.terms.payment {
            Clause::Included(payment) => Some(&payment.late_fee),
            Clause::NotApplicable { .. } => None,
        };
        if let Some(rule) = earlier.filter(|rule| Some(*rule) != now) {
            before.push(LateFeeBefore { until: *from, rule: rule.clone() });
        }
        earlier = now;
    }
    Some(ContractBrief {
        id: contract.id,
        number: contract.number.clone(),
        customer: contract.customer,
        owner: contract.owner.clone(),
        late_fees_before: before,
        ..last.terms.brief()
    })
}
