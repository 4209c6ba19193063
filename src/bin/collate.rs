//! The module of the funder's page, run by `www/collate-worker.js`. On any other target than the browser it only says
//! so.

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{Function, Uint8Array};
    use psp_self_assessment::{
        collating::{Collation, Showing, archive, collation::WHAT, showing::Wish, taken_back},
        content,
        records::{
            receipt::NotAReceipt,
            stream::{MOST_FILE_BYTES, Refusal, Stream},
        },
        ui::js_json,
    };
    use std::io::{self, BufRead, Read};
    use wasm_bindgen::prelude::*;

    /// Records read at a time, before the worker looks whether it is to stop.
    const PORTION: usize = 500;

    /// A file, given out in chunks by a function: bytes, or null at its end.
    struct Chunks {
        next: Function,
        chunk: Vec<u8>,
        at: usize,
    }

    impl Read for Chunks {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let chunk = self.fill_buf()?;
            let length = chunk.len().min(into.len());
            into[..length].copy_from_slice(&chunk[..length]);
            self.consume(length);
            Ok(length)
        }
    }

    impl BufRead for Chunks {
        fn fill_buf(&mut self) -> io::Result<&[u8]> {
            if self.at == self.chunk.len() {
                let next = self.next.call0(&JsValue::NULL);
                let next = next.map_err(|error| io::Error::other(in_words(&error)))?;
                self.chunk = next.dyn_ref().map(Uint8Array::to_vec).unwrap_or_default();
                self.at = 0;
            }
            Ok(&self.chunk[self.at..])
        }

        fn consume(&mut self, length: usize) {
            self.at += length;
        }
    }

    /// What a browser says of an error.
    fn in_words(error: &JsValue) -> String {
        let error: Option<&js_sys::Error> = error.dyn_ref();
        error.map_or_else(|| "no reason given".to_string(), |error| String::from(error.message()))
    }

    /// Files being read. From JavaScript:
    ///
    /// ```js
    /// const pile = new Pile("");
    /// pile.open("a.json", () => nextChunkOrNull());
    /// while (pile.read()) { … }
    /// ```
    #[wasm_bindgen]
    pub struct Pile {
        collation: Option<Collation>,
        file: Option<(String, Stream<Chunks>)>,
        showing: Option<Showing>,
    }

    /// Looks whether a wish, as JSON, could be met: whether its ledger is one.
    ///
    /// # Errors
    /// In words, if not.
    #[wasm_bindgen]
    pub fn check(wish: &str) -> Result<(), JsError> {
        self::wish(wish).map(drop)
    }

    /// The first in a list of receipts that is none, if there is one.
    #[wasm_bindgen(js_name = noReceipt)]
    pub fn no_receipt(list: &str) -> Option<String> {
        taken_back::receipts(list).err()
    }

    fn wish(text: &str) -> Result<Wish, JsError> {
        let wish = js_json::parse(text).ok_or_else(|| JsError::new("expected a wish as JSON"))?;
        Wish::read(&wish).map_err(|error| JsError::new(&error))
    }

    #[wasm_bindgen]
    impl Pile {
        /// No files yet. Records of the receipts in a list `taken_back` are left out.
        ///
        /// # Errors
        /// If something in the list is no receipt: nothing is read before it is mended.
        #[wasm_bindgen(constructor)]
        pub fn new(taken_back: &str) -> Result<Self, JsError> {
            let withdrawn = taken_back::receipts(taken_back).map_err(|found| {
                JsError::new(&format!("expected {}, found {found}", NotAReceipt::EXPECTED))
            })?;
            let collation = Collation::new(content::built_in(), content::HASH, withdrawn);
            Ok(Self { collation: Some(collation), file: None, showing: None })
        }

        /// Begins a file, whose bytes `next` gives out in chunks, and null at its end.
        pub fn open(&mut self, name: String, next: Function) {
            let chunks = Chunks { next, chunk: Vec::new(), at: 0 };
            self.file = Some((name, Stream::new(chunks, WHAT).at_most(MOST_FILE_BYTES)));
        }

        /// Reads a portion of the file; true while there may be more.
        pub fn read(&mut self) -> bool {
            let (Some(collation), Some((name, stream))) = (&mut self.collation, &mut self.file) else {
                return false;
            };
            match collation.read(name, stream, PORTION) {
                Ok(true) => return true,
                Ok(false) => {}
                Err(error) => {
                    let refusal = Refusal::new(1, "a file that can be read", error.to_string());
                    collation.refuse(name, refusal);
                }
            }
            self.file = None;
            false
        }

        /// All files have been read; true if all of them must be read once more.
        #[wasm_bindgen(js_name = mustReadAgain)]
        pub fn must_read_again(&mut self) -> bool {
            self.collation.as_mut().is_some_and(Collation::must_read_again)
        }

        /// Ends reading. Gives what was noticed, as JSON.
        pub fn end(&mut self) -> String {
            if let Some(collation) = self.collation.take() {
                self.showing = Some(Showing::of(collation));
            }
            self.showing.as_ref().map(|showing| showing.noticed().write()).unwrap_or_default()
        }

        /// Makes what is to be seen, of a wish as JSON. Gives its parts, each as JSON, to be drawn one after the other.
        ///
        /// # Errors
        /// In words, if the wish cannot be met: a ledger that is none.
        pub fn show(&mut self, wish: &str) -> Result<Vec<String>, JsError> {
            let wish = self::wish(wish)?;
            let showing = self.showing.as_mut().ok_or_else(|| JsError::new("expected files first"))?;
            Ok(showing.show(&wish).iter().map(psp_self_assessment::records::json::Value::write).collect())
        }

        /// How many records count so far.
        #[wasm_bindgen(getter)]
        pub fn counted(&self) -> f64 {
            let counted = self.collation.as_ref().map_or(0, |collation| collation.noticed().counted);
            // No page reads 2^53 records.
            #[expect(clippy::cast_precision_loss)]
            let counted = counted as f64;
            counted
        }

        /// One file of what is shown; empty if there is none of that name.
        pub fn file(&self, name: &str) -> String {
            let files = self.showing.as_ref().map(Showing::files).unwrap_or_default();
            files.iter().find(|(own, _)| own == name).map(|(_, text)| text.clone()).unwrap_or_default()
        }

        /// The tables of what is shown, in a ZIP archive.
        ///
        /// # Errors
        /// If they do not fit into memory.
        pub fn archive(&self) -> Result<Vec<u8>, JsError> {
            let files = self.showing.as_ref().map(Showing::files).unwrap_or_default();
            let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
            archive::of(files).map_err(|error| JsError::new(&error.to_string()))
        }

        /// The ledger to be kept for the next time.
        pub fn ledger(&self) -> String {
            self.showing.as_ref().map(Showing::ledger).unwrap_or_default()
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this is the module of the funder's page; `cargo xtask build` builds the site");
    std::process::exit(2);
}
