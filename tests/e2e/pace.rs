//! How often a page is asked for what is waited for.

use std::time::Duration;

/// At first a page is asked again after so long: most of what is waited for is there with the next frame.
const AT_FIRST: Duration = Duration::from_millis(8);
/// And never more seldom than this; asking takes the page's own time.
const AT_MOST: Duration = Duration::from_millis(40);

/// The waits between one look and the next: each twice as long as the one before, up to a limit.
pub(crate) struct Pace(Duration);

impl Pace {
    pub(crate) const fn new() -> Self {
        Self(AT_FIRST)
    }

    /// Waits until it is time to look again.
    pub(crate) async fn tick(&mut self) {
        tokio::time::sleep(self.0).await;
        self.0 = (self.0 * 2).min(AT_MOST);
    }
}
