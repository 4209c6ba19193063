//! What surrounds the self-assessment: serving, testing, building and measuring it. A code map:
//!
//! - [`cli`] understands the call; [`build`], [`serve`], [`check`] (`cargo xtask test`) and [`mod@bench`] carry it out.
//! - [`finish`] is the second half of a build: the hook that Trunk calls.
//! - [`packages`] builds pages with the npm package, by other people's bundlers.
//! - [`server`] is a web server with manners, and on request without; the browser tests use it too.
//! - [`tools`] has every other program that is needed, its version, and how it gets onto a machine.
//! - [`project`] knows where things are, [`process`] how to run a program and tell of its failure, [`digest`] how to
//!   name some bytes.
//!
//! Nothing here knows what the self-assessment asks or how it scores, [`mod@bench`] excepted, which makes up answers.

pub mod bench;
pub mod build;
pub mod check;
pub mod cli;
pub mod digest;
pub mod finish;
pub mod packages;
pub mod process;
pub mod project;
pub mod serve;
pub mod server;
pub mod tools;
