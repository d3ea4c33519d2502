//! What a customer bought: the signed contracts are read whole once somebody asks, and not kept in memory.

use std::collections::HashMap;
use std::rc::Rc;

use leptos::prelude::untrack;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::amendment::bought::bought;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::purchase::Purchase;
use crate::record::excerpt::shown;
use crate::store::{Repository, RowKey};

/// So many contracts are read at once.
const PORTION: usize = 200;

/// A contract that was signed, and the day.
pub type Signed = (Date, ContractId);

impl App {
    /// The contracts of a customer that bind on the day looked at, the newest first. The reader runs again when money,
    /// contracts or the date change.
    pub fn signed_of(self, customer: CustomerId) -> Vec<Signed> {
        let day = |id: ContractId| {
            let standing = self.contract_standing(id).filter(|it| it.is_binding())?;
            standing.life.stage.agreement().map(|it| it.signed_on)
        };
        let mut signed: Vec<Signed> =
            self.contracts_of(customer).iter().filter_map(|it| Some((day(it.id)?, it.id))).collect();
        signed.sort_by(|a, b| b.cmp(a));
        signed
    }

    /// What these contracts bought as they were signed and by their amendments, the newest first. `then` hears it once they are read; a contract that cannot be read or
    /// reckoned is left out and counted.
    pub fn read_purchases(self, signed: Vec<Signed>, then: impl FnOnce(Vec<Purchase>, usize) + 'static) {
        let as_of = self.untracked_as_of();
        spawn_local(async move {
            let whole = self.read_whole(&signed).await;
            let mut found = Vec::new();
            let mut left_out = 0_usize;
            for (on, id) in signed {
                let amendments = untrack(|| self.amendments_of(id));
                let amendments: Vec<&Amendment> = amendments.iter().map(AsRef::as_ref).collect();
                match whole.get(&id).map(|contract| bought(contract, on, &amendments, as_of)) {
                    Some(Ok(bought)) => found.extend(bought),
                    Some(Err(_)) | None => left_out = left_out.saturating_add(1),
                }
            }
            found.sort_by_key(|it: &Purchase| std::cmp::Reverse(it.on));
            then(found, left_out);
        });
    }

    async fn read_whole(self, signed: &[Signed]) -> HashMap<ContractId, Contract> {
        let mut whole = HashMap::new();
        let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else { return whole };
        for portion in signed.chunks(PORTION) {
            let keys: Vec<RowKey> = portion
                .iter()
                .map(|(_, id)| RowKey { id: (*id).into(), kind: Contract::KIND.name().to_owned() })
                .collect();
            let rows = repository.get(&keys).await.unwrap_or_default();
            let read = rows.iter().filter_map(|row| shown::<Contract>(&row.bytes).ok().flatten());
            whole.extend(read.map(|contract| (contract.id, contract)));
        }
        whole
    }
}
