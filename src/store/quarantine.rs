//! How damaged bytes are set aside: the bytes as they were found, and in the key where they were found and why.

use crate::store::{
    engine::Entry,
    repository::{Damaged, Fault},
    schema::ObjectStore,
};

/// The entry that keeps damaged bytes. The same damage found twice makes the same entry.
pub fn entry(damaged: &Damaged) -> Entry {
    let Damaged { store, key, offset, fault, bytes } = damaged;
    let sum = crc32fast::hash(bytes);
    (format!("{}|{offset}|{}|{sum:08x}|{key}", store.name(), fault_name(*fault)), bytes.clone())
}

/// What an entry keeps. A key that this version cannot read still gives the bytes.
pub fn read((key, bytes): Entry) -> Damaged {
    let mut parts = key.splitn(5, '|');
    let mut next = || parts.next().unwrap_or_default();
    let store = ObjectStore::of(next()).unwrap_or(ObjectStore::Quarantine);
    let offset = next().parse().unwrap_or_default();
    let fault = fault_of(next());
    next();
    let place = next().to_owned();
    let key = if place.is_empty() && store == ObjectStore::Quarantine { key } else { place };
    Damaged { store, key, offset, fault, bytes }
}

const fn fault_name(fault: Fault) -> &'static str {
    match fault {
        Fault::Check => "check",
        Fault::Shape => "shape",
        Fault::Missing => "missing",
        Fault::Meaning => "meaning",
    }
}

fn fault_of(name: &str) -> Fault {
    match name {
        "check" => Fault::Check,
        "missing" => Fault::Missing,
        "meaning" => Fault::Meaning,
        _ => Fault::Shape,
    }
}
