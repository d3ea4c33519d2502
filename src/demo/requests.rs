//! What persons asked about their data: one to be answered within days, one that was answered, one that was refused.

use super::DemoError;
use super::deal::{LI, ZHOU};
use super::scene::Scene;
use crate::domain::id::{NewId, RequestStepId, SubjectRequestId};
use crate::domain::sharing::request::{Ask, Law, Refusal, RequestFact, RequestStep, SubjectRequest};

/// Who asked, on which day from today, what, by which law, in which words; and how it was answered, on which day, by whom, with
/// which words.
type Asked = (&'static str, i64, Ask, Law, &'static str, Option<(RequestFact, i64, &'static str, &'static str)>);

const ASKED: &[Asked] = &[
    (
        "Tobias Wren",
        -96,
        Ask::Access,
        Law::Pipl,
        "Asked by e-mail for a copy; identity checked by a call to the office number.",
        Some((RequestFact::Answered, -79, LI, "Copy of all records sent, sealed.")),
    ),
    (
        "过云生",
        -48,
        Ask::Erase,
        Law::Pipl,
        "来电要求删除，回拨核实了身份。",
        Some((
            RequestFact::Refused(Refusal::LawKeeps),
            -40,
            ZHOU,
            "收货签字在会计凭证里，须留存；其余已不再使用，并告知可以投诉。",
        )),
    ),
    ("区静姝", -14, Ask::Erase, Law::Pipl, "离职后来信要求删除，附了身份证复印件。", None),
];

/// Enters them into the book.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    for (name, on, asks, law, note, answer) in ASKED {
        let contact = scene.book.contacts.iter().find(|it| it.name == *name).map(|it| it.id);
        let id = SubjectRequestId::fresh(scene.ids);
        let mut request = SubjectRequest {
            name: (*name).to_owned(),
            contact,
            asks: *asks,
            law: *law,
            note: (*note).to_owned(),
            ..SubjectRequest::received_on(id, scene.day(*on)?)
        };
        if let Some((what, on, by, words)) = answer {
            let step =
                RequestStep { on: scene.day(*on)?, by: (*by).to_owned(), what: *what, words: (*words).to_owned() };
            request.course.insert(RequestStepId::fresh(scene.ids), step);
        }
        scene.book.subject_requests.push(request);
    }
    Ok(())
}
