//! The list of receipts whose records were taken back, as somebody types or pastes it.

use crate::records::receipt::Receipt;
use std::collections::BTreeSet;

/// The receipts in a text: between spaces, line breaks, commas and semicolons, with quotation marks or without.
///
/// # Errors
/// The first that is no receipt, as it was written.
pub fn receipts(text: &str) -> Result<BTreeSet<Receipt>, String> {
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    parts
        .map(|part| part.trim_matches(['"', '\'', '“', '”', '‘', '’']))
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().map_err(|_| part.to_string()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::receipts;

    const ONE: &str = "AAAAAAAAAAAAAAAAAAAAAA";
    const TWO: &str = "-_BBBBBBBBBBBBBBBBBBBA";

    #[test]
    fn a_list_may_be_written_in_many_ways() {
        let both = receipts(&format!("{ONE}\n{TWO}")).unwrap();
        assert_eq!(both.len(), 2);
        for text in [
            format!("{TWO} {ONE}"),
            format!("  {ONE},{TWO},\r\n\t{ONE}\n"),
            format!("{ONE};{TWO}"),
            format!("\"{ONE}\", “{TWO}”"),
        ] {
            assert_eq!(receipts(&text).unwrap(), both, "{text}");
        }
        assert!(receipts(" \n, ").unwrap().is_empty());
    }

    #[test]
    fn what_is_no_receipt_is_named() {
        for (text, named) in [
            (format!("{ONE}\n{}\nme", &TWO[1..]), &TWO[1..]),
            (format!("{ONE}{TWO}"), &format!("{ONE}{TWO}")),
            (format!("{TWO}, AAAAAAAAAAAAAAAAAAAA+A"), "AAAAAAAAAAAAAAAAAAAA+A"),
        ] {
            assert_eq!(receipts(&text).unwrap_err(), named);
        }
    }
}
