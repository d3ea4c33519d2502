//! A contract, a notice or a letter under it, or the sheet of an evaluation, handed out as a Word file. The worker writes it, as the library
//! for it is large.

use std::sync::Arc;

use leptos::prelude::{GetUntracked, untrack};
use serde::Serialize;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::errand::{Clerk, refusal_words};
use super::evaluations::Review;
use super::notice::{Tone, UndoOffer};
use super::outgoing::download_file;
use super::placement::SignedPaper;
use super::sheets_out::blob;
use crate::domain::attachment::Attachment;
use crate::domain::contract::Contract;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::lifecycle::digest::Digest;
use crate::domain::own_entity::OwnEntity;
use crate::domain::scorecard::record::Evaluation;
use crate::domain::task::Task;
use crate::export::letter::Letter;
use crate::export::notices::NoticeSheet;
use crate::export::paper::{Agreed, EvaluationSheet};
use crate::export::word::{Amends, Order, PicturedOrder};
use crate::i18n::Locale;
use crate::sync::errand::{Errand, Report};

impl App {
    /// Hands a contract with its parties, as its text names them, to the browser as a Word file.
    pub fn export_word(self, contract: Contract, own: OwnEntity, customer: Customer) {
        let draft = untrack(|| self.contract_today(contract.id)).is_some_and(|standing| !standing.is_locked());
        let placed = untrack(|| {
            self.version_to_carry(SignedPaper::Contract(contract.id))
                .map(|version| self.pictures_on(contract.id, version))
                .unwrap_or_default()
        });
        let order = Order { contract, own, customer, draft, amends: None };
        spawn_local(self.hand_out_pictured(order, placed));
    }

    /// Hands the document of an amendment to the browser as a Word file, with the pictures on this version of it.
    pub fn export_amendment(
        self,
        terms: Contract,
        own: OwnEntity,
        customer: Customer,
        draft: bool,
        amends: Amends,
        version: Option<Digest>,
    ) {
        let placed = version.map(|version| untrack(|| self.pictures_on(terms.id, version))).unwrap_or_default();
        let order = Order { contract: terms, own, customer, draft, amends: Some(Box::new(amends)) };
        spawn_local(self.hand_out_pictured(order, placed));
    }

    /// Hands the sheet of an evaluation to the browser as a Word file, in the language of the page, to be signed by both sides.
    pub fn export_evaluation(self, review: &Review) {
        let text = self.untracked_text();
        let agreed = |id| {
            let task = self.peek::<Task>(id)?;
            Some(Agreed { title: task.title.clone(), by: task.assignee.clone(), due: task.due })
        };
        let contract = review.it.contract.and_then(|id| self.peek::<ContractBrief>(id));
        let sheet = EvaluationSheet {
            evaluation: Evaluation::clone(&review.it),
            events: review.course.events.clone(),
            inputs: untrack(|| self.review_inputs(review)),
            actions: review.course.actions().into_iter().filter_map(agreed).collect(),
            subject: untrack(|| self.review_subject(&review.it)),
            own: untrack(|| self.own_entity()).map(|it| it.name.clone()).unwrap_or_default(),
            contract: contract.map(|it| it.number.clone()).unwrap_or_default(),
            as_of: self.untracked_as_of(),
            chinese: self.locale.get_untracked() == Locale::Zh,
        };
        let name = format!("{} {}", text.evaluation(), text.evaluation_span(review.it.span));
        spawn_local(async move { self.hand_out_docx(&sheet, text.word_file(&name)).await });
    }

    /// Hands a letter under a contract with this number to the browser as a Word file.
    pub fn export_letter(self, letter: Letter, contract: &str) {
        let text = self.untracked_text();
        let name = [letter.title.as_str(), contract].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
        let name = text.word_file(&name.join(" "));
        spawn_local(async move { self.hand_out_docx(&letter, name).await });
    }

    /// Hands a notice under a contract to the browser as a Word file.
    pub fn export_notice(self, sheet: NoticeSheet) {
        let text = self.untracked_text();
        let name = text.word_file(format!("{} {}", sheet.title(text), sheet.number).trim());
        spawn_local(async move { self.hand_out_docx(&sheet, name).await });
    }

    /// A name in a file's name would tell whoever sees the folder: the number says enough.
    fn word_name(self, order: &Order) -> String {
        let text = self.untracked_text();
        let number = order.amends.as_ref().map_or(order.contract.number.as_str(), |it| it.number.as_str()).trim();
        text.word_file(if number.is_empty() { text.contract() } else { number })
    }

    async fn hand_out_pictured(self, order: Order, placed: Vec<Arc<Attachment>>) {
        let name = self.word_name(&order);
        let pictures = self.pictures_for_word(placed).await;
        if pictures.is_empty() {
            self.hand_out_docx(&order, name).await;
        } else {
            self.hand_out_docx(&PicturedOrder { order, pictures }, name).await;
        }
    }

    async fn hand_out_docx(self, order: &impl Serialize, name: String) {
        let text = self.untracked_text();
        self.say(text.export_making(), Tone::Done, UndoOffer::None);
        let Some(handed) = serde_json::to_vec(order).ok().and_then(|json| blob(&json)) else {
            self.say(text.download_failed(), Tone::Trouble, UndoOffer::None);
            return;
        };
        let language = self.locale.get_untracked().tag().to_owned();
        match Clerk::ask_about(Errand::WriteWord { language }, Some(handed)).await {
            (Report::Word, Some(file)) => {
                self.say_handed_out(download_file(&name, &file), text.word_made(&name));
            }
            (report, _) => self.say(refusal_words(text, report), Tone::Trouble, UndoOffer::None),
        }
    }
}
