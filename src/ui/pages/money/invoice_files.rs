//! The files of an invoice: itself as it was issued, and what shows that it was handed over.

use leptos::prelude::*;

use crate::domain::attachment::Subject;
use crate::domain::id::InvoiceId;
use crate::domain::invoice::Invoice;
use crate::i18n::format;
use crate::state::use_app;
use crate::ui::pages::files::FilesPart;
use crate::ui::sheets::SheetHead;
use crate::ui::widgets::dialog::Modal;

/// The sheet.
#[component]
pub(in crate::ui) fn InvoiceFilesSheet(invoice: InvoiceId) -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| app.layer.set(None));
    let title = Signal::derive(move || {
        let text = app.text();
        let of = app.watch::<Invoice>(invoice).map(|it| {
            let named = if it.number.is_empty() { text.date(it.on) } else { it.number.clone() };
            format!("{named} {}", format::money(it.gross))
        });
        [Some(text.files().to_owned()), of].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    view! {
        <Modal class="sheetside" label=title close=close>
            <div class="sheetside__form" id="invoice-files">
                <SheetHead title close />
                <div class="sheetside__body"><FilesPart subject=Subject::Invoice(invoice) name="sheet-files" /></div>
                <footer class="sheetside__foot">
                    <span class="sheetside__gap"></span>
                    <button type="button" class="button" on:click=move |_| close.run(())>
                        {move || app.text().close()}
                    </button>
                </footer>
            </div>
        </Modal>
    }
}
