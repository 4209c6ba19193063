//! The module that a page loads.
use psp_self_assessment as _;
fn main() {}
