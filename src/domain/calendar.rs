//! Working calendars: weekly windows, holidays, make-up working days, by year.
