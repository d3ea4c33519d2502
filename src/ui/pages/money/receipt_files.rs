//! The files of a receipt: it is never changed, and what proves it is kept with it.

use leptos::prelude::*;

use crate::domain::attachment::Subject;
use crate::domain::id::ReceiptId;
use crate::domain::receipt::Receipt;
use crate::i18n::format;
use crate::state::use_app;
use crate::ui::pages::files::FilesPart;
use crate::ui::sheets::SheetHead;
use crate::ui::widgets::dialog::Modal;

/// The sheet.
#[component]
pub(in crate::ui) fn ReceiptFilesSheet(receipt: ReceiptId) -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| app.layer.set(None));
    let title = Signal::derive(move || {
        let text = app.text();
        let of = app.watch::<Receipt>(receipt).map(|it| format!("{} {}", text.date(it.on), format::money(it.amount)));
        [Some(text.files().to_owned()), of].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    view! {
        <Modal class="sheetside" label=title close=close>
            <div class="sheetside__form" id="receipt-files">
                <SheetHead title close />
                <div class="sheetside__body"><FilesPart subject=Subject::Receipt(receipt) name="sheet-files" /></div>
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
