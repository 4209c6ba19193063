//! The check as a person meets it: in real browsers, driven through `WebDriver`.
//!
//! The tests in `tests/` read as what people do. This library holds what they stand on, from the
//! ground up: [`processes`] and [`driver`] start browsers and end exactly what they started,
//! [`site`] serves the built pages, [`page`] is one page as a person sees it, [`journey`] types a
//! whole set of answers, and [`stage`] puts one browser in front of one site for one test.
//!
//! Nothing here knows how the check is built: it reads what the page shows, by the names that
//! `contract` fixes (see [`names`]). Waits are for conditions, never for a time.

pub mod answers;
pub mod axe;
pub mod blocked;
pub mod diagnostics;
pub mod driver;
pub mod files;
pub mod host_of_frames;
pub mod host_page;
pub mod journey;
pub mod looks;
pub mod names;
pub mod page;
pub mod processes;
pub mod results;
pub mod run;
pub mod screen;
pub mod secure;
pub mod service_worker;
pub mod site;
pub mod stage;
pub mod stored;
pub mod vectors;
pub mod vendor;
pub mod view;
pub mod wait;
pub mod witness;

pub use driver::Kind;
pub use host_page::HostPage;
pub use page::Page;
pub use stage::Stage;
pub use view::View;

/// What every step of a test returns; the error carries the steps that led to it.
pub type Result<T = ()> = anyhow::Result<T>;

/// Makes two tests of each function named, `chromium::name` and `firefox::name`.
#[macro_export]
macro_rules! in_both_browsers {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {
        mod chromium {
            $(
                $(#[$meta])*
                #[test]
                fn $name() { $crate::run::run($crate::Kind::Chromium, stringify!($name), super::$name); }
            )+
        }
        mod firefox {
            $(
                $(#[$meta])*
                #[test]
                fn $name() { $crate::run::run($crate::Kind::Firefox, stringify!($name), super::$name); }
            )+
        }
    };
}

/// Makes three tests of each function named: `chromium::name`, `firefox::name` and `webkit::name`.
#[macro_export]
macro_rules! in_all_browsers {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {
        $crate::in_both_browsers!($($(#[$meta])* $name),+);
        $crate::in_webkit!($($(#[$meta])* $name),+);
    };
}

/// As [`in_both_browsers!`], for `WebKitGTK`: beside it, where some of a file's tests are more than its driver
/// can do.
#[macro_export]
macro_rules! in_webkit {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {
        mod webkit {
            $(
                $(#[$meta])*
                #[test]
                fn $name() { $crate::run::run($crate::Kind::WebKit, stringify!($name), super::$name); }
            )+
        }
    };
}

/// As [`in_both_browsers!`], for what only Chromium can be asked to do.
#[macro_export]
macro_rules! in_chromium {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {
        mod chromium {
            $(
                $(#[$meta])*
                #[test]
                fn $name() { $crate::run::run($crate::Kind::Chromium, stringify!($name), super::$name); }
            )+
        }
    };
}
