//! Memory got in large pieces. The allocator of the browser's programs asks for 64 KiB at a time, and every time the browser
//! lays out all its views of the memory anew: of a large book's reading that was a fifth.

/// As much is kept ahead, in bytes.
#[cfg(target_arch = "wasm32")]
const AHEAD: usize = 16 << 20;

/// Sees to it that what comes next finds room. What is not used stays untouched, and the machine gives nothing for it; where
/// there is no more to be had, whoever needs it will hear so.
pub fn keep_ahead() {
    #[cfg(target_arch = "wasm32")]
    {
        let mut room: Vec<u8> = Vec::new();
        let got = room.try_reserve_exact(AHEAD);
        // a compiler that sees through it would leave it out
        drop(std::hint::black_box((got, room)));
    }
}
