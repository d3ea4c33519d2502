//! The object stores of the database: one table, one version.
//!
//! rexie deletes every object store that its builder does not list, so the builder is fed from this table and from
//! nothing else (`storage-and-sync.md` 1c, R1). A change here needs a new [`DATABASE_VERSION`].

/// The version of the table below, and of the layouts of head, page and row: a change to any of them needs a new one, so
/// that an older build refuses the database instead of taking for damaged what it does not know. A database of every version
/// lies in `tests/fixtures/databases`; a new one without it fails the tests.
///
/// | Version | Brought |
/// |---|---|
/// | 1 | meta, pages, fresh, drafts, backups, quarantine |
/// | 2 | excerpts, undo, audit, history |
/// | 3 | blobs, `blob_facts` |
pub const DATABASE_VERSION: u32 = 3;

macro_rules! object_stores {
    ($($(#[$doc:meta])* $variant:ident => $name:literal;)*) => {
        /// An object store: bytes under text keys, no key path, no index.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ObjectStore {
            $($(#[$doc])* $variant,)*
        }

        impl ObjectStore {
            /// Every object store of this version.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in the database. Never changes once released.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The object store of this name.
            pub fn of(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

object_stores! {
    /// The head: revision and the meta bytes of the record layer, under one key.
    Meta => "meta";
    /// Pages of several hundred rows, each under the lowest key that it may hold.
    Pages => "pages";
    /// What lists and reckonings need of the rows of each page, so that a start need not read the pages. Derived: what is
    /// missing is made again from the pages.
    Excerpts => "excerpts";
    /// Rows changed since the last fold, one by one; they lie over the pages.
    Fresh => "fresh";
    /// Unfinished forms, under the name of the form. Private: never exported.
    Drafts => "drafts";
    /// Snapshots of the whole book, under their date.
    Backups => "backups";
    /// Damaged bytes, exactly as they were found.
    Quarantine => "quarantine";
    /// What large changes did to the rows, so that they can be taken back.
    Undo => "undo";
    /// The audit trail: one link for every change made here ([`record::audit`](crate::record::audit)).
    Audit => "audit";
    /// What people read of the changes of a record: its values before and after, on this device only.
    History => "history";
    /// The bytes of files, under their SHA-256 ([`blobs`](crate::store::blobs)).
    Blobs => "blobs";
    /// What is known of those bytes without reading them, under the same keys.
    BlobFacts => "blob_facts";
}
