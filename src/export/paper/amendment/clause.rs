//! What an amendment says of one clause: the sentences that change before and after, or the whole of it.

use super::super::articles;
use super::super::figure::article_number;
use super::super::insert::Insert;
use super::super::span::{Block, Cell, Columns, Paragraph, Span};
use super::same::{same, same_block};
use super::{Change, Writer, append};
use crate::domain::contract::clause::ClauseId;

/// A clause of which more paragraphs change than this is given in full.
const QUOTED: usize = 2;

impl Writer<'_> {
    /// What becomes of a clause; nothing where it reads as before.
    pub(super) fn clause_change(&self, clause: ClauseId) -> Option<Change> {
        let was = self.old.clause_number(clause).map(|no| articles::write(self.old, clause, no));
        let now = self.new.clause_number(clause).map(|no| articles::write(self.new, clause, no));
        let name = || Insert::Words(self.heading(clause));
        match (was, now) {
            (Some(was), Some(now)) => {
                if same(&was.blocks, &now.blocks) {
                    return None;
                }
                let heading = self.line("变更原合同{0}（{1}）", "Change of {0} ({1})", &[self.clause(clause), name()]);
                let no = self.signed.clause_number(clause);
                let (was, now) = (self.numbered_as(no, was.blocks), self.numbered_as(no, now.blocks));
                if let Some(lines) = self.quoted(clause, &was, &now) {
                    return Some(Change::said(clause, heading, lines));
                }
                let line = self.line(
                    "原合同{0}全文变更为：",
                    "{0} of the Contract is replaced in full by:",
                    &[self.clause(clause)],
                );
                Some(Change { clause, heading, lines: vec![line], given: now })
            }
            (None, Some(now)) => {
                let heading = self.line("增加“{0}”条款", "Added article: {0}", &[name()]);
                let line = self.line("原合同增加以下条款：", "The following article is added to the Contract:", &[]);
                let mut given = self.referring(now.blocks);
                for block in &mut given {
                    if let Block::Paragraph(paragraph) = block {
                        paragraph.no.clear();
                    }
                }
                Some(Change { clause, heading, lines: vec![line], given })
            }
            (Some(_), None) => {
                let heading = self.line("变更原合同{0}（{1}）", "Change of {0} ({1})", &[self.clause(clause), name()]);
                let line =
                    self.line("原合同{0}不再适用。", "{0} of the Contract no longer applies.", &[self.clause(clause)]);
                Some(Change::said(clause, heading, vec![line]))
            }
            (None, None) => None,
        }
    }

    /// The sentences that change, before and after; nothing where more changes than can be quoted.
    fn quoted(&self, clause: ClauseId, was: &[Block], now: &[Block]) -> Option<Vec<Columns>> {
        if was.len() != now.len() {
            return None;
        }
        let changed = was.iter().zip(now).filter(|(was, now)| !same_block(was, now));
        let pairs: Vec<(&Paragraph, &Paragraph)> = changed
            .map(|pair| match pair {
                (Block::Paragraph(was), Block::Paragraph(now)) => Some((was, now)),
                (Block::Paragraph(_) | Block::Table(_), Block::Table(_)) | (Block::Table(_), Block::Paragraph(_)) => {
                    None
                }
            })
            .collect::<Option<_>>()?;
        if pairs.len() > QUOTED {
            return None;
        }
        let line = |(was, now): (&Paragraph, &Paragraph)| {
            let mut line = if was.no.is_empty() {
                self.line("原合同{0}由“", "{0} of the Contract is changed from “", &[self.clause(clause)])
            } else {
                let no = Insert::Words((was.no.clone(), was.no.clone()));
                self.line("原合同第{0}款由“", "Clause {0} of the Contract is changed from “", &[no])
            };
            append(&mut line, was.text.clone());
            append(&mut line, self.line("”变更为“", "” to “", &[]));
            append(&mut line, now.text.clone());
            append(&mut line, self.line("”", "”", &[]));
            line
        };
        Some(pairs.into_iter().map(line).collect())
    }

    /// The blocks of an article under the number that it has in the contract, or without one.
    fn numbered_as(&self, no: Option<u16>, blocks: Vec<Block>) -> Vec<Block> {
        let mut blocks = self.referring(blocks);
        for block in &mut blocks {
            if let Block::Paragraph(paragraph) = block
                && let Some((_, place)) = paragraph.no.split_once('.')
            {
                paragraph.no = no.map(|no| format!("{no}.{place}")).unwrap_or_default();
            }
        }
        blocks
    }

    /// The blocks with their references to the articles of the contract by the numbers that these have there.
    fn referring(&self, mut blocks: Vec<Block>) -> Vec<Block> {
        let signed = self.signed;
        let turn = |columns: &mut Columns| {
            for (chinese, span) in
                columns.zh.iter_mut().map(|it| (true, it)).chain(columns.en.iter_mut().map(|it| (false, it)))
            {
                if let Span::Reference { clause, text } = span {
                    let (zh, en) = match signed.clause_number(*clause) {
                        Some(no) => article_number(no),
                        None => self.added(*clause),
                    };
                    *text = if chinese { zh } else { en };
                }
            }
        };
        for block in &mut blocks {
            match block {
                Block::Paragraph(paragraph) => turn(&mut paragraph.text),
                Block::Table(table) => {
                    for cell in table.rows.iter_mut().flatten().chain(&mut table.total) {
                        if let Cell::Each(columns) = cell {
                            turn(columns);
                        }
                    }
                }
            }
        }
        blocks
    }
}
