//! What was given and received under the contract of a dispute that is about secrecy, and who promised it: with the digests of the
//! files, and the files of the register beside them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::gather::{Gathered, OWN_STEPS};
use crate::domain::dispute::Subject as About;
use crate::domain::dispute::concerned::was_shared_in;
use crate::domain::id::SharingScopeId;
use crate::domain::sharing::given::SharingEvent;
use crate::domain::sharing::undertaking::Undertaking;
use crate::export::evidence_sharing::{ToldShare, own_share_table, share_table, undertaking_table};
use crate::state::{App, DisputeFile, Shared};

const FOLDER: &str = "4-sharing";

/// Puts them among the documents; nothing where secrecy is not in dispute.
pub(super) fn sharing(app: App, all: &mut Gathered, file: &DisputeFile) {
    let text = app.text();
    let group = text.bundle_group_sharing();
    let given = given(app, file);
    let told: Vec<ToldShare<'_>> = given
        .iter()
        .map(|(shared, event)| ToldShare { number: &shared.scope.number, what: &shared.scope.what, event })
        .collect();
    all.table(FOLDER, "shared", group, text.bundle_shared(), &share_table(text, &told));
    let own = own_share_table(text, &told);
    all.table(FOLDER, &format!("shared-{OWN_STEPS}"), group, text.bundle_own_shared(), &own);
    let promised = undertakings(app, file);
    let table = undertaking_table(text, promised.iter().map(AsRef::as_ref));
    all.table(FOLDER, "undertakings", group, text.undertakings(), &table);
}

fn is_on_secrecy(file: &DisputeFile) -> bool {
    file.dispute.subject == About::Confidentiality || !file.dispute.incidents().is_empty()
}

/// The rows under the contract, and those of the leaks that are with the same customer; none where secrecy is not in dispute.
pub(super) fn scopes(app: App, file: &DisputeFile) -> Vec<Shared> {
    if !is_on_secrecy(file) {
        return Vec::new();
    }
    let leaks = file.dispute.incidents().into_iter().filter_map(|id| app.leak(id));
    let leaked: BTreeSet<SharingScopeId> = leaks.filter_map(|it| it.incident.scope).collect();
    let mut all = app.shared();
    all.retain(|it| was_shared_in(&file.dispute, &it.scope, &leaked, |id| app.survivor(id)));
    all
}

/// What was given and received under them, the earliest first.
fn given(app: App, file: &DisputeFile) -> Vec<(Shared, Arc<SharingEvent>)> {
    let of = |shared: Shared| app.given_under(shared.scope.id).into_iter().map(move |it| (shared.clone(), it));
    let mut all: Vec<_> = scopes(app, file).into_iter().flat_map(of).collect();
    all.sort_by_key(|(_, it)| (it.at, it.id));
    all
}

/// The promises under the contract; none where secrecy is not in dispute.
pub(super) fn undertakings(app: App, file: &DisputeFile) -> Vec<Arc<Undertaking>> {
    let contract = file.dispute.contract.filter(|_| is_on_secrecy(file));
    let mut all = app.watch_all::<Undertaking>();
    all.retain(|it| contract.is_some() && it.contract == contract);
    all.sort_by(|a, b| a.bearer.cmp(&b.bearer).then_with(|| a.id.cmp(&b.id)));
    all
}
