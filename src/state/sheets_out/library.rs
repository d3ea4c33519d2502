//! The library of one's own.

use std::sync::Arc;

use super::SheetForm;
use crate::domain::fallback::Fallback;
use crate::domain::own_clause::OwnClause;
use crate::domain::own_template::OwnTemplate;
use crate::state::app::App;
use crate::sync::list::sheets::library::{
    FALLBACKS, FallbackRow, OWN_CLAUSES, OWN_TEMPLATES, OwnClauseRow, OwnTemplateRow,
};

impl App {
    /// Whether something of the library is still offered, in words; nothing where it is.
    fn archived_state(self, archived: bool) -> String {
        if archived { self.untracked_text().own_archived_state().to_owned() } else { String::new() }
    }

    /// Hands out these clauses, in the language of the page.
    pub fn export_own_clauses(self, all: &[Arc<OwnClause>], form: SheetForm) {
        let text = self.untracked_text();
        let row = |it: &Arc<OwnClause>| OwnClauseRow {
            heading: text.wording(&it.heading).to_owned(),
            text: text.wording(&it.text).to_owned(),
            when: it.note.clone(),
            fairness: it.fairness.clone(),
            state: self.archived_state(it.archived),
        };
        let rows: Vec<OwnClauseRow> = all.iter().map(row).collect();
        self.export_rows(&OWN_CLAUSES, &rows, form, text.library_clauses(), text.sheet_own_clauses_file());
    }

    /// Hands out what built-in clauses may fall back on; `said` gives what one says.
    pub fn export_fallbacks(self, all: &[Arc<Fallback>], said: impl Fn(&Fallback) -> String, form: SheetForm) {
        let text = self.untracked_text();
        let row = |it: &Arc<Fallback>| FallbackRow {
            clause: text.proposal_clause(Some(it.clause)),
            name: text.wording(&it.name).to_owned(),
            text: said(it),
            when: it.when.clone(),
            state: self.archived_state(it.archived),
        };
        let rows: Vec<FallbackRow> = all.iter().map(row).collect();
        self.export_rows(&FALLBACKS, &rows, form, text.fallbacks(), text.sheet_fallbacks_file());
    }

    /// Hands out these templates.
    pub fn export_own_templates(self, all: &[Arc<OwnTemplate>], form: SheetForm) {
        let text = self.untracked_text();
        let row = |it: &Arc<OwnTemplate>| OwnTemplateRow {
            name: it.name.clone(),
            kind: text.contract_kind_name(it.terms.kind).to_owned(),
            title: text.wording(&it.terms.title).to_owned(),
            when: it.note.clone(),
            state: self.archived_state(it.archived),
        };
        let rows: Vec<OwnTemplateRow> = all.iter().map(row).collect();
        self.export_rows(&OWN_TEMPLATES, &rows, form, text.library_templates(), text.sheet_own_templates_file());
    }
}
