//! `psp collate`, run as somebody runs it.

mod audiences;
mod counts;
mod files;
mod input;
mod ledgers;
mod people;
mod same;
mod tool;
