//! What was asked for on the command line.

use anyhow::{Context, Result, bail};

use crate::check::{self, Step};
use crate::{bench, build, finish, serve};

/// What `cargo xtask` prints when it is called wrongly, or asked.
pub const USAGE: &str = "\
cargo xtask serve [--port 8080] [--no-build]   build the site and serve it on this machine
cargo xtask build                              build the site into dist/
cargo xtask test [--fast] [--only STEP]        every check and test; --fast leaves the browsers out
                 [--engines]                   and Spark, which is a download of 400 MB
cargo xtask bench [--most]                     how fast scoring and collating are, figures only; --most: of 10 million
cargo xtask finish                             Trunk's hook (Trunk.toml); not for people";

/// A call, understood.
#[derive(Debug, PartialEq, Eq)]
enum Call {
    Serve(serve::Options),
    Build,
    Test(check::Options),
    Bench(bench::Options),
    Finish,
    Help,
}

/// Does what the arguments (without the program's name) ask for.
///
/// # Errors
/// When they ask for nothing that there is, or it fails.
pub fn run(arguments: impl Iterator<Item = String>) -> Result<()> {
    match parse(arguments)? {
        Call::Serve(options) => serve::run(options),
        Call::Build => build::site(),
        Call::Test(options) => check::run(options),
        Call::Bench(options) => bench::run(options),
        Call::Finish => finish::run(),
        Call::Help => {
            println!("{USAGE}");
            Ok(())
        }
    }
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Call> {
    let Some(command) = arguments.next() else { bail!("expected a command, found none\n\n{USAGE}") };
    let mut call = match command.as_str() {
        "serve" => Call::Serve(serve::Options { port: 8080, build: true }),
        "build" => Call::Build,
        "test" => Call::Test(check::Options::default()),
        "bench" => Call::Bench(bench::Options::default()),
        "finish" => Call::Finish,
        "help" | "--help" | "-h" => return Ok(Call::Help),
        other => bail!("expected a command, found {other:?}\n\n{USAGE}"),
    };
    while let Some(argument) = arguments.next() {
        match (&mut call, argument.as_str()) {
            (Call::Serve(options), "--no-build") => options.build = false,
            (Call::Serve(options), "--port") => {
                let port = arguments.next().context("--port: expected a number after it, found nothing")?;
                options.port = port
                    .parse()
                    .with_context(|| format!("--port: expected a number up to 65535, found {port:?}"))?;
            }
            (Call::Test(options), "--fast") => options.fast = true,
            (Call::Test(options), "--engines") => options.engines = true,
            (Call::Bench(options), "--most") => options.most = true,
            (Call::Test(options), "--only") => {
                let name = arguments.next().context("--only: expected a step after it, found nothing")?;
                let step = Step::named(&name).with_context(|| {
                    format!(
                        "--only: expected one of {}, found {name:?}",
                        Step::ALL.map(Step::name).join(", ")
                    )
                })?;
                options.only = Some(step);
            }
            (_, other) => bail!("{command}: found {other:?}, which it does not know\n\n{USAGE}"),
        }
    }
    Ok(call)
}

#[cfg(test)]
mod tests {
    use super::{Call, parse};
    use crate::check::{self, Step};
    use crate::{bench, serve};

    fn call(line: &str) -> Result<Call, String> {
        parse(line.split_whitespace().map(str::to_owned)).map_err(|error| error.to_string())
    }

    #[test]
    fn calls_are_understood() {
        assert_eq!(call("serve"), Ok(Call::Serve(serve::Options { port: 8080, build: true })));
        assert_eq!(
            call("serve --port 9000 --no-build"),
            Ok(Call::Serve(serve::Options { port: 9000, build: false }))
        );
        assert_eq!(
            call("test --fast"),
            Ok(Call::Test(check::Options { fast: true, ..check::Options::default() }))
        );
        assert_eq!(
            call("test --engines"),
            Ok(Call::Test(check::Options { engines: true, ..check::Options::default() }))
        );
        assert_eq!(
            call("test --only size"),
            Ok(Call::Test(check::Options { only: Some(Step::Size), ..check::Options::default() }))
        );
    }

    #[test]
    fn a_call_that_is_wrong_is_told_what_was_expected_and_found() {
        assert!(call("").unwrap_err().contains("expected a command"));
        assert!(call("serve --port many").unwrap_err().contains("\"many\""));
        assert!(call("test --only everything").unwrap_err().contains("browsers"));
        assert_eq!(call("bench --most"), Ok(Call::Bench(bench::Options { most: true })));
        assert!(call("build --fast").unwrap_err().contains("\"--fast\""));
    }
}
