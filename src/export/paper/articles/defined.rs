//! G2: the words with a meaning of their own.

use super::super::draft::{Draft, TableDraft};
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use super::super::span::{Align, Columns};
use crate::domain::contract::defined::Concept;
use crate::domain::contract::field;
use crate::domain::problem::Place;

/// The table of the words; nothing where none is defined.
pub(super) fn words(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    let contract = outline.contract;
    let concepts = Concept::ALL.into_iter().filter(|it| contract.defines(*it));
    let mut rows: Vec<[Columns; 2]> =
        concepts.filter_map(|it| meaning(outline, it).map(|meaning| [word(outline, it), meaning])).collect();
    for (row, term) in contract.definitions.own_terms.iter().enumerate() {
        let place = Place::row(field::DEFINITIONS_OWN, row);
        rows.push(
            [&term.word, &term.meaning]
                .map(|words| Draft::line(outline, "{0}", "{0}", &[insert::wording_at(place, words)])),
        );
    }
    if rows.is_empty() {
        return;
    }
    draft.more("下列用语在本合同中含义如下：", "The following words have these meanings in this contract:", &[]);
    let mut table = TableDraft::new(outline, &[(Align::Start, "用语", "Word"), (Align::Start, "含义", "Meaning")]);
    for row in rows {
        table.sentences(row);
    }
    draft.table(table.done());
}

fn word(outline: &Outline<'_>, concept: Concept) -> Columns {
    let word = insert::term(Place::of(field::DEFINITIONS_CONCEPTS), phrase::owned(concept.words()));
    Draft::line(outline, "{0}", "{0}", &[word])
}

/// What a word means; nothing where the terms that it follows from are not there.
fn meaning(outline: &Outline<'_>, concept: Concept) -> Option<Columns> {
    let article = outline.clause(concept.clause());
    Some(match concept {
        Concept::Products => Draft::line(
            outline,
            "{us}依{0}供应的货物、服务以及随附的软件和资料",
            "the goods and services that {us} supplies under {0}, with the software and documents that come with them",
            &[article],
        ),
        Concept::CustomerInformation => Draft::line(
            outline,
            "一方依{0}向对方提供的、与其客户有关的信息",
            "information on its customers that a party gives to the other under {0}",
            &[article],
        ),
        Concept::ConfidentialInformation => Draft::line(
            outline,
            "一方因本合同获悉的、{0}要求保密的对方未公开信息",
            "the other party’s non-public information that a party learns through this contract and keeps secret under {0}",
            &[article],
        ),
        Concept::PersonalInformation => Draft::line(
            outline,
            "以电子或者其他方式记录的、与已识别或者可识别的自然人有关的各种信息，不包括匿名化处理后的信息",
            "information of any kind, recorded electronically or otherwise, on an identified or identifiable natural person, \
             except what has been made anonymous",
            &[],
        ),
        Concept::NetSales => Draft::line(outline, "不含税并扣除退货后的销售额", "sales without tax, less returns", &[]),
        Concept::EvaluationPeriod => {
            let terms = outline.contract.targets.terms()?;
            Draft::line(
                outline,
                "依{0}进行评估的期间，自期限首日起以{1}为一期",
                "each period of evaluation under {0}: {1}, counted from the first day of the term",
                // the term itself stands in its own article: a mark of the checker belongs there
                &[article, Insert::Words(phrase::owned(phrase::cycle(terms.cycle)))],
            )
        }
    })
}
