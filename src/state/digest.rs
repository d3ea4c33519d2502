//! What a signature is under.

use crate::domain::contract::Contract;
use crate::domain::contract::named::NamedParties;
use crate::domain::lifecycle::digest::Digest;
use crate::record::canonical;

/// The digest of the terms as they stand and of the parties as the text names them, over their canonical spelling; none when
/// they have no written form.
pub fn digest_of(contract: &Contract, parties: &NamedParties) -> Option<Digest> {
    let mut value = serde_json::to_value(contract).ok()?;
    value.as_object_mut()?.insert("parties".to_owned(), serde_json::to_value(parties).ok()?);
    canonical::whole_digest(&value).ok().map(Digest)
}
