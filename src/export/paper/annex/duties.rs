//! The division of work.

use super::super::draft::{Draft, TableDraft};
use super::super::figure;
use super::super::insert;
use super::super::outline::Outline;
use super::super::phrase;
use super::super::span::Align;
use crate::domain::contract::development::{Development, Rhythm};
use crate::domain::contract::field;
use crate::domain::contract::plan::Due;
use crate::domain::problem::Place;

pub(super) fn duties(draft: &mut Draft<'_>, outline: &Outline<'_>, development: &Development) {
    let helped = development.duties.iter().any(|duty| duty.support.is_some());
    let measured = development.duties.iter().any(|duty| !duty.measure.is_blank());
    let mut heads = vec![(Align::Start, "事项", "Task"), (Align::Start, "负责", "By")];
    if helped {
        heads.push((Align::Start, "配合", "Helped by"));
    }
    heads.push((Align::Start, "时间", "When"));
    if measured {
        heads.push((Align::Start, "完成标准", "Done when"));
    }
    let mut table = TableDraft::new(outline, &heads);
    for (row, duty) in development.duties.iter().enumerate() {
        let place = Place::row(field::DEVELOPMENT_DUTIES, row);
        let when = match duty.rhythm {
            Rhythm::Continuous => phrase::owned(("持续", "continuously")),
            Rhythm::Every(period) => {
                let (zh, en) = figure::period(period);
                (format!("每{zh}一次"), format!("every {en}"))
            }
            Rhythm::OnRequest(period) => {
                let (zh, en) = figure::period(period);
                (format!("应要求，{zh}内"), format!("on request, within {en}"))
            }
            Rhythm::By(day) => phrase::due_by(Due::On(day)),
        };
        let none = || phrase::owned(("–", "–"));
        let mut cells =
            vec![insert::term(place, phrase::task(&duty.task)), insert::term(place, phrase::who(outline, duty.owner))];
        if helped {
            let who = duty.support.map_or_else(none, |who| phrase::who(outline, who));
            cells.push(insert::term(place, who));
        }
        cells.push(insert::term(place, when));
        if measured {
            let measure = if duty.measure.is_blank() { none() } else { insert::both(&duty.measure) };
            cells.push(insert::term(place, measure));
        }
        table.row(&cells);
    }
    draft.table(table.done());
}
