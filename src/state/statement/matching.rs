//! The lines matched with the book, a portion between two frames: ten thousand of them leave the page free to answer.

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use super::super::clock::{BrowserIds, now_milliseconds};
use super::super::list::Work;
use super::{Plan, Planned, StatementImport};
use crate::domain::bank_statement::matching::{Manner, Matcher, Proposal};

/// How long a portion may take, in milliseconds.
const PORTION: u64 = 20;
/// So many lines are taken before the clock is asked.
const AT_ONCE: usize = 1;

impl StatementImport {
    pub(super) async fn match_lines(self, turn: u64) {
        if !self.file.pause(turn).await {
            return;
        }
        let edition = self.file.edition();
        let Some((reading, asks_order)) = self.held.with_value(|held| held.reading.clone()) else {
            self.work.set(Work::Idle);
            return;
        };
        // half a book knows half of what was paid: the lines are matched when it is read and reckoned
        if !untrack(|| self.app.all_read() && self.app.figures_ready()) {
            return;
        }
        let file = untrack(|| self.source()).map(|source| source.name.clone()).unwrap_or_default();
        let manner = Manner { method: self.method.get_untracked(), file };
        let choices = self.choices.get_untracked();
        let known = self.held.with_value(|held| held.book.clone());
        let gathered = if known.is_none() { self.gather(turn).await.map(Arc::new) } else { known };
        let Some(book) = gathered.filter(|_| self.file.goes_on(turn)) else { return };
        self.held.update_value(|held| held.book = Some(Arc::clone(&book)));
        if !self.file.pause(turn).await {
            return;
        }
        let mut matcher = Matcher::new(book, manner);
        let mut proposals: Vec<Proposal> = Vec::with_capacity(reading.lines.len());
        let mut end = now_milliseconds().saturating_add(PORTION);
        for portion in reading.lines.chunks(AT_ONCE) {
            for line in portion {
                let choice = choices.get(&line.row).copied().unwrap_or_default();
                proposals.push(matcher.take(line, choice, &mut BrowserIds));
            }
            if now_milliseconds() >= end {
                TimeoutFuture::new(0).await;
                if !self.file.goes_on(turn) {
                    return;
                }
                end = now_milliseconds().saturating_add(PORTION);
            }
        }
        self.planned.set(Planned::Ready(Arc::new(Plan { reading, proposals, asks_order, edition })));
        self.work.set(Work::Idle);
    }
}
