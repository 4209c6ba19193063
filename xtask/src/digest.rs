//! A name for some bytes, that changes when they do.

use sha2::{Digest, Sha256};

/// The first 16 hexadecimal digits of the SHA-256 of the bytes.
pub fn short(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).fold(String::new(), |mut digits, byte| {
        for half in [byte >> 4, byte & 15] {
            digits.extend(char::from_digit(u32::from(half), 16));
        }
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn it_is_the_beginning_of_the_hash() {
        assert_eq!(short(b""), "e3b0c44298fc1c14");
    }
}
