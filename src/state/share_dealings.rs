//! What a customer bought and likes, in the words of a share file.

use std::collections::BTreeSet;

use leptos::prelude::WithValue;

use super::app::App;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::amendment::history::changes;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::money::Money;
use crate::domain::rate::Quantity;
use crate::domain::sales_measure::Sold;
use crate::domain::sharing::dealings::{Dealings, PreferenceRow, PurchaseRow};
use crate::domain::sharing::field::DataSet;
use crate::i18n::{Text, format};

impl App {
    /// What of these sorts a customer has to tell on a day: what they bought, by the lines of the contracts that bind and by the records
    /// of what was bought outside them, the newest first; and what they and the people there like.
    pub(super) fn dealings_to_share(self, customer: CustomerId, sets: &BTreeSet<DataSet>, day: Date) -> Dealings {
        Dealings {
            purchases: if sets.contains(&DataSet::PurchaseHistory) {
                self.purchases_to_share(customer, day)
            } else {
                Vec::new()
            },
            preferences: if sets.contains(&DataSet::Preferences) {
                self.preferences_to_share(customer)
            } else {
                Vec::new()
            },
        }
    }

    fn purchases_to_share(self, customer: CustomerId, day: Date) -> Vec<PurchaseRow> {
        let text = self.untracked_text();
        let mut contracts = self.contracts_of(customer);
        contracts.sort_by_key(|it| std::cmp::Reverse(it.id));
        let mut purchases: Vec<PurchaseRow> =
            contracts.iter().flat_map(|it| self.bought_to_share(text, it.id, day)).collect();
        purchases.extend(self.purchase_records_of(customer).iter().map(|it| {
            let product = [it.name.as_str(), it.spec.as_str()].join(" ");
            purchase(text, it.on, product.trim(), (it.quantity, &it.unit), it.amount, false)
        }));
        purchases.sort_by_key(|it| std::cmp::Reverse(it.on));
        purchases
    }

    /// What a contract that binds sold: as it was signed on its own day, and what each amendment changed of that on the day of the
    /// amendment.
    fn bought_to_share(self, text: Text, id: ContractId, day: Date) -> Vec<PurchaseRow> {
        let agreement = self.standing_on(id, day).filter(|it| it.is_binding());
        let Some(on) = agreement.and_then(|it| it.life.stage.agreement().map(|it| it.signed_on)) else {
            return Vec::new();
        };
        let Some(signed) = self.tables.try_with_value(|tables| tables.signed_brief(id)).flatten() else {
            return Vec::new();
        };
        let currency = signed.total.currency;
        let row = |on, it: &Sold| {
            let amount = Money::new(it.minor, currency);
            purchase(text, on, &it.name, (it.quantity, ""), amount, true)
        };
        let mut rows: Vec<PurchaseRow> = signed.sold.iter().map(|it| row(on, it)).collect();
        let amendments = self.amendments_of(id);
        let amendments: Vec<&Amendment> = amendments.iter().map(AsRef::as_ref).collect();
        for change in changes(&signed, &amendments, day) {
            rows.extend(change.sold.iter().map(|it| row(change.on, it)));
        }
        rows
    }

    fn preferences_to_share(self, customer: CustomerId) -> Vec<PreferenceRow> {
        let text = self.untracked_text();
        let preferences = self.preferences_of(customer);
        let preferences = preferences.iter().map(|it| PreferenceRow {
            // people who were made one are one
            person: it.contact.map(|id| self.person_named(id).map_or(id, |person| person.id)),
            about: text.preference_category(it.category).to_owned(),
            value: it.value.clone(),
            strength: it.strength.get().to_string(),
            sensitive: it.sensitive,
        });
        preferences.collect()
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
