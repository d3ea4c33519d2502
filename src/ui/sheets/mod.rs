//! Side sheets: small things are made and edited beside the page, and closing never loses text.

mod entry;
mod form_sheet;

pub(super) use entry::{DeleteButton, ReasonSheet, keep, keep_record, keep_then, refuse};
pub(super) use form_sheet::{FormSheet, SheetHead};

use leptos::prelude::*;

use crate::domain::activity::Followed;
use crate::state::Sheet;
use crate::ui::pages::{
    contracts, customers, disputes, duties, evaluations, files, incentives, leads, materials, money, pipeline,
    products, quotes, service, settings, sharing, targets, tasks, team,
};
use crate::ui::widgets::focus::focus_later;

/// The sheet that is asked for.
pub(super) fn draw(sheet: Sheet) -> AnyView {
    match sheet {
        Sheet::Customer(id) => view! { <customers::CustomerSheet id /> }.into_any(),
        Sheet::Contact(customer, id) => view! { <customers::ContactSheet customer id /> }.into_any(),
        Sheet::Activity(customer, id) => {
            let of = customer.map(Followed::Customer);
            view! { <customers::ActivitySheet of id /> }.into_any()
        }
        Sheet::FollowUp(of) => view! { <customers::ActivitySheet of=Some(of) id=None /> }.into_any(),
        Sheet::Erase(of) => view! { <customers::EraseSheet of /> }.into_any(),
        Sheet::Opportunity(customer, id) => view! { <pipeline::OpportunitySheet customer id stage=None /> }.into_any(),
        Sheet::OpportunityAt(stage) => {
            view! { <pipeline::OpportunitySheet customer=None id=None stage=Some(stage) /> }.into_any()
        }
        Sheet::Lose(id) => view! { <pipeline::LoseSheet id /> }.into_any(),
        Sheet::RejectQuote(id) => view! { <quotes::RejectSheet id /> }.into_any(),
        Sheet::Lead(id) => view! { <leads::LeadSheet id /> }.into_any(),
        Sheet::ConvertLead(id) => view! { <leads::ConvertSheet id /> }.into_any(),
        Sheet::GiveUpLead(id) => view! { <leads::GiveUpSheet id /> }.into_any(),
        Sheet::Product(id) => view! { <products::ProductSheet id /> }.into_any(),
        Sheet::PriceList(id) => view! { <products::PriceListSheet id /> }.into_any(),
        Sheet::Purchase(customer, id) => view! { <customers::PurchaseSheet customer id /> }.into_any(),
        Sheet::Liking(customer, id) => view! { <customers::LikingSheet customer id /> }.into_any(),
        Sheet::Task(customer, id) => view! { <tasks::TaskSheet customer id /> }.into_any(),
        Sheet::Dispute(from) => view! { <disputes::DisputeSheet from id=None /> }.into_any(),
        Sheet::EditDispute(id) => {
            view! { <disputes::DisputeSheet from=crate::state::DisputeFrom::Blank id=Some(id) /> }.into_any()
        }
        Sheet::DisputeAct(id, act) => view! { <disputes::ActSheet id act /> }.into_any(),
        Sheet::DisputeHead(id, at) => view! { <disputes::HeadSheet id at /> }.into_any(),
        Sheet::DisputeMatter(id) => view! { <disputes::MatterSheet id /> }.into_any(),
        Sheet::Owed(id) => view! { <disputes::OwedSheet id /> }.into_any(),
        Sheet::Bundle(id) => view! { <disputes::BundleSheet id /> }.into_any(),
        Sheet::Ticket(customer, contract, id) => view! { <service::TicketSheet customer contract id /> }.into_any(),
        Sheet::TicketStep(id, step) => view! { <service::StepSheet id step /> }.into_any(),
        Sheet::Remedy(id) => view! { <service::RemedySheet id /> }.into_any(),
        Sheet::Workaround(id) => view! { <service::WorkaroundSheet id /> }.into_any(),
        Sheet::BeginEvaluation(of) => view! { <evaluations::BeginSheet of /> }.into_any(),
        Sheet::EvaluationStep(id, step) => view! { <evaluations::StepSheet id step /> }.into_any(),
        Sheet::EvaluationInput(id, nth) => view! { <evaluations::EnterSheet id nth /> }.into_any(),
        Sheet::EvaluationPlan(id) => view! { <evaluations::PlanSheet id /> }.into_any(),
        Sheet::Scope(customer, contract, id) => view! { <sharing::ScopeSheet customer contract id /> }.into_any(),
        Sheet::ScopeStep(id, step) => view! { <sharing::StepSheet id step /> }.into_any(),
        Sheet::Received(id) => view! { <sharing::ReceivedSheet id /> }.into_any(),
        Sheet::Undertaking(id) => view! { <sharing::UndertakingSheet id /> }.into_any(),
        Sheet::Request(id, of) => view! { <sharing::RequestSheet id of /> }.into_any(),
        Sheet::AnswerRequest(id) => view! { <sharing::AnswerSheet id /> }.into_any(),
        Sheet::Incident(id) => view! { <sharing::LeakSheet id /> }.into_any(),
        Sheet::IncidentStep(id, step) => view! { <sharing::LeakStepSheet id step /> }.into_any(),
        Sheet::Measure(id, measure) => view! { <sharing::MeasureSheet id measure /> }.into_any(),
        Sheet::CancelTask(id) => view! { <tasks::CancelSheet id /> }.into_any(),
        Sheet::Target(id) => view! { <targets::TargetSheet id /> }.into_any(),
        Sheet::AgreeTarget(id) => view! { <targets::AgreeSheet id /> }.into_any(),
        Sheet::Duty(duty) => view! { <duties::DutySheet duty /> }.into_any(),
        Sheet::DutyStep(duty, step) => view! { <duties::StepSheet duty step /> }.into_any(),
        Sheet::OwnDuty(contract, id) => view! { <duties::OwnSheet contract id /> }.into_any(),
        Sheet::SettleDuties(contract) => view! { <duties::SettleSheet contract /> }.into_any(),
        Sheet::Material(material) => view! { <materials::MaterialSheet material /> }.into_any(),
        Sheet::MaterialStep(material, step) => view! { <materials::StepSheet material step /> }.into_any(),
        Sheet::OwnMaterial(contract, id) => view! { <materials::OwnSheet contract id /> }.into_any(),
        Sheet::View(id) => view! { <customers::ViewSheet id /> }.into_any(),
        Sheet::Member(id) => view! { <team::MemberSheet id /> }.into_any(),
        Sheet::Incentive(ask) => view! { <incentives::IncentiveSheet ask /> }.into_any(),
        Sheet::HandOver(handed) => view! { <team::HandOverSheet handed /> }.into_any(),
        Sheet::GiveBack(id) => view! { <customers::GiveBackSheet id /> }.into_any(),
        Sheet::OwnField(id) => view! { <settings::OwnFieldSheet id /> }.into_any(),
        Sheet::PoolRules => view! { <customers::PoolRulesSheet /> }.into_any(),
        Sheet::Party(contract) => view! { <contracts::PartySheet id=contract /> }.into_any(),
        Sheet::Approve(paper) => view! { <contracts::ApproveSheet paper /> }.into_any(),
        Sheet::NewContract(customer) => view! { <contracts::NewContractSheet customer /> }.into_any(),
        Sheet::File(id) => view! { <files::FileSheet id /> }.into_any(),
        Sheet::Placement(paper, side, impression) => {
            view! { <contracts::PlacementSheet paper side impression /> }.into_any()
        }
        Sheet::Receipt(customer, contract) => view! { <money::ReceiptSheet customer contract /> }.into_any(),
        Sheet::ReceiptFiles(receipt) => view! { <money::ReceiptFilesSheet receipt /> }.into_any(),
        Sheet::Recount(receipt) => view! { <money::RecountSheet receipt /> }.into_any(),
        Sheet::ReverseReceipt(receipt) => view! { <money::ReverseSheet receipt /> }.into_any(),
        Sheet::UseAdvance(receipt) => view! { <money::UseAdvanceSheet receipt /> }.into_any(),
        Sheet::Waive(contract, instalment) => view! { <money::WaiveSheet contract instalment /> }.into_any(),
        Sheet::Cost(contract, instalment) => view! { <money::CostSheet contract instalment /> }.into_any(),
        Sheet::Freeze(contract, only) => view! { <money::FreezeSheet contract only /> }.into_any(),
        Sheet::Invoice(contract, id) => view! { <money::InvoiceSheet contract id /> }.into_any(),
        Sheet::IssueInvoice(id) => view! { <money::IssueSheet id /> }.into_any(),
        Sheet::InvoiceFiles(invoice) => view! { <money::InvoiceFilesSheet invoice /> }.into_any(),
        Sheet::VoidInvoice(id) => view! { <money::VoidSheet id /> }.into_any(),
        Sheet::RedInvoice(id) => view! { <money::RedSheet id /> }.into_any(),
    }
}

/// Moves the focus to the first box that is not acceptable, once the page has drawn the reasons.
pub(super) fn focus_first_problem() {
    focus_later("[aria-invalid=\"true\"]", false);
}
