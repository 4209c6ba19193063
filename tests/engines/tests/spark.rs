//! Spark makes the counts that we make.

use engines::{Folder, assert_same, counts};
use xtask::tools::versions::PYSPARK;

/// Spark on this machine alone, without its page.
const LOCAL: &str = "--master local[2] --driver-memory 2g --conf spark.ui.enabled=false \
                     --conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1 \
                     --conf spark.sql.shuffle.partitions=4 pyspark-shell";

#[test]
#[ignore = "Spark takes a download of 400 MB: cargo xtask test --engines"]
fn a_fund_counted_in_spark_is_the_fund_that_we_count() {
    let fund = Folder::of_a_fund().expect("a folder");
    let ours = fund.counted_by_us().expect("our counts");
    let settings = [("PYSPARK_SUBMIT_ARGS", LOCAL), ("SPARK_LOCAL_IP", "127.0.0.1")];
    let theirs = fund.counted_by("spark", &PYSPARK, &settings).expect("Spark's counts");
    assert_same(&counts(&ours).expect("counts"), &counts(&theirs).expect("counts"));
}
