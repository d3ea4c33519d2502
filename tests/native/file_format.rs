//! The file `counterpart-sync/1` (`storage-and-sync.md` 2.7, faults P01 to P19, D06).

mod damage;
mod form;
mod limits;
mod sample;
mod seal;
mod signature;
mod speed;
mod versions;
