//! Tables: figures with a head that repeats, two texts beside each other, and the places to sign.

use docx_rs::{
    AlignmentType, BorderType, Paragraph as WordParagraph, Table as WordTable, TableBorder, TableBorderPosition,
    TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::picture::{PlacedPicture, at};
use super::style::{Script, Styled};
use super::{Writer, line, numbered};
use crate::domain::placement::Impression;
use crate::export::paper::{Align, Cell, Columns, SignatureBlock, Table};

/// All of the page's width, in fiftieths of a per cent.
pub(super) const WHOLE: usize = 5_000;

impl Writer {
    /// A table of figures. Its rows stay whole, and its head stands on every page.
    pub(super) fn table(&self, table: &Table) -> WordTable {
        let head: Vec<TableCell> = table
            .columns
            .iter()
            .map(|column| self.cell(&Cell::Each(column.head.clone()), column.align, true))
            .collect();
        let body = |cells: &[Cell], bold: bool| {
            let cells = cells.iter().zip(&table.columns).map(|(cell, column)| self.cell(cell, column.align, bold));
            TableRow::new(cells.collect()).cant_split()
        };
        // the first row that is marked so in a table of several becomes the head: see `finish`
        let mut rows = vec![TableRow::new(head).cant_split()];
        rows.extend(table.rows.iter().map(|row| body(row, false)));
        if !table.total.is_empty() {
            rows.push(body(&table.total, true));
        }
        WordTable::new(rows).width(WHOLE, WidthType::Pct).layout(TableLayoutType::Autofit)
    }

    fn cell(&self, cell: &Cell, align: Align, bold: bool) -> TableCell {
        let align = match align {
            Align::Start => AlignmentType::Left,
            Align::End => AlignmentType::Right,
        };
        let styled = |line: WordParagraph| {
            let line = line.style(Styled::Cell.id()).align(align);
            if bold { line.bold() } else { line }
        };
        let lines: Vec<WordParagraph> = match cell {
            Cell::Same(spans) => vec![styled(line(Script::Han, spans))],
            Cell::Each(columns) => {
                self.printed(columns).into_iter().map(|(script, spans)| styled(line(script, spans))).collect()
            }
        };
        lines.into_iter().fold(TableCell::new().vertical_align(VAlignType::Center), TableCell::add_paragraph)
    }

    /// Where the parties sign, beside each other and all on one page.
    pub(super) fn signatures(&self, blocks: &[SignatureBlock], pictures: &[PlacedPicture]) -> WordTable {
        let cells = blocks.iter().map(|block| {
            let pictured = |what| block.side.side().and_then(|side| at(pictures, side, what));
            let mut cell = TableCell::new().width(WHOLE / 2, WidthType::Pct);
            for (script, label) in self.printed(&block.label) {
                let name = match script {
                    Script::Han => block.name.zh.as_slice(),
                    Script::Latin => block.name.en.as_slice(),
                };
                cell = cell.add_paragraph(line(script, label).style(Styled::Party.id()).bold().keep_next(true));
                cell = cell.add_paragraph(line(script, name).style(Styled::Note.id()).keep_next(true));
            }
            for (script, seal) in self.printed(&block.seal) {
                cell = cell.add_paragraph(line(script, seal).style(Styled::Note.id()).keep_next(true));
            }
            if let Some(seal) = pictured(Impression::Seal) {
                cell = cell.add_paragraph(WordParagraph::new().add_run(seal).style(Styled::Note.id()).keep_next(true));
            }
            // one signs on the first line
            let mut signature = pictured(Impression::Signature);
            for line in &block.lines {
                let mut line = self.fact(line);
                if let Some(signature) = signature.take() {
                    line = line.add_run(signature);
                }
                cell = cell.add_paragraph(line.style(Styled::Party.id()).keep_next(true));
            }
            cell
        });
        // beside each other are two; whoever joins them stands below
        let mut rows: Vec<Vec<TableCell>> = Vec::new();
        for cell in cells {
            match rows.last_mut() {
                Some(row) if row.len() < 2 => row.push(cell),
                Some(_) | None => rows.push(vec![cell]),
            }
        }
        // several whole rows would be given a head that repeats: lines that stay with the next hold the others together
        let rows = rows.into_iter().enumerate().map(|(at, row)| {
            let row = TableRow::new(row);
            if at == 0 { row.cant_split() } else { row }
        });
        WordTable::without_borders(rows.collect())
            .width(WHOLE, WidthType::Pct)
            .layout(TableLayoutType::Fixed)
            .set_grid(vec![4_536, 4_536])
    }
}

/// The two texts of a paragraph beside each other, with a thin rule between them and none around (4.3).
pub(super) fn pair(text: &Columns, no: &str, style: Styled) -> WordTable {
    let style = if style == Styled::Body { Styled::Column } else { style };
    let half = |script, spans| {
        TableCell::new().width(WHOLE / 2, WidthType::Pct).add_paragraph(numbered(script, no, spans).style(style.id()))
    };
    let row = TableRow::new(vec![half(Script::Han, text.zh.as_slice()), half(Script::Latin, text.en.as_slice())]);
    WordTable::without_borders(vec![row])
        .width(WHOLE, WidthType::Pct)
        .layout(TableLayoutType::Fixed)
        .set_grid(vec![4_536, 4_536])
        .set_border(TableBorder::new(TableBorderPosition::InsideV).border_type(BorderType::Single).size(4))
}
