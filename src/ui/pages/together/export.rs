//! The check as a table for a spreadsheet: what one would show a colleague before merging.

use crate::state::{App, Dispute, Preview, Said};
use crate::ui::widgets::dispute::{record_words, who_words};
use crate::ui::widgets::moment::moment;
use crate::ui::widgets::value::value_words;

/// Hands the check to the browser as a download.
pub(super) fn download(app: App, preview: &Preview) {
    let text = app.text();
    let heads = [
        text.together_kind(),
        text.together_record(),
        text.together_field(),
        text.together_side(),
        text.together_value(),
        text.together_who(),
        text.together_when(),
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    let mut told = |kind: &str, record: String, field: &str, side: &str, said: &Said| {
        rows.push(vec![
            text.kinds(kind),
            record,
            app.register_words(text, kind, field),
            side.to_owned(),
            value_words(app, kind, field, &said.value, &[]),
            who_words(text, &said.who),
            moment(app, said.at_ms),
        ]);
    };
    for Dispute { record, field, values, .. } in &preview.disputes {
        for said in values {
            told(&record.kind, record_words(text, record), field, text.together_undecided(), said);
        }
    }
    for merged in &preview.merged.items {
        let name = || record_words(text, &merged.record);
        for it in &merged.here {
            told(&merged.record.kind, name(), &it.field, text.together_newer_here(), &it.said);
        }
        for it in &merged.there {
            told(&merged.record.kind, name(), &it.field, text.together_newer_there(), &it.said);
        }
    }
    for changed in &preview.changed.items {
        for pair in &changed.fields {
            let name = record_words(text, &changed.record);
            told(&changed.record.kind, name, &pair.field, text.together_newer_there(), &pair.there);
        }
    }
    for named in &preview.new.items {
        rows.push(vec![
            text.kinds(&named.kind),
            record_words(text, named),
            String::new(),
            text.together_new().to_owned(),
            String::new(),
            String::new(),
            String::new(),
        ]);
    }
    app.download_table(text.together_check_name(), &rows);
}
