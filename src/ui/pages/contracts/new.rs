//! A new contract: for whom, of what kind. Everything else starts from the usual terms.

use leptos::prelude::*;

use crate::domain::contract::Contract;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::{ContractKind, ContractLanguage, Prevailing, SubjectKind};
use crate::domain::id::{ContractId, CustomerId, OwnTemplateId};
use crate::domain::own_template::OwnTemplate;
use crate::i18n::Text;
use crate::state::{App, Batch, Form, Problem, use_app};
use crate::ui::pages::contracts::draft::{following_contract, templated_contract, usual_contract};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::sheets::{FormSheet, keep_then, refuse};
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::field::ChoiceField;

const KINDS: [(&str, ContractKind); 6] = [
    ("customer_management", ContractKind::CustomerManagement),
    ("sale", ContractKind::Sale),
    ("distribution", ContractKind::Distribution),
    ("service", ContractKind::Service),
    ("framework", ContractKind::Framework),
    ("non_disclosure", ContractKind::NonDisclosure),
];
const SUBJECTS: [(&str, SubjectKind); 4] = [
    ("goods", SubjectKind::Goods),
    ("services", SubjectKind::Services),
    ("mixed", SubjectKind::Mixed),
    ("digital", SubjectKind::Digital),
];
/// The choice of no template.
const USUAL: &str = "usual";

