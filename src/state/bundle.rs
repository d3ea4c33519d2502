//! The evidence bundle of a dispute: the audit extract that goes into it, and handing it out. The worker packs it, as the library
//! for it is large.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::rc::Rc;

use leptos::prelude::WithUntracked;
use serde_json::json;
use uuid::Uuid;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, Phase};
use super::book::records;
use super::errand::{Clerk, refusal_words};
use super::notice::{Tone, UndoOffer};
use super::outgoing::download_file;
use super::sheets_out::blob;
use crate::record::audit::{self, Entry};
use crate::store::{Repository, RowKey, StoreError};
pub use crate::sync::bundle::own::{AUDIT, FILES, NOTES, OWN_SIDE, OWN_STEPS, is_own};
use crate::sync::bundle::sum;
pub use crate::sync::bundle::{BundleBody, BundleEntry, BundleOrder, BundleWords, escaped, keys as bundle_keys};
use crate::sync::errand::{Errand, Report};

/// A record whose changes go into an extract: its id, the name of its kind, and what people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    /// Its id.
    pub id: Uuid,
    /// The name of its kind.
    pub kind: &'static str,
    /// What people call it.
    pub title: String,
}

/// What the audit trail says of some records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditExtract {
    /// A line for each change: when, who, what, which fields.
    pub lines: Vec<[String; 6]>,
    /// The links of the chain that these changes stand in, with their sums, and as they are stored where they are about nothing
    /// else: JSON.
    pub chain: String,
}

impl App {
    /// What the audit trail says of these records, the earliest change first.
    ///
    /// # Errors
    /// Storage failed.
    pub async fn audit_extract(self, of: Vec<Audited>) -> Result<AuditExtract, StoreError> {
        let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else {
            return Ok(AuditExtract::default());
        };
        let mut all = Vec::new();
        let known: BTreeSet<Uuid> = of.iter().map(|it| it.id).collect();
        let mut links: BTreeMap<String, serde_json::Value> = BTreeMap::new();
        for it in of {
            let rows = repository.get(&[RowKey { id: it.id, kind: it.kind.to_owned() }]).await?;
            let (good, _) = records(rows);
            let kept = repository.history(it.id).await?;
            let rec = good.first().map(|(_, rec)| rec);
            let items = audit::history(rec, kept.iter().map(|(key, bytes)| (key.as_str(), bytes.as_slice())));
            for item in items {
                let link = item.link.as_ref().map(|(key, _)| key.clone()).unwrap_or_default();
                if let Some(stored) = stored_link(repository.as_ref(), &link, &known).await? {
                    links.insert(link.clone(), stored);
                }
                let mut fields = String::new();
                for (name, shift) in &item.fields {
                    let value = |value: Option<&serde_json::Value>| value.map(ToString::to_string).unwrap_or_default();
                    // writing to a text cannot fail
                    let _written =
                        write!(fields, "{name}: {} → {}; ", value(shift.from.as_ref()), value(shift.to.as_ref()));
                }
                let line = [moment(item.at.ms), item.who, it.kind.to_owned(), it.title.clone(), fields, link];
                all.push((item.at.ms, line));
            }
        }
        all.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
        let links: Vec<serde_json::Value> = links.into_values().collect();
        let chain = serde_json::to_string_pretty(&json!({ "links": links })).unwrap_or_default();
        Ok(AuditExtract { lines: all.into_iter().map(|(_, line)| line).collect(), chain })
    }

    /// Has a bundle packed, and hands it to the browser. Its name holds the number of the dispute and nothing else.
    pub fn export_bundle(self, order: BundleOrder) {
        spawn_local(self.hand_out_bundle(order));
    }

    async fn hand_out_bundle(self, order: BundleOrder) {
        let text = self.untracked_text();
        let kind = self.phase.with_untracked(|phase| match phase {
            Phase::Open(kind) => Some(*kind),
            Phase::Opening | Phase::FirstRun | Phase::Stopped(_) | Phase::Lost(_) => None,
        });
        let handed = serde_json::to_vec(&order).ok().and_then(|json| blob(&json));
        let (Some(kind), Some(handed)) = (kind, handed) else {
            return self.say(text.download_failed(), Tone::Trouble, UndoOffer::None);
        };
        self.say(text.export_making(), Tone::Done, UndoOffer::None);
        let book = self.database(kind);
        let name = text.bundle_file_name(&order.number);
        match Clerk::ask_about(Errand::WriteBundle { book }, Some(handed)).await {
            (Report::Bundle, Some(file)) => self.say_handed_out(download_file(&name, &file), text.bundle_done(&name)),
            (report, _) => self.say(refusal_words(text, report), Tone::Trouble, UndoOffer::None),
        }
    }
}

/// A moment as machines and people read it, in UTC.
fn moment(ms: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 stay below 2^53")]
    let at = js_sys::Date::new(&JsValue::from_f64(ms as f64));
    at.to_iso_string().into()
}

/// A link of the chain with its sum, by its key; as it is stored only if it is about nothing but `known` records: one that is
/// about others too would give these away.
async fn stored_link(
    repository: &impl Repository,
    key: &str,
    known: &BTreeSet<Uuid>,
) -> Result<Option<serde_json::Value>, StoreError> {
    if key.is_empty() {
        return Ok(None);
    }
    let mut before = key.chars();
    before.next_back();
    let near = repository.links(before.as_str(), 10).await?;
    let found = near.into_iter().find(|(found, _)| found == key);
    Ok(found.map(|(key, bytes)| {
        let entry = Entry::of_link(&bytes);
        let number = entry.as_ref().map(|it| it.n);
        if entry.is_some_and(|it| it.sum.is_none() && it.records.iter().all(|record| known.contains(&record.id))) {
            json!({ "key": key, "n": number, "sha256": sum(&bytes), "stored": String::from_utf8_lossy(&bytes) })
        } else {
            json!({ "key": key, "n": number, "sha256": sum(&bytes) })
        }
    }))
}
