//! One test, from start to end: surroundings, a deadline, and a clean floor afterwards.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::time::Duration;

use anyhow::anyhow;
use futures_util::FutureExt as _;
use tokio::sync::Semaphore;

use crate::{Kind, Result, Stage, diagnostics};

/// Two browsers at once, for two cores. Other test files run before or after, never beside.
static SEATS: Semaphore = Semaphore::const_new(2);
/// No test may take longer, whatever hangs.
const LONGEST: Duration = Duration::from_secs(240);

/// Runs `test` with a stage of its own.
///
/// # Panics
/// When the test fails: that is how a test says so.
pub fn run(kind: Kind, name: &str, test: impl AsyncFnOnce(&mut Stage) -> Result) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let outcome = runtime.block_on(async {
        let _seat = SEATS.acquire().await.expect("nobody closes the semaphore");
        let mut stage = match Stage::new(kind) {
            Ok(stage) => stage,
            Err(error) => return Ok(Err(error)),
        };
        let outcome = AssertUnwindSafe(tokio::time::timeout(LONGEST, test(&mut stage)))
            .catch_unwind()
            .await
            .map(|ended| {
                ended.unwrap_or_else(|_| Err(anyhow!("still not done after {} s", LONGEST.as_secs())))
            });
        if !matches!(outcome, Ok(Ok(()))) {
            let name = format!("{name}-{}", kind.name());
            let record = diagnostics::record(&name, stage.page(), &stage.home);
            // A browser that no longer answers cannot be asked for a picture either.
            let _ = tokio::time::timeout(Duration::from_secs(30), record).await;
        }
        // The stage kills what is left when it goes; an orderly end is not what is tested here.
        stage.crash();
        outcome
    });
    match outcome {
        Ok(Ok(())) => {}
        Ok(Err(error)) => panic!("{error:?}"),
        Err(panic) => resume_unwind(panic),
    }
}
