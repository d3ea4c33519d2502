//! What invoices to a customer say: on its page, to be copied, and in its form.

use leptos::prelude::*;

use crate::domain::customer::{Customer, PartyKind};
use crate::domain::id::CustomerId;
use crate::domain::invoice_profile::{InvoicePart, InvoiceProfile};
use crate::domain::registration_code::RegistrationCode;
use crate::i18n::Text;
use crate::i18n::invoice::read_invoice_block;
use crate::state::{Form, use_app};
use crate::ui::widgets::field::{TextArea, TextField};

/// So many letters may come at once from a keyboard.
const TYPED: usize = 8;

/// The part of the page; nothing while less is known than would make two lines.
#[component]
pub(super) fn InvoiceText(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let customer = Memo::new(move |_| app.watch::<Customer>(id));
    let block = Memo::new(move |_| {
        customer.with(|it| it.as_ref().map(|it| app.text().invoice_block(&it.invoice_details())).unwrap_or_default())
    });
    let says_enough = move || block.with(|block| block.lines().count() > 1);
    let lacks = move || {
        let text = app.text();
        let parts = customer.with(|it| {
            let firm = it.as_ref().filter(|it| it.kind == PartyKind::Organisation)?;
            Some(firm.invoice_details().lacks().map(|part| text.invoice_part(part)).collect::<Vec<_>>())
        });
        let parts = parts.filter(|parts| !parts.is_empty())?;
        Some(text.invoice_lacks(&parts.join(text.between_tags())))
    };
    let copy = move |_| app.copy_text(block.get_untracked(), app.untracked_text().invoice_copied());
    view! {
        <Show when=says_enough>
            <section class="rec__part" id="invoice-details" aria-label=move || app.text().invoice_profile()>
                <div class="section__head">
                    <h2>{move || app.text().invoice_profile()}</h2>
                    <button class="button section__act" data-kind="word" type="button" id="copy-invoice" on:click=copy>
                        {move || app.text().invoice_copy()}
                    </button>
                </div>
                <pre class="invoice__text">{move || block.get()}</pre>
                <p class="soft small">{lacks}</p>
            </section>
        </Show>
    }
}

/// The boxes of the form.
pub(super) fn invoice_boxes(customer: Option<&Customer>) -> [(&'static str, String); 5] {
    let of = |read: fn(&InvoiceProfile) -> &String| customer.map(|it| read(&it.invoice).clone()).unwrap_or_default();
    [
        ("invoice_title", of(|it| &it.title)),
        ("invoice_tax_number", of(|it| &it.tax_number)),
        ("invoice_address", of(|it| &it.address)),
        ("invoice_phone", of(|it| &it.phone)),
        ("invoice_paste", String::new()),
    ]
}

/// What the boxes say. What is the same as elsewhere in the form is not said twice: it follows when that changes.
pub(super) fn read_invoice(form: Form) -> InvoiceProfile {
    let own = |name: &'static str, usual: &'static str| {
        Some(form.text(name)).filter(|text| *text != form.text(usual)).unwrap_or_default()
    };
    InvoiceProfile {
        title: own("invoice_title", "name"),
        tax_number: own("invoice_tax_number", "code"),
        address: own("invoice_address", "address"),
        phone: own("invoice_phone", "phone"),
    }
}

/// The boxes on the page. What is pasted as one text goes to its boxes.
#[component]
pub(super) fn InvoiceFields(form: Form) -> impl IntoView {
    let app = use_app();
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let paste = form.field("invoice_paste");
    // an edge: what came in one go leaves the box once it is read; what is typed letter by letter is not taken away
    Effect::new(move |before: Option<usize>| {
        let text = paste.get();
        let length = text.chars().count();
        let pasted = length.saturating_sub(before.unwrap_or_default()) > TYPED;
        let parts = if pasted { read_invoice_block(&text) } else { Vec::new() };
        if parts.len() > 1 {
            for (part, value) in parts {
                form.field(box_for(form, part, &value)).set(value);
            }
            paste.set(String::new());
        }
        length
    });
    view! {
        <div class="fields__wide several__part">
            <h3>{move || app.text().invoice_profile()}</h3>
            <p class="field__help">{move || app.text().invoice_help()}</p>
        </div>
        <TextArea name="invoice-paste" label=label(Text::invoice_paste) value=paste hint problem=form.problem("invoice_paste") />
        <TextField name="invoice-title" label=label(Text::invoice_title) value=form.field("invoice_title") hint />
        <TextField name="invoice-tax-number" label=label(Text::invoice_tax_number) value=form.field("invoice_tax_number") hint />
        <TextField name="invoice-address" label=label(Text::invoice_address) value=form.field("invoice_address") hint wide=true />
        <TextField name="invoice-phone" label=label(Text::invoice_phone) value=form.field("invoice_phone") kind="tel" hint />
    }
}

/// The box for a part: that of the customer itself while it is blank and the value will do there.
fn box_for(form: Form, part: InvoicePart, value: &str) -> &'static str {
    let (usual, own) = match part {
        InvoicePart::Title => ("name", "invoice_title"),
        InvoicePart::TaxNumber => ("code", "invoice_tax_number"),
        InvoicePart::Address => ("address", "invoice_address"),
        InvoicePart::Phone => ("phone", "invoice_phone"),
        InvoicePart::Bank => return "bank",
        InvoicePart::Account => return "account",
    };
    let fits = part != InvoicePart::TaxNumber || RegistrationCode::read(value).is_ok();
    let is_free = form.field(usual).with_untracked(|text| text.trim().is_empty() || text.trim() == value);
    if fits && is_free { usual } else { own }
}
