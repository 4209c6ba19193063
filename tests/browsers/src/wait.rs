//! Waiting for a condition, with a deadline. The only place that lets time pass on purpose.

use std::time::{Duration, Instant};

use anyhow::bail;

use crate::Result;

/// How long a condition may take before the test fails. Generous: two busy cores, a cold browser.
pub const DEADLINE: Duration = Duration::from_secs(20);
const POLL: Duration = Duration::from_millis(20);

/// Asks `probe` again and again until it answers.
///
/// # Errors
/// When `probe` fails, or has not answered by [`DEADLINE`].
pub async fn until<T>(what: &str, probe: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    until_within(DEADLINE, what, probe).await
}

/// As [`until`], with a deadline of its own.
///
/// # Errors
/// When `probe` fails, or has not answered in time.
pub async fn until_within<T>(
    deadline: Duration,
    what: &str,
    mut probe: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = probe().await? {
            return Ok(answer);
        }
        if start.elapsed() > deadline {
            bail!("waited {} s for {what}", deadline.as_secs());
        }
        tokio::time::sleep(POLL).await;
    }
}
