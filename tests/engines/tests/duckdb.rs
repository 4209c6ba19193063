//! DuckDB makes the counts that we make.

use engines::{Folder, assert_same, counts};
use xtask::tools::versions::DUCKDB;

#[test]
fn a_fund_counted_in_duckdb_is_the_fund_that_we_count() {
    let fund = Folder::of_a_fund().expect("a folder");
    let ours = fund.counted_by_us().expect("our counts");
    let theirs = fund.counted_by("duckdb", &DUCKDB, &[]).expect("DuckDB's counts");
    assert_same(&counts(&ours).expect("counts"), &counts(&theirs).expect("counts"));
}
