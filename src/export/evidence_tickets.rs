//! The course of a ticket in an evidence bundle: what the customer said and was told, and apart from it what we did about it among
//! ourselves, and who of us did what.

use std::fmt::Write as _;

use crate::domain::ticket::Step;
use crate::i18n::Text;

/// What the other side may read of the steps of a ticket: those it took part in, without who of us entered them. The others, and
/// who it was, are in [`own_ticket_steps`].
pub fn told_ticket_steps(text: Text, steps: &[Step]) -> String {
    let mut body = String::new();
    for step in steps.iter().filter(|it| !it.fact.is_among_us()) {
        let (head, said) = text.ticket_event(&step.fact);
        tell(&mut body, &format!("{}  {head}", step.at), &said);
    }
    body
}

/// What is for ourselves: steps that the customer heard nothing of, and who of us entered a step that it was told of. Empty where
/// there is neither.
pub fn own_ticket_steps(text: Text, steps: &[Step]) -> String {
    let mut body = String::new();
    for step in steps {
        let is_own = step.fact.is_among_us();
        if !is_own && step.by.trim().is_empty() {
            continue;
        }
        let (head, said) = text.ticket_event(&step.fact);
        // what was said stands on the page of what the customer was told
        let said = if is_own { said } else { String::new() };
        tell(&mut body, &format!("{}  {head}  {}", step.at, step.by), &said);
    }
    body
}

/// Writes what happened, and what was said below it. Writing to a text cannot fail.
fn tell(body: &mut String, happened: &str, said: &str) {
    let _written = writeln!(body, "{}", happened.trim_end());
    if !said.is_empty() {
        let _written = writeln!(body, "    {}", said.replace('\n', "\n    "));
    }
}
