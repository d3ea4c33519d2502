//! Looking through what is written in very many records, while the page stays free.

use std::cmp::Reverse;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::WithValue;

use super::app::App;
use super::pace::Pace;
use super::table::Resident;
use crate::domain::contract::Contract;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::ContractId;
use crate::record::excerpt::shown;
use crate::store::{Repository, RowKey};

/// So many rows are looked at between two looks at the clock.
const ROWS: usize = 64;
/// So many contracts are read whole before the page answers again.
const CONTRACTS: usize = 32;

impl App {
    /// The latest `most` rows of a kind that answer, the latest first; those without a day last. They are looked through in
    /// portions, so that the page answers in between, and nothing is kept of it: a book that is not searched pays nothing.
    /// `None` as soon as nobody waits for it any more.
    pub async fn latest_that<T: Resident>(
        self,
        most: usize,
        answers: impl Fn(&T) -> bool,
        day: impl Fn(&T) -> Option<Date>,
        waits: impl Fn() -> bool,
    ) -> Option<Vec<Arc<T>>> {
        let mut pace = Pace::begin();
        let mut found: Vec<Arc<T>> = Vec::new();
        // ids alone are soon copied; to hold every row would be to look at every one before the first pause
        let ids: Vec<T::Key> =
            self.tables.try_with_value(|tables| T::table(tables).ids().collect()).unwrap_or_default();
        for portion in ids.chunks(ROWS) {
            let rows: Vec<Arc<T>> = self
                .tables
                .try_with_value(|tables| portion.iter().filter_map(|id| T::table(tables).peek(*id)).collect())
                .unwrap_or_default();
            found.extend(rows.into_iter().filter(|it| answers(it)));
            // what is written nearly everywhere is not gathered from the whole book
            if found.len() > ROWS {
                found.sort_by_cached_key(|it| Reverse(day(it)));
                found.truncate(most);
            }
            if pace.is_over() {
                pace.rest().await;
                if !waits() {
                    return None;
                }
            }
        }
        found.sort_by_cached_key(|it| Reverse(day(it)));
        found.truncate(most);
        Some(found)
    }

    /// The latest `most` contracts that answer, the latest first. In memory is only what lists need of them: they are read from the
    /// disk, in portions, and no more of them than it takes. `None` as soon as nobody waits for it any more.
    pub async fn contracts_that(
        self,
        most: usize,
        answers: impl Fn(&Contract) -> bool,
        waits: impl Fn() -> bool,
    ) -> Option<Vec<Contract>> {
        let mut found: Vec<Contract> = Vec::new();
        let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else { return Some(found) };
        let mut ids: Vec<ContractId> = self.peek_all::<ContractBrief>().iter().map(|it| it.id).collect();
        // an id begins with the time at which its contract was drafted
        ids.sort_unstable_by_key(|id| Reverse(*id));
        for portion in ids.chunks(CONTRACTS) {
            let kind = Contract::KIND.name();
            let keys: Vec<RowKey> =
                portion.iter().map(|id| RowKey { id: (*id).into(), kind: kind.to_owned() }).collect();
            // what cannot be read is damaged, and told where the book is checked
            let rows = repository.get(&keys).await.unwrap_or_default();
            if !waits() {
                return None;
            }
            let read = rows.iter().filter_map(|row| shown::<Contract>(&row.bytes).ok().flatten());
            found.extend(read.filter(&answers));
            if found.len() >= most {
                break;
            }
        }
        found.sort_unstable_by_key(|it| Reverse(it.id));
        found.truncate(most);
        Some(found)
    }
}
