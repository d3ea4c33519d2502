//! Materials and support: the board of all, the parts of a contract's and a customer's page, the sheets beside them, and the slip
//! that both sides sign.

mod against;
mod board;
mod item;
mod loss;
mod of_contract;
mod of_customer;
mod own;
mod rows;
mod sheet;
mod slip;
mod slip_paper;
mod step;

pub(in crate::ui) use board::MaterialsPage;
pub(in crate::ui) use item::material_words;
pub(in crate::ui) use of_contract::MaterialsUnder;
pub(in crate::ui) use of_customer::MaterialsOfCustomer;
pub(in crate::ui) use own::OwnSheet;
pub(in crate::ui) use sheet::MaterialSheet;
pub(in crate::ui) use slip::SlipPage;
pub(in crate::ui) use step::StepSheet;
