//! Parts of a customer in words.

use crate::domain::customer::Customer;
use crate::domain::merging::{Belongings, Part};
use crate::i18n::{Text, format};
use crate::state::App;

/// What a part is called.
pub(super) fn part_label(app: App, part: Part) -> String {
    let known = || app.text().field_name("customer", part.field());
    if let Part::Own(id) = part { app.own_fields().get(id).map_or_else(known, |it| it.name.clone()) } else { known() }
}

/// The name of a part in the page.
pub(super) fn part_name(part: Part) -> String {
    if let Part::Own(id) = part {
        format!("merge-own-{id}")
    } else {
        format!("merge-{}", part.field().replace('_', "-"))
    }
}

/// The value of a part as a person reads it; empty for a blank one.
pub(super) fn part_words(app: App, part: Part, it: &Customer) -> String {
    let text = app.text();
    let joined = |parts: [&str; 2]| parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    match part {
        Part::Kind => text.party_kind(it.kind).to_owned(),
        Part::Role => text.trade_role(it.role).to_owned(),
        Part::Level => text.level_words(it.level),
        Part::Scale => text.scale(it.scale).to_owned(),
        Part::Address => joined([&it.address.region, &it.address.line]),
        Part::PrimaryContact => {
            it.primary_contact.and_then(|id| app.person_named(id)).map(|it| it.name.clone()).unwrap_or_default()
        }
        Part::Invoice => it.invoice.parts().collect::<Vec<_>>().join(" · "),
        Part::Bank => joined([&it.bank.bank, &it.bank.account]),
        Part::CreditLimit => it.credit_limit.map(format::money).unwrap_or_default(),
        Part::ServiceLevels => text.own_levels_words(&it.own_times().standing()),
        Part::Since => it.since.map(|day| text.date(day)).unwrap_or_default(),
        Part::Parent => it.parent.map(|id| app.customer_name(id)).unwrap_or_default(),
        Part::Tags => it.tags.join(text.between_tags()),
        Part::Own(id) => {
            let own = app.own_fields();
            it.own.get(&id).map(|value| text.own_value(own.get(id), value)).unwrap_or_default()
        }
        Part::Name
        | Part::ShortName
        | Part::Number
        | Part::Code
        | Part::Representative
        | Part::Phone
        | Part::Email
        | Part::Industry
        | Part::Source
        | Part::Owner
        | Part::Note => part.text(it).to_owned(),
    }
}

/// "3 contacts, 2 contracts, 5 receipts"; empty if there is nothing.
pub(super) fn belongings_words(text: Text, it: &Belongings) -> String {
    let parts = [
        (it.contacts, text.merge_contacts(it.contacts)),
        (it.contracts, text.merge_contracts(it.contracts)),
        (it.receipts, text.merge_receipts(it.receipts)),
        (it.activities, text.merge_activities(it.activities)),
        (it.chances, text.merge_chances(it.chances)),
        (it.quotes, text.merge_quotes(it.quotes)),
        (it.disputes, text.disputes_count(it.disputes)),
        (it.scopes, text.scopes_count(it.scopes)),
        (it.tickets, text.tickets_count(it.tickets)),
        (it.evaluations, text.evaluations_count(it.evaluations)),
    ];
    let there: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect();
    text.merge_row(&there)
}
