//! Receipts: one for each attempt and programme, and no two texts are the same one.

use proptest::prelude::*;
use psp_self_assessment::records::{
    answers::AnswersFile,
    occasion::{Occasion, Period, Programme, Wave},
    receipt::{Receipt, is_receipt},
};
use std::str::FromStr;

proptest! {
    #[test]
    fn a_receipt_is_the_text_it_was_read_from(text in "[A-Za-z0-9_-]{22}") {
        prop_assert!(is_receipt(&text));
        prop_assert_eq!(text.parse::<Receipt>().expect("a receipt").to_string(), text);
    }

    #[test]
    fn random_bytes_make_receipts_as_base64url_writes_them(bytes in any::<[u8; 16]>()) {
        let text = Receipt::of_random(bytes).to_string();
        prop_assert_eq!(text.len(), 22);
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut sixes = text.chars().map(|c| alphabet.find(c).expect("base64url") as u128);
        // 22 characters are 132 bits; the last four are none of the receipt's.
        let (high, last) = (sixes.clone().take(21), sixes.next_back().expect("22 characters"));
        let number = high.fold(0, |number, six| number << 6 | six) << 2 | last >> 4;
        prop_assert_eq!(number.to_be_bytes(), bytes);
        prop_assert_eq!(last & 15, 0);
    }

    #[test]
    fn what_is_no_receipt_is_none(text in "[A-Za-z0-9_-]{0,21}|[A-Za-z0-9_-]{23,30}|[A-Za-z0-9_-]{10}[+/= é.\\n][A-Za-z0-9_-]{11}") {
        prop_assert!(text.parse::<Receipt>().is_err() && !is_receipt(&text));
    }
}

#[test]
fn receipts_that_differ_in_their_last_bits_are_two() {
    let last = |c: char| format!("AAAAAAAAAAAAAAAAAAAAA{c}").parse::<Receipt>().expect("a receipt");
    assert_ne!(last('A'), last('B'));
    assert_ne!(last('0'), last('1'));
}

#[test]
fn an_attempt_has_one_receipt_for_each_programme() {
    let (demo, other) = ("demo".parse().ok(), "other".parse::<Programme>().ok());
    let mut file = AnswersFile::default();
    assert_eq!(file.receipt(demo), None);
    let first = file.receipt_or_new(demo, [1; 16]);
    // Asked again, on this device or on another that opened the file, it is the same.
    assert_eq!(file.clone().receipt_or_new(demo, [2; 16]), first);
    assert_eq!(file.receipt(demo), Some(first));
    assert_eq!(file.receipt_or_new(other, [3; 16]), Receipt::of_random([3; 16]));
    assert_eq!(file.receipt_or_new(None, [4; 16]), Receipt::of_random([4; 16]));
    assert_eq!(file.receipts.len(), 3);
}

#[test]
fn what_a_host_says_is_checked() {
    for good in ["demo", "A", "a.b_c-9", "-", "..", "test", &"x".repeat(64)] {
        assert_eq!(good.parse::<Programme>().map(|p| p.to_string()).as_deref(), Ok(good));
    }
    for bad in ["", &"x".repeat(65), "a b", "a/b", "é", "a\n", "<b>", "a:b"] {
        assert!(bad.parse::<Programme>().is_err(), "{bad}");
    }
    assert_eq!("test".parse(), Ok(Programme::TEST));
    for good in ["1", "9", "10", "99"] {
        assert_eq!(good.parse::<Wave>().map(|w| w.to_string()).as_deref(), Ok(good));
    }
    for bad in ["", "0", "100", "01", "+1", "1.0", " 1", "-1", "one", "１"] {
        assert!(bad.parse::<Wave>().is_err(), "{bad}");
    }
    for good in ["2026-Q1", "2026-Q4", "0000-Q1", "9999-Q4"] {
        assert_eq!(good.parse::<Period>().map(|p| p.to_string()).as_deref(), Ok(good));
    }
    for bad in ["", "2026-Q0", "2026-Q5", "2026-q1", "26-Q1", "2026Q1", "2026-Q1 ", "20261-Q1", "٢٠٢٦-Q1"]
    {
        assert!(bad.parse::<Period>().is_err(), "{bad}");
    }
    assert!(Programme::from_str("a").expect("a code") < Programme::from_str("b").expect("a code"));
    assert_eq!(Occasion::default(), Occasion { programme: None, wave: None, period: None });
}
