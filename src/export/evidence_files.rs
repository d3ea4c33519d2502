//! What we noted on the files of an evidence bundle for ourselves.

use super::evidence::cells;
use crate::domain::attachment::Attachment;
use crate::i18n::Text;

/// Which file was added when and by whom, and what we noted on it: nothing for the other side, whom its name has to do. Only the head
/// where nobody said anything.
pub fn own_file_table<'a>(text: Text, files: impl IntoIterator<Item = &'a Attachment>) -> Vec<Vec<String>> {
    let head = cells(&[text.file_name_label(), text.file_added_on(), text.file_by(), text.file_note()]);
    let said = files.into_iter().filter(|it| !it.by.trim().is_empty() || !it.note.trim().is_empty());
    let rows = said.map(|it| vec![it.name.clone(), it.added_on.to_string(), it.by.clone(), it.note.clone()]);
    std::iter::once(head).chain(rows).collect()
}
