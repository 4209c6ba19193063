//! Everything a site has left on the device, in whatever form, as text to search.

use crate::{Page, Result};

/// All that the page's address has in `IndexedDB`, in the two simple storages and in its history entry.
/// Bytes are shown as the text they may hold.
///
/// # Errors
/// When the browser does not answer.
pub async fn everything(page: &Page) -> Result<String> {
    let body = r"
        const done = arguments[arguments.length - 1];
        const asked = (request) => new Promise((ok, no) => { request.onsuccess = () => ok(request.result); request.onerror = () => no(request.error); });
        const text = (value) => {
            const bytes = ArrayBuffer.isView(value) ? value : Object.prototype.toString.call(value) === '[object ArrayBuffer]' ? new Uint8Array(value) : null;
            return bytes ? String.fromCharCode(...bytes) : JSON.stringify(value, (_, inner) => ArrayBuffer.isView(inner) ? String.fromCharCode(...inner) : inner);
        };
        (async () => {
            const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), JSON.stringify(history.state)];
            for (const { name } of await indexedDB.databases()) {
                const database = await asked(indexedDB.open(name));
                for (const store of database.objectStoreNames) {
                    const all = database.transaction(store).objectStore(store);
                    const [keys, values] = await Promise.all([asked(all.getAllKeys()), asked(all.getAll())]);
                    found.push(`${name}/${store}: ${keys.map(text)} ${values.map(text)}`);
                }
                database.close();
            }
            return found.join('\n');
        })().then(done, (error) => done(`cannot look: ${error}`));";
    let found: String = page.web.execute_async(body, vec![]).await?.convert()?;
    anyhow::ensure!(!found.starts_with("cannot look"), "{found}");
    Ok(found)
}
