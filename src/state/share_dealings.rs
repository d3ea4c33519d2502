//! What a customer bought and likes, in the words of a share file.

use super::app::App;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::money::Money;
use crate::domain::rate::Quantity;
use crate::domain::sharing::dealings::{Dealings, PreferenceRow, PurchaseRow};
use crate::i18n::{Text, format};

impl App {
    /// What a customer bought, by the lines of the contracts that bind and by the records of what was bought outside them, the newest
    /// first; and what they and the people there like.
    pub(super) fn dealings_to_share(self, customer: CustomerId) -> Dealings {
        let text = self.untracked_text();
        let mut purchases = Vec::new();
        for (on, id) in self.signed_of(customer) {
            let Some(brief) = self.peek::<ContractBrief>(id) else { continue };
            let currency = brief.total.currency;
            purchases.extend(brief.sold.iter().map(|it| {
                let amount = Money::new(it.minor, currency);
                purchase(text, on, &it.name, (it.quantity, ""), amount, true)
            }));
        }
        purchases.extend(self.purchase_records_of(customer).iter().map(|it| {
            let product = [it.name.as_str(), it.spec.as_str()].join(" ");
            purchase(text, it.on, product.trim(), (it.quantity, &it.unit), it.amount, false)
        }));
        purchases.sort_by_key(|it| std::cmp::Reverse(it.on));
        let preferences = self.preferences_of(customer);
        let preferences = preferences.iter().map(|it| PreferenceRow {
            // people who were made one are one
            person: it.contact.map(|id| self.person_named(id).map_or(id, |person| person.id)),
            about: text.preference_category(it.category).to_owned(),
            value: it.value.clone(),
            strength: it.strength.get().to_string(),
            sensitive: it.sensitive,
        });
        Dealings { purchases, preferences: preferences.collect() }
    }
}

fn purchase(
    text: Text,
    on: Date,
    product: &str,
    (quantity, unit): (Quantity, &str),
    amount: Money,
    under_contract: bool,
) -> PurchaseRow {
    // nought where nobody knows
    let quantity = if quantity.thousandths == 0 {
        String::new()
    } else {
        format!("{} {unit}", format::plain_quantity(quantity)).trim_end().to_owned()
    };
    PurchaseRow {
        on,
        product: product.to_owned(),
        quantity,
        amount: format!("{} {}", format::plain_amount(amount), amount.currency.code()),
        under_contract: if under_contract { text.share_bought_under() } else { text.share_bought_apart() }.to_owned(),
    }
}