/// The sheet.
#[component]
pub(in crate::ui) fn NewContractSheet(customer: Option<CustomerId>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let form = Form::start(
        app,
        customer.map_or_else(|| "contract/new".to_owned(), |id| format!("contract/new/{id}")),
        vec![
            ("customer", customer.map(|id| id.to_string()).unwrap_or_default()),
            ("earlier", String::new()),
            ("template", USUAL.to_owned()),
            ("kind", "customer_management".to_owned()),
            ("subject", "goods".to_owned()),
            ("language", app.untracked_text().pick("zh", "en").to_owned()),
        ],
    );
    let submit = Callback::new(move |()| {
        let Some(customer) = CustomerId::parse(&form.text("customer")) else {
            let words = app.untracked_text().contract_choose_customer().to_owned();
            refuse(form, vec![Problem { field: "customer", words }]);
            return;
        };
        if let Some(earlier) = earlier(form)
            && untrack(|| !app.all_read() || app.watch::<Contract>(earlier).is_none())
        {
            let words = app.untracked_text().loading().to_owned();
            refuse(form, vec![Problem { field: "earlier", words }]);
            return;
        }
        if let Some(template) = chosen(form)
            && app.peek::<OwnTemplate>(template).is_none()
        {
            let words = app.untracked_text().template_gone().to_owned();
            refuse(form, vec![Problem { field: "template", words }]);
            return;
        }
        let Some(contract) = draft(app, form, customer) else {
            app.say(app.untracked_text().no_book(), crate::state::Tone::Trouble, crate::state::UndoOffer::None);
            return;
        };
        let (id, said) = (contract.id, app.untracked_text().contract_started(&contract.number));
        keep_then(app, form, Batch::of(&contract), said, move || router.go(&Route::contract(id)));
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let templates = Signal::derive(move || {
        let mut all = app.watch_all::<OwnTemplate>();
        all.retain(|it| !it.archived);
        all.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        let usual = (USUAL.to_owned(), app.text().template_usual().to_owned());
        std::iter::once(usual).chain(all.iter().map(|it| (it.id.to_string(), it.name.clone()))).collect::<Vec<_>>()
    });
    // those of the customer, the newest first
    let before = Signal::derive(move || {
        let text = app.text();
        let customer = form.field("customer").with(|it| CustomerId::parse(it));
        let mut all = customer.map(|id| app.contracts_of(id)).unwrap_or_default();
        all.sort_by_key(|it| std::cmp::Reverse(it.id));
        let none = (String::new(), text.following_none().to_owned());
        let words = |it: &ContractBrief| format!("{} · {}", it.number, text.wording(&it.title));
        std::iter::once(none).chain(all.iter().map(|it| (it.id.to_string(), words(it)))).collect::<Vec<_>>()
    });
    let some_before = move || before.with(|all| all.len() > 1);
    // one of another customer is none to go by
    Effect::new(move |_| {
        let there = before.with(|all| form.field("earlier").with_untracked(|it| all.iter().any(|(id, _)| id == it)));
        if !there {
            form.field("earlier").set(String::new());
        }
    });
    // it is read as soon as it is chosen
    Effect::new(move |_| {
        let _coming = form.field("earlier").with(|it| ContractId::parse(it)).and_then(|id| app.watch::<Contract>(id));
    });
    let from_earlier = Memo::new(move |_| form.field("earlier").with(|it| ContractId::parse(it).is_some()));
    // a template says kind, subject and language itself
    let from_template = Memo::new(move |_| form.field("template").with(|it| OwnTemplateId::parse(it).is_some()));
    let kinds = Signal::derive(move || {
        KINDS.map(|(name, kind)| (name.to_owned(), app.text().contract_kind_name(kind).to_owned())).to_vec()
    });
    let subjects = Signal::derive(move || {
        SUBJECTS.map(|(name, kind)| (name.to_owned(), app.text().subject_kind_name(kind).to_owned())).to_vec()
    });
    let languages = Signal::derive(move || {
        let text = app.text();
        vec![
            ("zh".to_owned(), text.paper_zh().to_owned()),
            ("en".to_owned(), text.paper_en().to_owned()),
            ("both".to_owned(), text.paper_both().to_owned()),
        ]
    });
    view! {
        <FormSheet title=label(Text::new_contract) form submit action=label(Text::contract_draft_button)>
            <div class="fields">
                <CustomerField name="contract-customer" label=label(Text::contract_for) value=form.field("customer") none=Text::contract_choose_customer problem=form.problem("customer") />
                <Show when=some_before>
                    <ChoiceField name="contract-earlier" label=label(Text::following_choose) value=form.field("earlier") choices=before problem=form.problem("earlier") wide=true />
                </Show>
                <Show
                    when=move || !from_earlier.get()
                    fallback=move || view! { <p class="field__help fields__wide">{move || app.text().following_help()}</p> }
                >
                <ChoiceField name="contract-template" label=label(Text::template_from) value=form.field("template") choices=templates problem=form.problem("template") wide=true />
                <Show
                    when=move || !from_template.get()
                    fallback=move || view! { <p class="field__help fields__wide">{move || app.text().template_fixed()}</p> }
                >
                    <ChoiceField name="contract-kind" label=label(Text::contract_kind) value=form.field("kind") choices=kinds wide=true />
                    <ChoiceField name="contract-subject" label=label(Text::contract_subject) value=form.field("subject") choices=subjects />
                    <ChoiceField name="contract-language" label=label(Text::contract_language) value=form.field("language") choices=languages />
                </Show>
                </Show>
            </div>
        </FormSheet>
    }
}

fn chosen(form: Form) -> Option<OwnTemplateId> {
    OwnTemplateId::parse(&form.text("template"))
}

fn earlier(form: Form) -> Option<ContractId> {
    ContractId::parse(&form.text("earlier"))
}

fn draft(app: App, form: Form, customer: CustomerId) -> Option<Contract> {
    if let Some(from) = earlier(form) {
        return untrack(|| following_contract(app, from));
    }
    if let Some(template) = chosen(form) {
        return templated_contract(app, customer, app.peek::<OwnTemplate>(template)?.as_ref());
    }
    let chosen = form.text("kind");
    let kind =
        KINDS.iter().find(|(name, _)| *name == chosen).map_or(ContractKind::CustomerManagement, |(_, kind)| *kind);
    let subject = form.text("subject");
    let subject_kind = SUBJECTS.iter().find(|(name, _)| *name == subject).map_or(SubjectKind::Goods, |(_, kind)| *kind);
    let mut contract = usual_contract(app, customer, kind, subject_kind)?;
    contract.language = match form.text("language").as_str() {
        "en" => ContractLanguage::En,
        "both" => ContractLanguage::Both { prevailing: Prevailing::Zh },
        _ => ContractLanguage::Zh,
    };
    Some(contract)
}
