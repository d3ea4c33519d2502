//! A table read in portions, of a text or of the rows of a sheet.

use super::layout::{self, HeadingRow, Layout};
use super::table::{MAX_ROWS, Record, Row, Table, TableFault, check};
use super::write;

/// A text on its way into a table.
pub struct Reading<'t> {
    text: &'t str,
    reader: csv::Reader<&'t [u8]>,
    lines: Lines<'t>,
    table: Table,
    record: csv::StringRecord,
    index: usize,
    number: usize,
    ended: usize,
    width: usize,
    /// Where the last record begins, if its last cell goes over several lines.
    open: Option<usize>,
}

impl<'t> Reading<'t> {
    /// No record is read yet.
    pub fn begin(text: &'t str, layout: Layout) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self {
            text,
            reader: layout::reader(text, layout.separator),
            lines: Lines::new(text),
            table: Table::empty(layout),
            record: csv::StringRecord::new(),
            index: 0,
            number: 0,
            ended: 0,
            width: 0,
            open: None,
        }
    }

    /// Reads so many more records; whether there may be further ones.
    ///
    /// # Errors
    /// [`TableFault`] when a limit is passed.
    pub fn step(&mut self, records: usize) -> Result<bool, TableFault> {
        for _ in 0..records {
            if !self.read_one()? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// How many bytes of the text are read, and how many there are.
    pub fn far(&self) -> (usize, usize) {
        (self.place().min(self.text.len()), self.text.len())
    }

    /// The table, once all records are read.
    ///
    /// # Errors
    /// [`TableFault`] when there is no row, or a quote was never closed.
    pub fn finish(self) -> Result<Table, TableFault> {
        match self.open {
            Some(line) if !self.text.trim_end().ends_with('"') => return Err(TableFault::OpenQuote { line }),
            Some(_) | None => {}
        }
        self.table.finished(self.width)
    }

    fn place(&self) -> usize {
        usize::try_from(self.reader.position().byte()).unwrap_or(self.text.len())
    }

    fn read_one(&mut self) -> Result<bool, TableFault> {
        let place = self.place();
        let line = self.lines.of_record(place);
        match self.reader.read_record(&mut self.record) {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(_) => return Err(TableFault::Unreadable { line }),
        }
        let (record, table) = (&self.record, &mut self.table);
        check(record.len(), record.iter(), line)?;
        let blank_lines = if self.index == 0 { 0 } else { line.saturating_sub(self.ended + 1) };
        self.ended = line + record.iter().map(breaks).sum::<usize>();
        self.open = record.iter().next_back().is_some_and(|cell| breaks(cell) > 0).then_some(line);
        let cells = || record.iter().map(|cell| write::unguard(cell).to_owned()).collect::<Vec<_>>();
        match table.layout.headings {
            HeadingRow::Record(at) if self.index < at => table.titles.push(cells()),
            HeadingRow::Record(at) if self.index == at => table.headings = cells(),
            HeadingRow::Record(_) | HeadingRow::Absent => {
                self.number += 1 + blank_lines;
                if self.number > MAX_ROWS {
                    return Err(TableFault::TooManyRows { limit: MAX_ROWS });
                }
                if record.iter().any(|cell| !cell.trim().is_empty()) {
                    self.width = self.width.max(record.len());
                    table.rows.push(Row { row: self.number, line, cells: cells() });
                }
            }
        }
        self.index += 1;
        Ok(true)
    }
}

/// The rows of a sheet on their way into a table.
pub struct Taking {
    table: Table,
    index: usize,
    width: usize,
    headings_in: usize,
}

impl Taking {
    /// No row is taken yet.
    pub const fn begin(layout: Layout) -> Self {
        Self { table: Table::empty(layout), index: 0, width: 0, headings_in: 0 }
    }

    /// Takes so many more of the rows; whether there are further ones.
    ///
    /// # Errors
    /// [`TableFault`] when a limit is passed.
    pub fn step(&mut self, records: &[Record], rows: usize) -> Result<bool, TableFault> {
        let end = self.index.saturating_add(rows).min(records.len());
        for record in records.get(self.index..end).unwrap_or_default() {
            self.take(record)?;
        }
        Ok(end < records.len())
    }

    /// How many rows of the sheet are taken.
    pub const fn done(&self) -> usize {
        self.index
    }

    /// The table, once all rows are taken.
    ///
    /// # Errors
    /// [`TableFault`] when there is no row.
    pub fn finish(self) -> Result<Table, TableFault> {
        self.table.finished(self.width)
    }

    fn take(&mut self, record: &Record) -> Result<(), TableFault> {
        check(record.cells.len(), record.cells.iter().map(String::as_str), record.line)?;
        let table = &mut self.table;
        let cells = || record.cells.iter().map(|cell| write::unguard(cell).to_owned()).collect::<Vec<_>>();
        match table.layout.headings {
            HeadingRow::Record(at) if self.index < at => table.titles.push(cells()),
            HeadingRow::Record(at) if self.index == at => {
                table.headings = cells();
                self.headings_in = record.line;
            }
            HeadingRow::Record(_) | HeadingRow::Absent => {
                if record.cells.iter().any(|cell| !cell.trim().is_empty()) {
                    self.width = self.width.max(record.cells.len());
                    let row = record.line.saturating_sub(self.headings_in);
                    table.rows.push(Row { row, line: record.line, cells: cells() });
                }
                if table.rows.len() > MAX_ROWS {
                    return Err(TableFault::TooManyRows { limit: MAX_ROWS });
                }
            }
        }
        self.index += 1;
        Ok(())
    }
}

/// Line breaks in a piece of text: CR LF is one.
fn breaks(text: &str) -> usize {
    let bytes = text.as_bytes();
    let single = bytes.iter().filter(|b| matches!(b, b'\n' | b'\r')).count();
    single - bytes.windows(2).filter(|pair| *pair == b"\r\n").count()
}

/// Counts lines forward through a text.
struct Lines<'a> {
    text: &'a str,
    counted_to: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, counted_to: 0, line: 1 }
    }

    /// The line of the record that begins at or, after blank lines, behind byte `start`.
    fn of_record(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut begin = start;
        while matches!(bytes.get(begin), Some(b'\r' | b'\n')) {
            begin += 1;
        }
        if let Some(passed) = self.text.get(self.counted_to..begin) {
            self.line += breaks(passed);
            self.counted_to = begin;
        }
        self.line
    }
}
