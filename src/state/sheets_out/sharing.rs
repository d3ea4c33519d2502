//! The register of shared information (annex 2) as a list.

use super::SheetForm;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Side;
use crate::domain::id::SharingScopeId;
use crate::state::app::App;
use crate::state::clock::today;
use crate::state::sharing::Shared;
use crate::sync::list::ledger::{Cell, Ledger};

impl App {
    /// Hands these rows of the register out in their order.
    pub fn export_sharing(self, rows: &[Shared], form: SheetForm) {
        let text = self.untracked_text();
        let headings = [
            text.scope_number(),
            text.sharing_what(),
            text.scope_fields(),
            text.sharing_from(),
            text.customer(),
            text.contract(),
            text.sharing_recipients(),
            text.sharing_purpose(),
            text.sharing_basis(),
            text.scope_source(),
            text.scope_persons(),
            text.scope_notice_on(),
            text.scope_notice_version(),
            text.scope_consent_evidence(),
            text.scope_location(),
            text.scope_assessment(),
            text.scope_assessed_on(),
            text.scope_kept_under(),
            text.sharing_start(),
            text.scope_valid_to(),
            text.scope_return_days(),
            text.scope_status(),
            text.given_title(),
        ];
        let row = |it: &Shared| {
            let scope = &it.scope;
            let fields: Vec<&str> = scope.fields.iter().map(|field| text.share_field(*field)).collect();
            let number = scope.contract.and_then(|id| self.peek::<ContractBrief>(id));
            let side = match scope.from {
                Side::Us => text.our_side(),
                Side::Them => text.their_side(),
            };
            vec![
                Cell::words(&scope.number),
                Cell::words(&scope.what),
                Cell::Text(fields.join("; ")),
                Cell::words(side),
                Cell::Text(self.called(scope.customer)),
                Cell::Text(number.map(|it| it.number.clone()).unwrap_or_default()),
                Cell::words(&scope.recipients),
                Cell::words(&scope.purpose),
                Cell::words(text.legal_basis(scope.basis)),
                Cell::words(&scope.source),
                Cell::words(text.persons_band(scope.persons)),
                Cell::day(scope.notice_on),
                Cell::words(&scope.notice_version),
                Cell::words(&scope.consent_evidence),
                Cell::words(&scope.location),
                Cell::words(&scope.assessment),
                Cell::day(scope.assessed_on),
                Cell::words(&scope.kept_under),
                Cell::day(scope.begins),
                Cell::day(scope.valid_to),
                Cell::Count(u64::from(scope.return_days)),
                Cell::words(text.sharing_status(it.status)),
                Cell::Count(self.times_given(scope.id)),
            ]
        };
        let ledger = Ledger {
            sheet: text.sheet_sharing().to_owned(),
            made_on: today().ok(),
            headings: headings.map(str::to_owned).to_vec(),
            rows: rows.iter().map(row).collect(),
        };
        let name = form.name(text.sheet_sharing_file());
        let said = text.rows_exported(rows.len(), &name);
        self.hand_out(ledger, form, &name, said);
    }

    fn times_given(self, id: SharingScopeId) -> u64 {
        let all = self.peek_all::<crate::domain::sharing::given::SharingEvent>();
        u64::try_from(all.iter().filter(|it| it.scope == id).count()).unwrap_or(u64::MAX)
    }
}
