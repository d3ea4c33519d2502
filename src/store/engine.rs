//! What a keeper of bytes must be able to do: transactions over text keys.

use crate::store::{error::StoreError, repository::Durability, schema::ObjectStore};

/// Bytes under their key.
pub type Entry = (String, Vec<u8>);

/// What a transaction may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Look.
    Read,
    /// Change, and be reported as done when this much is certain.
    Write(Durability),
}

/// A database that can be opened for transactions.
#[expect(async_fn_in_trait, reason = "one thread: the futures of a browser are not Send, and callers name the type")]
pub trait Engine {
    /// A transaction of this database.
    type Transaction: Transaction;

    /// Begins a transaction over `stores`. Writers of the same object stores wait for each other, in all tabs.
    ///
    /// # Errors
    /// [`StoreError::ConnectionLost`] when [`reopen`](Self::reopen) may help.
    async fn begin(&self, stores: &[ObjectStore], access: Access) -> Result<Self::Transaction, StoreError>;

    /// Drops the connection and makes a new one.
    async fn reopen(&self) -> Result<(), StoreError>;
}

/// A running transaction. **Between two calls nothing else may be awaited**: a browser ends a transaction that has
/// nothing to do. Dropped before [`commit`](Self::commit), it writes nothing.
#[expect(async_fn_in_trait, reason = "one thread: the futures of a browser are not Send, and callers name the type")]
pub trait Transaction {
    /// The value of a key. What is not bytes is given as bytes all the same, for the quarantine.
    async fn get(&self, store: ObjectStore, key: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// Hands every entry to `visit`, in the order of the keys.
    async fn each(&self, store: ObjectStore, visit: &mut dyn FnMut(Entry)) -> Result<(), StoreError>;

    /// The entries from key `from` up to, and without, key `until` (`None` for all that follow), in the order of the
    /// keys, at most `limit` of them.
    async fn range(
        &self,
        store: ObjectStore,
        from: &str,
        until: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError>;

    /// Every key, in order.
    async fn keys(&self, store: ObjectStore) -> Result<Vec<String>, StoreError>;

    /// The keys from `from` up to, and without, `until`, in order.
    async fn keys_between(&self, store: ObjectStore, from: &str, until: &str) -> Result<Vec<String>, StoreError> {
        let mut keys = self.keys(store).await?;
        keys.retain(|key| key.as_str() >= from && key.as_str() < until);
        Ok(keys)
    }

    /// How many entries there are.
    async fn count(&self, store: ObjectStore) -> Result<usize, StoreError>;

    /// Writes entries.
    async fn put_all(&self, store: ObjectStore, entries: Vec<Entry>) -> Result<(), StoreError>;

    /// The values of several keys, asked for at once and waited for together.
    async fn get_each(&self, wanted: &[(ObjectStore, &str)]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let mut found = Vec::with_capacity(wanted.len());
        for (store, key) in wanted {
            found.push(self.get(*store, key).await?);
        }
        Ok(found)
    }

    /// Writes entries of several stores, handed over at once and waited for together.
    async fn put_each(&self, puts: Vec<(ObjectStore, Vec<Entry>)>) -> Result<(), StoreError> {
        for (store, entries) in puts {
            self.put_all(store, entries).await?;
        }
        Ok(())
    }

    /// Removes one entry, if it is there.
    async fn remove(&self, store: ObjectStore, key: &str) -> Result<(), StoreError>;

    /// Removes the entries from key `from` up to, and without, key `until`; `None` for all that follow.
    async fn remove_range(&self, store: ObjectStore, from: &str, until: Option<&str>) -> Result<(), StoreError>;

    /// Removes several parts of a store, each from its first key up to, and without, its second: handed over at once and waited for
    /// together.
    async fn remove_ranges(&self, store: ObjectStore, ranges: &[(String, String)]) -> Result<(), StoreError> {
        for (from, until) in ranges {
            self.remove_range(store, from, Some(until)).await?;
        }
        Ok(())
    }

    /// Ends the transaction. `Ok` means that all of it is written.
    async fn commit(self) -> Result<(), StoreError>;
}
