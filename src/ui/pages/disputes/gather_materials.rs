//! The materials and the support of the contract of a dispute: what was promised and what came of it.

use super::gather::{Gathered, OWN_STEPS};
use super::gather_files::Shown;
use crate::domain::attachment::Proof;
use crate::domain::id::ContractId;
use crate::export::evidence_materials::{ToldMaterial, material_table, own_material_table};
use crate::state::App;

const FOLDER: &str = "5-materials";

/// Puts them among the documents, and apart from them who of us recorded what.
pub(super) fn materials(app: App, all: &mut Gathered, id: ContractId) {
    let (text, as_of) = (app.text(), app.as_of());
    let items: Vec<_> = app.materials_of(id).into_iter().map(|item| (app.material_history(&item), item)).collect();
    let shown = Shown::of(app, id);
    let told = items.iter().map(|(events, item)| ToldMaterial {
        title: app.material_title(text, item),
        giver: item.giver(),
        amount: item.terms().amount,
        unit: app.material_unit(text, item),
        due: item.due.day(),
        events: events.iter().filter(|it| it.on <= as_of).map(AsRef::as_ref).collect(),
        files: shown.names(&Proof::Material(item.key.clone())),
    });
    let (group, told) = (text.materials_title(), told.collect::<Vec<_>>());
    all.table(FOLDER, "materials", group, text.bundle_materials(), &material_table(text, &told));
    let own = own_material_table(text, &told);
    all.table(FOLDER, &format!("materials-{OWN_STEPS}"), group, text.bundle_own_materials(), &own);
}
