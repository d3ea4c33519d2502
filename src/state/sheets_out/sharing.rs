//! The register of shared information (annex 2, `contract-rules.md` 5.6) as a list: every column of it.

use super::SheetForm;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Side;
use crate::domain::id::SharingScopeId;
use crate::domain::lifecycle::sharing_scope::Stage;
use crate::i18n::Text;
use crate::state::app::App;
use crate::state::clock::today;
use crate::state::sharing::Shared;
use crate::sync::list::ledger::{Cell, Ledger};

/// The columns, in their order.
const fn headings(text: Text) -> [&'static str; 40] {
    [
        text.scope_number(),
        text.sharing_what(),
        text.scope_sets(),
        text.scope_fields(),
        text.sharing_from(),
        text.customer(),
        text.contract(),
        text.sharing_recipients(),
        text.sharing_purpose(),
        text.sharing_personal(),
        text.sharing_basis(),
        text.scope_basis_note(),
        text.scope_source(),
        text.scope_persons(),
        text.scope_notice_on(),
        text.scope_notice_version(),
        text.sharing_separate(),
        text.scope_consent_evidence(),
        text.sharing_role(),
        text.sharing_level(),
        text.sharing_channel(),
        text.sharing_frequency(),
        text.sharing_onward(),
        text.scope_location(),
        text.personal_cross_border(),
        text.personal_measures(),
        text.scope_assessment(),
        text.scope_assessed_on(),
        text.sharing_start(),
        text.scope_valid_to(),
        text.sharing_end_action(),
        text.scope_kept_under(),
        text.scope_return_days(),
        text.scope_end_due(),
        text.scope_status(),
        text.scope_end_on(),
        text.scope_step_ending(),
        text.scope_step_confirmed(),
        text.given_title(),
        text.customer_note(),
    ]
}

impl App {
    /// Hands these rows of the register out in their order.
    pub fn export_sharing(self, rows: &[Shared], form: SheetForm) {
        let text = self.untracked_text();
        let ledger = Ledger {
            sheet: text.sheet_sharing().to_owned(),
            made_on: today().ok(),
            headings: headings(text).map(str::to_owned).to_vec(),
            rows: rows.iter().map(|it| self.sharing_row(text, it)).collect(),
        };
        let name = form.name(text.sheet_sharing_file());
        let said = text.rows_exported(rows.len(), &name);
        self.hand_out(ledger, form, &name, said);
    }

    /// One of its rows, a cell for each of its [`headings`].
    fn sharing_row(self, text: Text, it: &Shared) -> Vec<Cell> {
        let scope = &it.scope;
        let fields: Vec<&str> = scope.fields.iter().map(|field| text.share_field(*field)).collect();
        let sets: Vec<&str> = scope.sets.iter().map(|set| text.data_set(*set)).collect();
        let measures: Vec<&str> = scope.measures.iter().map(|it| text.protective_measure_word(*it)).collect();
        let number = scope.contract.and_then(|id| self.peek::<ContractBrief>(id));
        let side = match scope.from {
            Side::Us => text.our_side(),
            Side::Them => text.their_side(),
        };
        let (ended_on, ending, confirmed_by) = match &it.course.stage {
            Stage::Closed { on, ending, confirmed_by } => {
                (Some(*on), text.sharing_ending(*ending), confirmed_by.as_str())
            }
            Stage::Draft
            | Stage::Agreed { .. }
            | Stage::Active { .. }
            | Stage::Blocked { .. }
            | Stage::Ended { .. } => (None, "", ""),
        };
        vec![
            Cell::words(&scope.number),
            Cell::words(&scope.what),
            Cell::Text(sets.join("; ")),
            Cell::Text(fields.join("; ")),
            Cell::words(side),
            Cell::Text(self.called(scope.customer)),
            Cell::Text(number.map(|it| it.number.clone()).unwrap_or_default()),
            Cell::words(&scope.recipients),
            Cell::words(&scope.purpose),
            Cell::words(text.personal_mark_word(scope.personal)),
            Cell::words(text.legal_basis(scope.basis)),
            Cell::words(&scope.basis_note),
            Cell::words(&scope.source),
            Cell::words(text.persons_band(scope.persons)),
            Cell::day(scope.notice_on),
            Cell::words(&scope.notice_version),
            Cell::words(text.separate_consent_word(scope.separate_consent)),
            Cell::words(&scope.consent_evidence),
            Cell::words(text.recipient_role_word(scope.role)),
            Cell::words(text.secrecy_level_word(scope.level)),
            Cell::words(text.channel_word(scope.channel)),
            Cell::words(text.frequency_word(scope.frequency)),
            Cell::words(text.onward_word(scope.onward)),
            Cell::words(&scope.location),
            Cell::words(text.cross_border_word(scope.border)),
            Cell::Text(measures.join("; ")),
            Cell::words(&scope.assessment),
            Cell::day(scope.assessed_on),
            Cell::day(scope.begins),
            Cell::day(scope.valid_to),
            Cell::words(text.end_action_word(scope.end_action)),
            Cell::words(&scope.kept_under),
            Cell::Count(u64::from(scope.return_days)),
            Cell::day(it.return_by),
            Cell::words(text.sharing_status(it.status)),
            Cell::day(ended_on),
            Cell::words(ending),
            Cell::words(confirmed_by),
            Cell::Count(self.times_given(scope.id)),
            Cell::words(&scope.note),
        ]
    }

    fn times_given(self, id: SharingScopeId) -> u64 {
        let all = self.peek_all::<crate::domain::sharing::given::SharingEvent>();
        u64::try_from(all.iter().filter(|it| it.scope == id).count()).unwrap_or(u64::MAX)
    }
}
