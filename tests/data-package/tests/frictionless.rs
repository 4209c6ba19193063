//! The files pass the validator of their format, and it would see a fault.

use std::fs;

use data_package::{written, wrong};
use psp_self_assessment::cohort::disclosure::Audience;

#[test]
fn the_files_of_a_cohort_are_a_valid_data_package() {
    for (records, audience) in
        [(0, Audience::Team), (60, Audience::Team), (2000, Audience::Team), (2000, Audience::Public)]
    {
        let folder = written(records, audience).expect("files");
        assert_eq!(wrong(&folder).expect("a verdict"), Vec::<String>::new(), "{records} {audience}");
    }
}

#[test]
fn a_fault_would_be_seen() {
    let folder = written(2000, Audience::Team).expect("files");
    let path = folder.path().join("figures.csv");
    let text = fs::read_to_string(&path).expect("figures");
    for (good, bad) in
        [(",not known,", ",,"), (",10", ",ten"), ("\r\n", "\r\nnone,records,partners,all,,,,,,1\r\n")]
    {
        fs::write(&path, text.replace(good, bad)).expect("written");
        assert!(!wrong(&folder).expect("a verdict").is_empty(), "{bad}");
    }
}
