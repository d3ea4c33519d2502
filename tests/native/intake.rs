//! Bringing files in, end to end over the twin in memory (`storage-and-sync.md` 2.8, and of part 3: S03, S04, T02, P18, P20,
//! P22, P23, M05, M07, M09–M13 as far as they concern the pipeline).

mod copying;
mod failing;
mod figures;
mod first_page;
mod forged;
mod laptop;
mod merging;
mod parked;
mod preview;
mod restarting;
mod tabs;
mod taking_back;
